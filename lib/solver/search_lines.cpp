// Search's way with loads by line where days are long: prices by the smooth bound by line, weeks by
// a dive, and then some lines at a time.
#include <algorithm>

#include "solver/line_turns.hpp"
#include "solver/search.hpp"
#include "solver/smooth_lines.hpp"

namespace tomatic::solver {
namespace {

constexpr int stepsOfStage = 80;  // at one temperature, at most
// In units of cost: at most, where the week is dived for, and where parts are; the coldest stage.
constexpr double firstTemperature = 0.35;
constexpr double secondTemperature = 0.1;  // at least, where it is soon dived for once more
constexpr double partTemperature = 0.15;
constexpr double leastWarmth = 1.0 / 64;  // of prices that slow dives and parts begin with
constexpr double coldest = 1.0 / 1024;
// Of the lines that are left in a dive, those that settle at once: many for a first week soon, one
// for a good one.
constexpr double shareOfFirst = 0.25;
constexpr double shareOfSecond = 0.1;
constexpr double share = 0.025;
constexpr int stepsWhileRising = 19;  // of the bound, before others are looked at
constexpr int mostIdle = 4;           // rounds of those that close less than this part of the gap
constexpr Cost fairPartOfGap = 200;
constexpr int openingRounds = 8;  // of parts, before the bound is climbed further
constexpr int walksWhenFar = 3;   // of kicks

}  // namespace

/// One temperature. False if it is proven that there is no week.
bool Search::stageByLine(SmoothAscent& ascent, const Domains& domains) {
  ascent.stage(*lineDual_, domains, stop_);
  if (ascent.bestValue() >= forbidden) {
    return false;
  }
  raiseBound(provenBound(ascent.bestValue(), unit_));
  return true;
}

/// Whether every line's days can be divided one by one; else there is no week, and that is soon
/// known.
bool Search::dividesDays() const {
  const Domains domains = fullDomains(model_);
  return std::all_of(
      lines_->programs().begin(), lines_->programs().end(),
      [&](const auto& program) { return static_cast<LineTurns&>(*program).dividesDays(domains); });
}

/// Good prices by way of the smooth likeness; bounds and weeks on the way. Whether the root is
/// closed.
bool Search::climbLines(Node& root) {
  lineDual_ = std::make_unique<LineDual>(model_, *lines_);
  relaxation_ = lineDual_.get();
  const auto unit = static_cast<double>(unit_);
  SmoothAscent ascent(model_, std::make_unique<SmoothLines>(model_, *lines_, true), stepsOfStage);
  std::vector<double> prices;
  bool dived = !isTight_;  // to any week; else that can wait
  while (ascent.temperature() > coldest * unit && !finished()) {
    if (!stageByLine(ascent, root.domains)) {
      bound_ = forbidden;
      return true;
    }
    if (ascent.warmth() > leastWarmth * unit) {
      prices = ascent.warmPrices();
    }
    if (ascent.warmth() <= (dived ? 2 * secondTemperature : firstTemperature) * unit &&
        (!dived || ascent.warmth() > secondTemperature * unit)) {
      dived =
          diveLines(ascent.warmPrices(), ascent.warmth(), dived ? shareOfSecond : shareOfFirst) ||
          dived;
    }
  }
  if (lineParts_ && isFar()) {
    lineParts_->look(prices, partTemperature * unit);
  } else {
    diveLines(prices, partTemperature * unit, share);
  }
  evaluations_ += ascent.evaluations();
  root.prices = ascent.bestPrices();
  root.prices.resize(lineDual_->gaps().size());
  if (climbWhileRising(root)) {
    return true;
  }
  for (int round = 0; round < openingRounds && (improveLines() || isFar()); ++round) {
  }
  return proven();
}

/// Steps on whole weeks, which the smooth likeness does not know, while they close a fair part of
/// the gap. Whether the root is closed.
bool Search::climbWhileRising(Node& root) {
  Ascent ascent(model_, root.prices, nearnessOfLines);
  for (int idle = 0; idle < mostIdle && incumbent_.exists() && !finished();) {
    const Cost before = bound_;
    if (climb(root, ascent, stepsWhileRising)) {
      return true;
    }
    const bool rising = (bound_ - before) * fairPartOfGap >= incumbent_.cost - bound_;
    idle = rising ? 0 : idle + 1;
  }
  root.prices = ascent.bestPrices();
  return proven();
}

void Search::makeLineParts() {
  if (!lineParts_) {
    linesOfOther_ = Lines::make(model_);
    lineParts_ = std::make_unique<LineParts>(model_, *lines_, *linesOfOther_, seed_);
    lineKicks_ = std::make_unique<LineKicks>(model_, *lines_, *linesOfOther_, seed_);
  }
}

/// Makes a week of these that keeps all limits. Whether it is a better one.
bool Search::kickUntilAny(const Weeks& weeks) {
  const bool better = lineKicks_->find(weeks, incumbent_, stop_);
  if (better) {
    changed_(*this);
  }
  return better;
}

/// Settles all lines in turn while prices adapt; then descends. Whether a better week came of it.
bool Search::diveLines(const std::vector<double>& prices, double temperature, double shareOfRound) {
  if (finished()) {
    return false;
  }
  makeLineParts();
  lineParts_->look(prices, temperature);
  const Weeks weeks = lineParts_->dive(shareOfRound, stop_);
  return !weeks.empty() && (descend(weeks, fullDomains(model_)) ||
                            ((!incumbent_.exists() || isFar()) && kickUntilAny(weeks)));
}

/// Tries every line once more, some at a time; and kicks lines, where days are long. What gains
/// nothing sits out some rounds.
bool Search::improveLines() {
  bool improved = false;
  if (incumbent_.exists() && !finished() && (!lineKicks_ || partRecess_.isOver())) {
    improved = lineParts_->improve(incumbent_, stop_);
    partRecess_.begin(improved);
    if (improved) {
      changed_(*this);
    }
  }
  return kickLines() || improved;
}

/// More walks, and in every round, where the week is far from the bound: they bring it nearer than
/// parts.
bool Search::kickLines() {
  bool improved = false;
  const bool far = isFar();
  const int walks = far ? walksWhenFar : 1;
  for (int i = 0; i < walks && lineKicks_ && incumbent_.exists() && !finished(); ++i) {
    if (far || kickRecess_.isOver()) {
      const bool gained = lineKicks_->improve(incumbent_, bound_, stop_);
      kickRecess_.begin(gained);
      improved = improved || gained;
      if (gained) {
        changed_(*this);
      }
    }
  }
  return improved;
}

}  // namespace tomatic::solver
