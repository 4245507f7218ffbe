#include "solver/gap.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "solver/dual.hpp"
#include "solver/primal.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"
#include "unit/solver/tiny_relaxation.hpp"

namespace tomatic::solver {

TEST_CASE("persons' shares make up the gap, but for counters that nobody counts in", "[solver]") {
  int weeks = 0;
  for (const std::uint64_t seed : test::seeds(1, 200)) {
    CAPTURE(seed);
    const Model model = compile(test::tinyProblem(seed));
    Random random(seed);
    Dual dual(model);
    const Prices prices = test::somePrices(model, random);
    const Domains domains = fullDomains(model);
    const Cost value = dual.evaluate(prices, domains);
    Incumbent found;
    if (value < forbidden) {
      Primal(model, seed).descend(dual.weeks(), domains, found, [] { return false; });
    }
    if (!found.exists()) {
      continue;
    }
    SearchState state(model);
    state.assign(found.weeks);
    Gap gap(model);
    gap.look(prices);
    const std::vector<Cost> shares = gap.shares(state);
    REQUIRE(shares.size() == model.persons.size());
    CHECK(std::all_of(shares.begin(), shares.end(), [](Cost share) { return share >= 0; }));
    Cost rest = found.cost * scale - value - std::accumulate(shares.begin(), shares.end(), Cost{0});
    Cost rounding = 0;
    for (std::size_t counter = 0; counter < model.counters.size(); ++counter) {
      const int count = state.countOf(static_cast<int>(counter));
      rounding += count;
      if (count == 0) {
        const std::vector<Cost>& cost = model.counters[counter].cost;
        Cost least = forbidden;
        for (std::size_t n = 0; n < cost.size(); ++n) {
          least = std::min(least, cost[n] < forbidden
                                      ? cost[n] * scale - prices[counter] * static_cast<Cost>(n)
                                      : forbidden);
        }
        rest -= cost[0] * scale - least;
      }
    }
    CHECK(rest >= 0);
    CHECK(rest <= rounding);
    ++weeks;
  }
  CHECK(weeks >= test::often(40));
}

}  // namespace tomatic::solver
