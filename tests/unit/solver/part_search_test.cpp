#include "solver/part_search.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"
#include "unit/solver/tiny_relaxation.hpp"

namespace tomatic::solver {
namespace {

const Stop never = [] { return false; };

/// A tiny week that some timetable fits, and the first one found.
struct Feasible {
  explicit Feasible(std::uint64_t seed) : problem(test::tinyProblem(seed)) {
    model = compile(problem);
    Dual dual(model);
    const Prices free(model.counters.size());
    if (dual.evaluate(free, fullDomains(model)) < forbidden) {
      Primal(model, seed).descend(dual.weeks(), fullDomains(model), found, never);
    }
  }

  WeekProblem problem;
  Model model;
  Incumbent found;
};

/// Everybody's week at some prices.
Weeks someWeeks(const Model& model, Random& random) {
  Dual dual(model);
  dual.evaluate(test::somePrices(model, random), fullDomains(model));
  return dual.weeks();
}

std::vector<int> somePersons(const Model& model, Random& random) {
  std::vector<int> persons(model.persons.size());
  std::iota(persons.begin(), persons.end(), 0);
  random.shuffle(persons);
  persons.resize(1 + random.below(static_cast<int>(persons.size())));
  return persons;
}

bool improveOften(PartSearch& parts, Incumbent& incumbent) {
  bool improved = false;
  for (int i = 0; i < 5; ++i) {
    improved = parts.improve(incumbent, never) || improved;
  }
  return improved;
}

}  // namespace

TEST_CASE("a part costs what the whole week costs", "[solver]") {
  int parts = 0;
  for (const std::uint64_t seed : test::seeds(1, 300)) {
    const Feasible some(seed);
    if (!some.found.exists()) {
      continue;
    }
    CAPTURE(seed);
    Random random(seed);
    SearchState whole(some.model);
    whole.assign(some.found.weeks);
    const Part part = partOf(some.model, whole, somePersons(some.model, random));
    REQUIRE(whole.cost() == some.found.cost);
    REQUIRE(whole.broken() == 0);
    SearchState state(part.model);
    for (int i = 0; i < 5; ++i) {
      const Weeks chosen = someWeeks(part.model, random);
      Weeks together = some.found.weeks;
      for (std::size_t p = 0; p < part.persons.size(); ++p) {
        together[part.persons[p]] = chosen[p];
      }
      state.assign(chosen);
      whole.assign(together);
      CHECK(state.cost() == whole.cost());
      CHECK(state.broken() == whole.broken());
    }
    ++parts;
  }
  CHECK(parts >= test::often(50));
}

TEST_CASE("a dive ends with a week for everybody, of the patterns that it was given", "[solver]") {
  CHECK(rc::check([] {
    const std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>();
    Random random(seed);
    const Model model = compile(test::tinyProblem(seed));
    const Prices prices = test::somePrices(model, random);
    const Domains domains = test::someDomains(model, random);
    RC_PRE(Dual(model).evaluate(prices, domains) < forbidden);
    Dive dive(model);
    const double temperature = 0.5 + random.below(4);
    const Weeks weeks = dive.run(domains, inCostUnits(prices), temperature, 0.3, never);
    RC_PRE(!weeks.empty());  // what is left of the patterns need not fit the limits
    RC_ASSERT(weeks.size() == model.persons.size());
    for (std::size_t person = 0; person < weeks.size(); ++person) {
      int state = 0;
      for (int day = 0; day < model.days; ++day) {
        const auto& allowed = domains[person][day];
        RC_ASSERT(std::count(allowed.begin(), allowed.end(), weeks[person][day]) == 1);
        const PatternTable& table = model.tables[model.persons[person].table];
        const int usage = table.patterns[weeks[person][day]].usage;
        state += model.spaces[model.persons[person].space].step[usage];
      }
      RC_ASSERT(model.spaces[model.persons[person].space].finalCost[state] < forbidden);
    }
    RC_ASSERT(dive.run(domains, inCostUnits(prices), temperature, 0.3, never) == weeks);
    RC_ASSERT(
        dive.run(domains, inCostUnits(prices), temperature, 0.3, [] { return true; }).empty());
  }));
}

TEST_CASE("a descent never loses the week that it starts from", "[solver]") {
  for (const std::uint64_t seed : test::seeds(1, 200)) {
    const Feasible some(seed);
    if (!some.found.exists()) {
      continue;
    }
    CAPTURE(seed);
    const Domains domains = fullDomains(some.model);
    Incumbent kept;
    CHECK(Primal(some.model, seed).descend(some.found.weeks, domains, kept, never));
    CHECK(kept.cost <= some.found.cost);
    Incumbent stopped;
    CHECK(
        Primal(some.model, seed).descend(some.found.weeks, domains, stopped, [] { return true; }));
    CHECK(stopped.cost <= some.found.cost);
  }
}

TEST_CASE("part by part a week becomes cheaper, never cheaper than the optimum", "[solver]") {
  int better = 0;
  int best = 0;
  int weeks = 0;
  for (const std::uint64_t seed : test::seeds(1, 200)) {
    Feasible some(seed);
    if (!some.found.exists()) {
      continue;
    }
    CAPTURE(seed);
    Random random(seed);
    // A worse start: what a descent from elsewhere comes to, where that fits.
    Incumbent incumbent = some.found;
    SearchState state(some.model);
    for (int i = 0; i < 20; ++i) {
      const Weeks other = someWeeks(some.model, random);
      state.assign(other);
      if (state.broken() == 0 && state.cost() > incumbent.cost) {
        incumbent = {state.cost(), other};
      }
    }
    const Cost before = incumbent.cost;
    PartSearch parts(some.model, seed);
    parts.look(Prices(some.model.counters.size()), fullDomains(some.model), 1);
    const bool improved = improveOften(parts, incumbent);
    state.assign(incumbent.weeks);
    REQUIRE(state.broken() == 0);
    REQUIRE(state.cost() == incumbent.cost);
    CHECK(improved == (incumbent.cost < before));
    CHECK(incumbent.cost <= before);
    const auto optimum = test::cheapestByEnumeration(some.problem);
    REQUIRE(optimum.has_value());
    CHECK(incumbent.cost >= *optimum);
    better += improved ? 1 : 0;
    best += incumbent.cost == *optimum ? 1 : 0;
    ++weeks;
  }
  CHECK(weeks >= test::often(40));
  CHECK(better >= test::often(5));
  CHECK(best >= weeks * 9 / 10);
}

}  // namespace tomatic::solver
