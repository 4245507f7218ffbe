#include "solver/day_scan.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <optional>

#include "solver/dual.hpp"
#include "unit/solver/tiny_problem.hpp"
#include "unit/solver/tiny_relaxation.hpp"

namespace tomatic::solver {
namespace {

/// Of a person's week by way of WeekProgram alone.
Cost cheapestDirectly(const Model& model, WeekProgram& program, int index, const Domains& domains,
                      const Prices& prices) {
  const Person& person = model.persons[index];
  std::vector<Cost> price;
  for (int slot = 0; slot < model.slots(); ++slot) {
    price.push_back(person.itemCost[slot] * scale);
    model.forEachCounter(person, slot / model.turns, slot % model.turns,
                         [&](int counter) { price.back() += prices[counter]; });
  }
  Week week(model.days);
  return program.cheapest(person, domains[index], price, scale, week);
}

}  // namespace

TEST_CASE("patterns in the order of shared prices give the same cheapest weeks", "[solver]") {
  CHECK(rc::check([] {
    const auto problem = test::tinyCounted(*rc::gen::arbitrary<std::uint64_t>());
    const Model model = compile(problem);
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    const Domains domains = test::someDomains(model, random);
    const Prices prices = test::somePrices(model, random);
    WeekProgram program(model);
    DayBests bests;
    for (const std::size_t few : {std::size_t{0}, std::size_t{1000}}) {
      DayScan scan(model, few);
      scan.sort(prices, scale);
      for (int person = 0; person < static_cast<int>(model.persons.size()); ++person) {
        scan.findBests(person, domains[person], prices, bests);
        Week week(model.days);
        const Cost found = program.cheapest(model.persons[person], bests, scale, week);
        RC_ASSERT(found == cheapestDirectly(model, program, person, domains, prices));
      }
    }
  }));
}

}  // namespace tomatic::solver
