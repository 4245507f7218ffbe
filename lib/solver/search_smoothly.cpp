// Search's way without loads by line: prices by the smooth dual; weeks of many persons by a dive,
// and then part by part.
#include <algorithm>
#include <cmath>

#include "solver/dive.hpp"
#include "solver/search.hpp"

namespace tomatic::solver {
namespace {

// Weeks of many persons are first dived for and then improved part by part; where there are fewer,
// descents are so quick that they find as much.
constexpr double diveTemperature = 0.7;  // in units of cost, at most
constexpr double partTemperature = 0.15;
constexpr double diveShare = 0.2;  // of those who are left, who settle at once
constexpr double horizon = 25;     // in temperatures: patterns dearer than that are left out
constexpr double coldest = 256;    // the smooth dual ends at the unit of cost divided by this
constexpr double coldestOfMany = 1024;
constexpr double warmestBelow = 32;  // where it begins for what is left of a week
constexpr int fruitlessRounds = 3;   // of parts, before something else is tried
constexpr long long firstTree = 10;  // nodes
constexpr long long largestTree = 1'000'000'000;

}  // namespace

/// Settles everybody in turn while prices adapt; then descends.
void Search::dive(const SmoothAscent& ascent, const Domains& domains) {
  Domains near = domains;
  dual_.reduce(ascent.bestPrices(), near, 0,
               std::llround(horizon * ascent.warmth() * static_cast<double>(scale)));
  Dive dive(model_);
  const Weeks weeks = dive.run(near, ascent.warmPrices(), ascent.warmth(), diveShare, stop_);
  evaluations_ += dive.evaluations();
  if (!weeks.empty()) {
    descend(weeks, domains);
  }
}

/// From now on parts go by these prices.
void Search::lookParts(const Node& root) {
  const double temperature = partTemperature * static_cast<double>(unit_);
  Domains near = root.domains;
  dual_.reduce(root.prices, near, 0,
               std::llround(horizon * temperature * static_cast<double>(scale)));
  parts_->look(root.prices, std::move(near), temperature);
}

/// Tries parts until they gain nothing for a while.
void Search::improveParts() {
  for (int fruitless = 0; fruitless < fruitlessRounds && !finished(); ++fruitless) {
    if (parts_->improve(incumbent_, stop_)) {
      changed_(*this);
      fruitless = -1;
    }
  }
}

/// Good prices by way of the smooth dual; bounds and weeks on the way.
Prices Search::climbSmoothly(Node& root) {
  SmoothAscent ascent(model_);
  const auto unit = static_cast<double>(unit_);
  const double last = unit / (parts_ ? coldestOfMany : coldest);
  double nextDescent = unit;
  bool dived = false;
  while (ascent.temperature() > last && !finished()) {
    ascent.stage(dual_, root.domains, stop_);
    raiseBound(provenBound(ascent.bestValue(), unit_));
    if (finished()) {
      break;
    }
    if (parts_ && !dived && ascent.warmth() <= diveTemperature * unit) {
      dived = true;
      dive(ascent, root.domains);
    } else if (!parts_ && ascent.temperature() < nextDescent) {
      dual_.evaluate(ascent.bestPrices(), root.domains);
      descend(dual_.weeks(), root.domains);
      nextDescent = ascent.temperature() / 4;
    }
  }
  evaluations_ += ascent.evaluations();
  return ascent.bestPrices();
}

/// Climbs once more among the patterns that are left, and removes more. Whether no week below the
/// ceiling is left.
bool Search::closeSmoothly(Node& below) {
  const auto unit = static_cast<double>(unit_);
  SmoothAscent ascent(model_, below.prices, unit / warmestBelow);
  bool closed = false;
  while (!closed && ascent.temperature() > unit / coldestOfMany && !finished()) {
    ascent.stage(dual_, below.domains, stop_);
    below.prices = ascent.bestPrices();
    below.bound = std::max(below.bound, provenBound(ascent.bestValue(), unit_));
    closed = below.bound >= ceiling() || removeDear(below) < 0;
  }
  evaluations_ += ascent.evaluations();
  return closed;
}

/// Removes what no week below the ceiling has. Returns how many patterns, -1 if nothing is left.
int Search::removeDear(Node& node) {
  const Cost value = dual_.evaluate(node.prices, node.domains);
  ++evaluations_;
  return value >= forbidden
             ? -1
             : dual_.reduce(node.prices, node.domains, value, (ceiling() - unit_) * scale);
}

/// Parts, and proofs that no week is as cheap as the bound, in turn. Proofs that fail once for some
/// cost are left to the tree.
void Search::runParts(Node& root) {
  ++nodes_;
  root.bound = bound_;
  lookParts(root);
  long long mostNodes = firstTree;
  Cost reach = unit_;
  Cost tried = -1;
  while (!finished()) {
    improveParts();
    if (finished()) {
      break;
    }
    aim_ = bound_ + reach;
    Node below = root;
    const bool anew = ceiling() != tried;
    tried = ceiling();
    if (removeDear(below) < 0 || (anew && closeSmoothly(below))) {
      raiseBound(ceiling());
      reach = std::min(2 * reach, forbidden / 2);
      continue;
    }
    if (!finished()) {
      grow(below, mostNodes);
      mostNodes = std::min(2 * mostNodes, largestTree);
    }
    if (open_.empty() && !finished()) {
      raiseBound(ceiling());
      reach = unit_;  // not less: the aim must be above the bound
    } else {
      reach = std::min(2 * reach, forbidden / 2);
    }
  }
  aim_ = forbidden;
}

}  // namespace tomatic::solver
