// Search's way with loads by line where lines are quickly divided: prices by the smooth dual by
// person and then by the smooth bound by line; whole dives among what a week as cheap as the bound
// may have, then some lines at a time; and trees.
#include <algorithm>

#include "solver/search.hpp"
#include "solver/smooth_lines.hpp"

namespace tomatic::solver {
namespace {

// Temperatures are in units of cost.
constexpr double lastByPerson = 0.06;
constexpr double firstByLine = 0.1;
constexpr double coldest = 1.0 / 128;
constexpr int stepsOfStage = 30;
// Of subgradients, among what a week as cheap as the bound may have: for the first bound, and for
// each later one.
constexpr int stepsBelow = 2000;
constexpr int stepsBelowLater = 200;
// Of subgradients, by line and slot: to see whether they raise the bound by that part of the gap,
// and if so.
constexpr int stepsTried = 100;
constexpr Cost shareOfGap = 64;
constexpr int stepsBySlot = 1000;
constexpr int stepsForDives = 600;  // by line again
// Dives, each temperature twice: some lines settle at once, and then one after the other.
constexpr int dives = 3;
constexpr double diveTemperature = 0.3;  // of the first, halved for each of the next
constexpr double shareOfQuick = 0.15;
constexpr double shareOfSlow = 0.03;
constexpr double partTemperature = 0.3;
constexpr int openingRounds = 8;  // of parts, before the first tree

// The bound is raised by twice as much after so many times.
constexpr int raisesPerReach = 4;

}  // namespace

/// Good prices, by person first; what is too dear for a better week than is known is left out on
/// the way. Whether the root is closed.
bool Search::climbQuickLines(Node& root) {
  const auto unit = static_cast<double>(unit_);
  SmoothAscent byPerson(model_);
  while (byPerson.temperature() > lastByPerson * unit && !finished()) {
    byPerson.stage(dual_, root.domains, stop_);
    raiseBound(provenBound(byPerson.bestValue(), unit_));
  }
  lineDual_ = std::make_unique<LineDual>(model_, *lines_);
  relaxation_ = lineDual_.get();
  root.prices = lineDual_->startFrom(byPerson.bestPrices());
  SmoothAscent ascent(std::make_unique<SmoothLines>(model_, *lines_, false), root.prices,
                      firstByLine * unit, stepsOfStage);
  bool closed = false;
  while (!closed && ascent.temperature() > coldest * unit && !finished()) {
    if (!stageByLine(ascent, root.domains)) {
      bound_ = forbidden;
      return true;
    }
    root.prices = ascent.bestPrices();
    root.prices.resize(lineDual_->gaps().size());
    if (!finished()) {
      const Cost value = lineDual_->evaluate(root.prices, root.domains);
      ++evaluations_;
      descend(lineDual_->weeks(), root.domains);
      const int removed = removeDear(root, value);
      closed = removed < 0;
      if (removed > 0) {
        fitLines(root.domains);
      }
    }
  }
  evaluations_ += byPerson.evaluations() + ascent.evaluations();
  return closed;
}

/// What a week that is by less than the reach dearer than the bound may have, with good prices for
/// it if there are steps left to find them. False if that is nothing: then the bound is raised.
bool Search::climbBelow(const Node& root, Node& below, Cost reach, int steps) {
  below = root;
  aim_ = bound_ + reach;
  fitLines(root.domains);
  bool closed = removeDear(below) < 0;
  if (!closed && steps > 0) {
    fitLines(below.domains);
    Ascent ascent(model_, below.prices, nearnessOfLines);
    closed = climb(below, ascent, steps);
    below.prices = ascent.bestPrices();
  }
  if (closed) {
    raiseBound(ceiling());
  }
  aim_ = forbidden;
  return !closed;
}

/// Whole weeks among what is left, then parts of the best.
void Search::divesByLine(const Node& below, const Domains& domains) {
  if (finished()) {
    return;
  }
  if (!lineParts_) {
    linesOfOther_ = Lines::make(model_, below.domains);
    lineParts_ = std::make_unique<LineParts>(model_, *lines_, *linesOfOther_, seed_);
  }
  lineParts_->keepTo(below.domains);
  std::vector<double> prices = inCostUnits(pricesOfDives(below));
  prices.resize(lines_->prices());
  double temperature = diveTemperature * static_cast<double>(unit_);
  for (int i = 0; i < dives; ++i, temperature /= 2) {
    lineParts_->look(prices, temperature);
    for (const double share : {shareOfQuick, shareOfSlow}) {
      const Weeks weeks = finished() ? Weeks() : lineParts_->dive(share, stop_);
      if (!weeks.empty()) {
        descend(weeks, domains);
      }
    }
  }
  lineParts_->look(prices, partTemperature * static_cast<double>(unit_));
  for (int round = 0; round < openingRounds && !finished(); ++round) {
    improveLines();
  }
}

/// Makes lines and slots small, for these domains and smaller ones.
void Search::fitLines(const Domains& domains) {
  lines_->fit(domains);
  if (slots_) {
    slots_->fit(domains);
  }
}

/// Dives know no slots: good prices of lines alone, for what is left.
Prices Search::pricesOfDives(const Node& below) {
  if (relaxation_ != slotDual_.get()) {
    return below.prices;
  }
  Ascent ascent(model_, otherPrices_, nearnessOfLines);
  for (int step = 0; step < stepsForDives && !finished(); ++step) {
    ascent.step(*lineDual_, below.domains, ceiling() * scale);
    ++evaluations_;
  }
  otherPrices_ = ascent.bestPrices();
  return otherPrices_;
}

/// Bounds by line and slot, too, where slots are small; false if they are not. If they raise the
/// root's bound, they are climbed and all bounds are theirs; else every other tree's.
bool Search::climbBySlot(Node& root) {
  slots_ = Slots::make(model_, *lines_);
  if (!slots_) {
    return false;
  }
  fitLines(root.domains);
  slotDual_ = std::make_unique<LineDual>(model_, *lines_, slots_.get());
  otherPrices_ = root.prices;
  otherPrices_.resize(slots_->prices());
  useSlots(true, root);
  const Cost before = relaxation_->evaluate(root.prices, root.domains);
  const Cost fair = (ceiling() * scale - before) / shareOfGap;
  Ascent ascent(model_, root.prices, nearnessOfLines);
  bool closed = climb(root, ascent, stepsTried);
  slotsRaise_ = ascent.bestValue() - before > fair;
  closed = closed || (slotsRaise_ && climb(root, ascent, stepsBySlot));
  root.prices = ascent.bestPrices();
  if (closed) {
    raiseBound(ceiling());
  }
  return true;
}

/// Whether bounds come from lines and slots from now on, or from lines alone.
void Search::useSlots(bool use, Node& root) {
  Relaxation* const next = use ? slotDual_.get() : lineDual_.get();
  if (next != relaxation_) {
    relaxation_ = next;
    std::swap(root.prices, otherPrices_);
  }
}

/// Dives for a week as cheap as the bound; where that is far from any, for one that is by less than
/// the reach dearer. Returns what of the root such a week may have.
Search::Node Search::diveBelowByLine(Node& root, Cost& reach) {
  Node left;
  reach = unit_;
  const long long last = evaluations_ + (lineParts_ || slotDual_ ? stepsBelowLater : stepsBelow);
  for (int raised = 1; !finished(); ++raised) {
    if (climbBelow(root, left, reach, static_cast<int>(std::max(last - evaluations_, 0LL)))) {
      break;
    }
    reach = std::min(raised % raisesPerReach == 0 ? 2 * reach : reach, forbidden / 2);
  }
  divesByLine(left, root.domains);
  if (!finished()) {
    fitLines(root.domains);
    const Cost value = relaxation_->evaluate(root.prices, root.domains);
    if (relaxation_->evaluate(left.prices, root.domains) > value) {
      root.prices = left.prices;
    }
  }
  return left;
}

}  // namespace tomatic::solver
