#include "solver/line_dual.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "solver/solve.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

using namespace tomatic;
using namespace tomatic::solver;
using test::cheapestByEnumeration;
using test::tinyProblem;

namespace {

/// Tiny weeks by line that fit the programs of the lines, feasible ones with their optimum.
template <typename Each>
int forEachWeek(std::uint64_t from, std::uint64_t to, Each each) {
  int weeks = 0;
  for (const std::uint64_t seed : test::seeds(from, to)) {
    const WeekProblem problem = tinyProblem(seed);
    const auto cheapest = problem.byLine ? cheapestByEnumeration(problem) : std::nullopt;
    if (cheapest) {
      CAPTURE(seed);
      each(problem, *cheapest, Random(seed));
      ++weeks;
    }
  }
  return weeks;
}

Prices somePrices(const Model& model, Random& random) {
  Prices prices(model.counters.size());
  for (Cost& price : prices) {
    price = (random.below(41) - 20) * scale / (1 + random.below(3));
  }
  return prices;
}

/// Prices of the lines, with those who attend several asked for more or less than a cell costs.
Prices disturbed(Prices prices, std::size_t counters, Random& random) {
  for (std::size_t i = counters; i < prices.size(); ++i) {
    prices[i] += (random.below(21) - 10) * scale;
  }
  return prices;
}

bool anySplit(const Model& model) {
  return std::any_of(model.tables.begin(), model.tables.end(),
                     [](const PatternTable& table) { return table.lines.size() > 1; });
}

}  // namespace

TEST_CASE("dividing lines and filling slots bounds from below, from above what persons alone do",
          "[solver]") {
  int higher = 0;
  int highest = 0;
  int splits = 0;
  const int weeks =
      forEachWeek(2000, 2500, [&](const WeekProblem& problem, Cost cheapest, auto random) {
        const Model model = compile(problem);
        const auto lines = Lines::make(model);
        REQUIRE(lines);
        Dual persons(model);
        LineDual divided(model, *lines);
        const auto slots = Slots::make(model, *lines);
        REQUIRE(slots);
        LineDual filled(model, *lines, slots.get());
        const Domains domains = fullDomains(model);
        splits += anySplit(model) ? 1 : 0;
        for (int i = 0; i < 5; ++i) {
          const Prices prices = somePrices(model, random);
          const Prices same = divided.startFrom(prices);
          const Cost low = persons.evaluate(prices, domains);
          const Cost high = divided.evaluate(same, domains);
          REQUIRE(low <= high);
          REQUIRE(high <= cheapest * scale);
          higher += low < high ? 1 : 0;
          Prices withSlots = disturbed(same, prices.size(), random);
          const Cost disturbedLow = divided.evaluate(withSlots, domains);
          REQUIRE(disturbedLow <= cheapest * scale);
          withSlots.resize(slots->prices());
          const Cost disturbedHigh = filled.evaluate(withSlots, domains);
          REQUIRE(disturbedLow <= disturbedHigh);
          highest += disturbedLow < disturbedHigh ? 1 : 0;
          REQUIRE(filled.evaluate(disturbed(withSlots, lines->prices(), random), domains) <=
                  cheapest * scale);
        }
      });
  CHECK(weeks >= test::often(60));
  CHECK(higher >= weeks);
  CHECK(highest >= weeks);
  CHECK(splits >= test::often(30));
}

TEST_CASE("no pattern of a cheapest week is removed", "[solver]") {
  int removed = 0;
  forEachWeek(3000, 3300, [&](const WeekProblem& problem, Cost cheapest, auto random) {
    const Solution solution = solve(problem, {});
    REQUIRE(solution.cost == cheapest);
    const Model model = compile(problem);
    const auto lines = Lines::make(model);
    const auto slots = Slots::make(model, *lines);
    LineDual divided(model, *lines, random.below(2) == 0 ? slots.get() : nullptr);
    Domains domains = fullDomains(model);
    Prices start =
        disturbed(divided.startFrom(somePrices(model, random)), model.counters.size(), random);
    Ascent first(model, start);
    for (int step = 0; step < 30; ++step) {
      first.step(divided, domains, cheapest * scale);
    }
    const Prices& prices = first.bestPrices();
    const Cost value = divided.evaluate(prices, domains);
    const int gone = divided.reduce(prices, domains, value, cheapest * scale);
    REQUIRE(gone >= 0);
    removed += gone;
    // What is left of the week still costs as little.
    REQUIRE(divided.evaluate(prices, domains) <= cheapest * scale);
    Ascent ascent(model, prices);
    for (int step = 0; step < 60; ++step) {
      REQUIRE(ascent.step(divided, domains, cheapest * scale) <= cheapest * scale);
    }
  });
  CHECK(removed > test::often(200));
}

TEST_CASE("lines that need too large graphs are left to the persons' bound", "[solver]") {
  forEachWeek(4000, 4040, [&](const WeekProblem& problem, Cost, auto) {
    const Model model = compile(problem);
    const auto lines = Lines::make(model);
    REQUIRE(lines);
    const long long arcs = lines->arcs();
    CHECK(Lines::make(model, arcs));
    CHECK_FALSE(Lines::make(model, arcs - 1));
  });
}
