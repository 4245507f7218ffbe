// Search's beginning with loads by line where lines are too crowded for bounds by line: the week is
// first searched as if lines did not matter.
#include <algorithm>
#include <array>
#include <numeric>

#include "solver/line_division.hpp"
#include "solver/nearest_weeks.hpp"
#include "solver/search.hpp"
#include "solver/two_threads.hpp"
#include "solver/without_lines.hpp"

namespace tomatic::solver {
namespace {

constexpr long long mostNodes = 10;
// For many persons: so many descents, first for a week soon and then for a good one, or a gap of
// one in this many for each of them, which is longer in coming the more they are.
constexpr long long fewDescents = 12;
constexpr long long manyDescents = 200;
constexpr Cost nearEnough = 60'000;

// Annealing, in units of cost: the more turns of a week are left over, the less of it can stay.
constexpr double coolest = 0.15;
constexpr double perLeftOver = 4;      // by their share
constexpr double mostLeftOver = 0.06;  // where it pays to begin from a good week
constexpr double coldestPart = 0.3;    // of the first temperature, at the end

}  // namespace

/// Searches the week as if lines did not matter, until it is proven or good enough.
Prices Search::searchWhole(const Model& whole, Incumbent& best, long long mostDescents) {
  const Search* now = nullptr;
  const bool many = model_.persons.size() >= manyPersons;
  const auto persons = static_cast<Cost>(model_.persons.size());
  const auto enough = [&] {
    return stop_() ||
           (now != nullptr &&
            (now->nodes_ > mostNodes ||
             (many && now->incumbent_.exists() &&
              (now->effort().descents >= mostDescents ||
               (now->incumbent_.cost - now->bound_) * nearEnough <= now->bound_ * persons))));
  };
  Search search(whole, seed_, 0, enough, [&](const Search& of) {
    now = &of;
    raiseBound(std::min(of.bound(), of.incumbent().cost));
  });
  if (best.exists()) {
    search.startFrom(best.weeks);
  }
  search.run();
  evaluations_ += search.effort().evaluations;
  best = search.incumbent();
  Prices prices = search.rootPrices_;
  prices.resize(model_.counters.size());
  return prices;
}

/// What is proven without lines holds with them; and a week found there mostly is one of this week
/// once its lines are divided. Returns the prices.
Prices Search::searchWithoutLines() {
  const Model whole = withoutLines(model_);
  Incumbent best;
  Prices prices = searchWhole(whole, best, fewDescents);
  if (!best.exists() || finished()) {
    return prices;
  }
  divideWhole(whole, best.weeks);
  if (annealing_ && warmest_ < coolest + perLeftOver * mostLeftOver && !finished()) {
    prices = searchWhole(whole, best, manyDescents);
    divideWhole(whole, best.weeks);
  }
  return prices;
}

/// Gives lines to who attends in a week without them; where that does not keep all loads, the week
/// is annealed.
void Search::divideWhole(const Model& whole, const Weeks& weeks) {
  if (finished()) {
    return;
  }
  LineDivision division(model_, whole, seed_);
  const Assignment divided = division.divide(weeks, stop_);
  if (divided.empty()) {
    return;  // stopped
  }
  if (division.leftOver() > 0) {
    const auto turns = std::accumulate(model_.persons.begin(), model_.persons.end(), 0.0,
                                       [&](double sum, const Person& person) {
                                         const auto& caps = model_.spaces[person.space].caps;
                                         return std::accumulate(caps.begin(), caps.end(), sum);
                                       });
    warmest_ = coolest + perLeftOver * division.leftOver() / turns;
    if (anneal(divided)) {
      return;
    }
  }
  const Weeks nearest = nearestWeeks(model_, divided);
  if (!nearest.empty() && !finished()) {
    descend(nearest, fullDomains(model_));
  }
}

/// Anneals from a week as it is, twice at once, and keeps the better outcome if it is the best week
/// so far. Whether there is a week then.
bool Search::anneal(const Assignment& start) {
  if (!annealing_) {
    annealing_ = std::make_unique<LineAnnealing>(model_);
  }
  if (!annealing_->fits() || finished()) {
    return incumbent_.exists();
  }
  std::array<LineAnnealing, 2> both{*annealing_, *annealing_};
  const double first = warmest_ * static_cast<double>(unit_);
  const auto run = [&](int which, const Stop& stop) {
    const auto seed = seed_ + static_cast<std::uint64_t>(sweeps_ + which);
    if (both[which].begin(start, seed)) {
      both[which].run(first, coldestPart * first, sweeps_, stop);
    }
  };
  const bool whole = runBoth(
      stop_, [&] { run(0, stop_); }, [&](const Stop& stop) { run(1, stop); });
  sweeps_ *= 2;
  const LineAnnealing& better = whole && both[1].cost() < both[0].cost() ? both[1] : both[0];
  const Weeks weeks = nearestWeeks(model_, better.assignment());
  if (!weeks.empty()) {
    // As it is, if it keeps all limits; parts descend.
    descend(weeks, fullDomains(model_), [&] { return incumbent_.exists() || stop_(); });
  }
  return incumbent_.exists();
}

/// Anneals once more, twice as long as before.
void Search::annealAgain() {
  if (annealing_ && incumbent_.exists() && !finished()) {
    anneal(cellsOf(model_, incumbent_.weeks));
  }
}

}  // namespace tomatic::solver
