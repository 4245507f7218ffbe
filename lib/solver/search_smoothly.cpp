// Search's way without loads by line, and where lines are too crowded for bounds by line: prices by
// the smooth dual; weeks by dives, and then part by part.
#include <algorithm>

#include "solver/crowd_bound.hpp"
#include "solver/dive.hpp"
#include "solver/search.hpp"
#include "solver/two_threads.hpp"

namespace tomatic::solver {
namespace {

// Weeks of many persons are dived for while the ascent goes on; where there are fewer, descents are
// so quick that they go first, and dives wait for the prices at the end.
constexpr double diveTemperature = 0.7;  // in units of cost, at most
constexpr double partTemperature = 0.15;
constexpr double diveShare = 0.25;  // of those who are left, who settle at once
// Few persons: whole dives, the first as warm as parts are, each half as warm as the one before.
constexpr int divesOfFew = 4;
constexpr double temperatureOfFew = 0.3;
constexpr double shareOfFew = 0.15;
constexpr double coldest = 256;  // the smooth dual ends at the unit of cost divided by this
constexpr double coldestOfMany = 1024;
constexpr double warmestBelow = 4;  // where it begins for what is left of a week
constexpr int lastSteps = 300;      // of subgradients there
// How many choices of the members of a crowd are looked at, first and where that is too few.
constexpr long long workOfCrowd = 100'000;
constexpr long long mostWorkOfCrowd = 800'000;
// Of parts, before something else is tried: with lines, where the tree gains little, more.
constexpr int fruitlessRounds = 3;
constexpr int fruitlessByLine = 6;
constexpr int turnsPerProof = 3;  // from one that failed to the same with more work
constexpr int turnsPerTree = 16;
constexpr long long firstTree = 10;  // nodes
constexpr long long largestTree = 1'000'000'000;

/// Bounds the members of small crowds together, and removes what they cannot have. Whether no week
/// of that scaled value or less is left.
bool closeCrowds(const Model& model, Dual& dual, const Prices& prices, Domains& domains, Cost limit,
                 long long mostWork, const Stop& stop) {
  const Cost value = dual.evaluate(prices, domains);
  CrowdBound crowds(model, mostWork);
  return value > limit || crowds.raise(prices, domains, value, limit, stop) > limit ||
         crowds.reduce(prices, domains, stop) < 0;
}

}  // namespace

/// Settles everybody in turn while prices adapt; then descends. Meanwhile the ascent goes on;
/// returns whether it came to its end before a stop.
bool Search::dive(SmoothAscent& ascent, const Domains& domains, double last) {
  const Domains near = patternsNear(dual_, ascent.bestPrices(), domains, ascent.warmth());
  const std::vector<double> prices = ascent.warmPrices();
  const double temperature = ascent.warmth();
  return runBoth(
      stop_,
      [&] {
        Dive dive(model_);
        const Weeks weeks = dive.run(near, prices, temperature, diveShare, stop_);
        evaluations_ += dive.evaluations();
        if (!weeks.empty()) {
          descend(weeks, domains);
        }
      },
      [&](const Stop& stop) {
        Dual dual(model_);
        while (ascent.temperature() > last && !stop()) {
          ascent.stage(dual, domains, stop);
        }
      });
}

/// From now on parts go by these prices.
void Search::lookParts(const Node& root) {
  const double temperature = partTemperature * static_cast<double>(unit_);
  parts_->look(root.prices, patternsNear(dual_, root.prices, root.domains, temperature),
               temperature);
}

/// What a week as cheap as the bound may have; everything if it has nothing.
Domains Search::patternsBelow(const Node& root) {
  Node below = root;
  aim_ = bound_ + unit_;
  const bool any = removeDear(below) >= 0;
  aim_ = forbidden;
  return any ? below.domains : root.domains;
}

/// The same for few persons, among what a week as cheap as the bound may have; and whole dives
/// there.
void Search::lookBelow(const Node& root) {
  const Domains near = patternsBelow(root);
  diveBelow(root, near);
  parts_->look(root.prices, near, temperatureOfFew * static_cast<double>(unit_));
}

/// Whole weeks among these patterns, colder and colder.
void Search::diveBelow(const Node& root, const Domains& near) {
  const std::vector<double> prices = inCostUnits(root.prices);
  double temperature = temperatureOfFew * static_cast<double>(unit_);
  Dive dive(model_);
  for (int i = 0; i < divesOfFew && !finished(); ++i, temperature /= 2) {
    const Weeks weeks = dive.run(near, prices, temperature, shareOfFew, stop_);
    if (!weeks.empty()) {
      descend(weeks, root.domains);
    }
  }
  evaluations_ += dive.evaluations();
}

/// Subgradients from the prices so far, with descents on the way. Whether the bound rose.
bool Search::climbPlainly(Node& root) {
  const Cost before = bound_;
  Ascent ascent(model_, root.prices);
  if (climb(root, ascent, rootSteps)) {
    raiseBound(ceiling());
  }
  root.prices = ascent.bestPrices();
  root.bound = bound_;
  return bound_ > before;
}

/// Tries parts until they gain nothing for a while.
void Search::improveParts() {
  const int rounds = model_.byLine() ? fruitlessByLine : fruitlessRounds;
  for (int fruitless = 0; fruitless < rounds && !finished(); ++fruitless) {
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
      if (!dive(ascent, root.domains, last)) {
        return root.prices;  // how far the ascent came depends on time
      }
      raiseBound(provenBound(ascent.bestValue(), unit_));
    } else if (!parts_ && ascent.temperature() < nextDescent) {
      dual_.evaluate(ascent.bestPrices(), root.domains);
      descend(dual_.weeks(), root.domains);
      nextDescent = ascent.temperature() / 4;
    }
  }
  evaluations_ += ascent.evaluations();
  rootPrices_ = ascent.bestPrices();
  return rootPrices_;
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
  if (!closed && !finished()) {
    below.depth = 1;  // no root, where weeks would be looked for on the way
    Ascent last(model_, below.prices);
    closed = climb(below, last, lastSteps);
    below.prices = last.bestPrices();
  }
  return closed || (!finished() && (closeCrowds(model_, dual_, below.prices, below.domains,
                                                (ceiling() - unit_) * scale, workOfCrowd, stop_) ||
                                    removeDear(below) < 0));
}

/// Removes what no week below the ceiling has. Returns how many patterns, -1 if nothing is left.
int Search::removeDear(Node& node) {
  const Cost value = relaxation_->evaluate(node.prices, node.domains);
  ++evaluations_;
  return removeDear(node, value);
}

/// The same, once the node is evaluated.
int Search::removeDear(Node& node, Cost value) {
  return value >= forbidden
             ? -1
             : relaxation_->reduce(node.prices, node.domains, value, (ceiling() - unit_) * scale);
}

/// Parts, and the proof that no week is as cheap as the bound, in turn. Where that fails it is
/// tried with more work, while every other turn of parts keeps to what it leaves; where that fails,
/// too, the tree takes its turn; with many persons seldom: what is missing is mostly the week.
void Search::runParts(Node& root) {
  ++nodes_;
  root.bound = bound_;
  const bool few = !parts_;
  if (few) {
    parts_ = std::make_unique<PartSearch>(model_, seed_);
  } else {
    lookParts(root);
  }
  const Domains near = parts_->near();
  const bool crowds = !few && !model_.byLine();
  long long mostNodes = firstTree;
  Cost reach = unit_;
  Cost tried = -1;
  Node left;      // of the week by the proof that failed last
  int again = 0;  // the turn in which that is tried with more work
  for (int turn = 1; !finished(); ++turn) {
    const bool anew = tried < bound_;
    if (few && anew) {
      lookBelow(root);
    } else if (crowds) {
      parts_->keepTo(anew || turn % 2 != 0 ? near : left.domains);
    }
    improveParts();
    // With few, after the turns 1, 2, 4…: the others are the tree's.
    if (!few || (turn & (turn - 1)) == 0) {
      annealAgain();
    }
    const bool harder = !anew && turn == again;
    if (finished() || (!few && !anew && !harder && turn % turnsPerTree != 0) ||
        (few && turn == 1 && climbPlainly(root))) {
      continue;
    }
    aim_ = bound_ + (anew || harder ? unit_ : reach);
    tried = bound_;
    Node below = harder ? left : root;
    if (harder ? closeCrowds(model_, dual_, below.prices, below.domains,
                             (ceiling() - unit_) * scale, mostWorkOfCrowd, stop_)
               : removeDear(below) < 0 || (anew && closeSmoothly(below))) {
      raiseBound(ceiling());
    } else if (crowds && (anew || harder)) {
      left = std::move(below);
      again = anew ? turn + turnsPerProof : 0;
    } else if (!anew && !finished()) {
      grow(below, mostNodes);
      mostNodes = std::min(2 * mostNodes, largestTree);
      const bool closed = open_.empty() && !finished();
      if (closed) {
        raiseBound(ceiling());
      }
      reach = closed ? unit_ : std::min(2 * reach, forbidden / 2);
    }
    aim_ = forbidden;
  }
}

}  // namespace tomatic::solver
