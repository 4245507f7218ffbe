// Search's beginning with loads by line where lines are too crowded for bounds by line: the week is
// first searched as if lines did not matter.
#include <algorithm>

#include "solver/line_division.hpp"
#include "solver/nearest_weeks.hpp"
#include "solver/search.hpp"
#include "solver/without_lines.hpp"

namespace tomatic::solver {
namespace {

constexpr long long mostNodes = 10;
// For many persons: a gap of one in this many for each of them, which is longer in coming the more
// they are.
constexpr Cost nearEnough = 60'000;

}  // namespace

/// What is proven without lines holds with them; and a week found there mostly is one of this week
/// once its lines are divided. Returns the prices.
Prices Search::searchWithoutLines() {
  const Model whole = withoutLines(model_);
  const Search* now = nullptr;
  const bool many = model_.persons.size() >= manyPersons;
  const auto persons = static_cast<Cost>(model_.persons.size());
  const auto enough = [&] {
    return stop_() ||
           (now != nullptr &&
            (now->nodes_ > mostNodes ||
             (many && now->incumbent_.exists() &&
              (now->incumbent_.cost - now->bound_) * nearEnough <= now->bound_ * persons)));
  };
  Search search(whole, seed_, 0, enough, [&](const Search& of) {
    now = &of;
    raiseBound(std::min(of.bound(), of.incumbent().cost));
  });
  search.run();
  evaluations_ += search.effort().evaluations;
  if (search.incumbent().exists() && !finished()) {
    LineDivision division(model_, whole, seed_);
    const Weeks weeks = nearestWeeks(model_, division.divide(search.incumbent().weeks, stop_));
    if (!weeks.empty()) {
      descend(weeks, fullDomains(model_));
    }
  }
  Prices prices = search.rootPrices_;
  prices.resize(model_.counters.size());
  return prices;
}

}  // namespace tomatic::solver
