// Search's way with loads by line where days are long: prices by the smooth bound by line, weeks by
// a dive, and then some lines at a time.
#include <algorithm>

#include "solver/search.hpp"
#include "solver/smooth_lines.hpp"

namespace tomatic::solver {
namespace {

constexpr int stepsOfStage = 80;  // at one temperature, at most
// In units of cost: at most, where the week is dived for, and where parts are; the coldest stage.
constexpr double firstTemperature = 0.35;
constexpr double secondTemperature = 0.1;  // at least, where it is soon dived for once more
constexpr double partTemperature = 0.15;
constexpr double coldest = 1.0 / 1024;
// Of the lines that are left in a dive, those that settle at once: many for a first week soon, one
// for a good one.
constexpr double shareOfFirst = 0.25;
constexpr double shareOfSecond = 0.1;
constexpr double share = 0.025;
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

/// Good prices by way of the smooth likeness; bounds and weeks on the way. Whether the root is
/// closed.
bool Search::climbLines(Node& root) {
  lineDual_ = std::make_unique<LineDual>(model_, *lines_);
  relaxation_ = lineDual_.get();
  const auto unit = static_cast<double>(unit_);
  SmoothAscent ascent(model_, std::make_unique<SmoothLines>(model_, *lines_, true), stepsOfStage);
  while (ascent.temperature() > coldest * unit && !finished()) {
    if (!stageByLine(ascent, root.domains)) {
      bound_ = forbidden;
      return true;
    }
    const bool isFirst = !incumbent_.exists();
    if (ascent.warmth() <= (isFirst ? firstTemperature : 2 * secondTemperature) * unit &&
        (isFirst || ascent.warmth() > secondTemperature * unit)) {
      diveLines(ascent, ascent.warmth(), isFirst ? shareOfFirst : shareOfSecond);
    }
  }
  if (lineParts_ && isFar()) {
    lineParts_->look(ascent.warmPrices(), partTemperature * unit);
  } else {
    diveLines(ascent, partTemperature * unit, share);
  }
  for (int round = 0; round < openingRounds && (improveLines() || isFar()); ++round) {
  }
  evaluations_ += ascent.evaluations();
  root.prices = ascent.bestPrices();
  root.prices.resize(lineDual_->gaps().size());
  return proven();
}

/// Settles all lines in turn while prices adapt; then descends.
void Search::diveLines(const SmoothAscent& ascent, double temperature, double shareOfRound) {
  if (finished()) {
    return;
  }
  if (!lineParts_) {
    linesOfOther_ = Lines::make(model_);
    lineParts_ = std::make_unique<LineParts>(model_, *lines_, *linesOfOther_, seed_);
    lineKicks_ = std::make_unique<LineKicks>(model_, *lines_, *linesOfOther_, seed_);
  }
  lineParts_->look(ascent.warmPrices(), temperature);
  const Weeks weeks = lineParts_->dive(shareOfRound, stop_);
  if (!weeks.empty()) {
    descend(weeks, fullDomains(model_));
  }
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
