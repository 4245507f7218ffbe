#include "solver/smooth_dual.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <cmath>

#include "solver/smooth_ascent.hpp"
#include "unit/solver/tiny_problem.hpp"
#include "unit/solver/tiny_relaxation.hpp"

namespace tomatic::solver {
namespace {

double valueAt(SmoothDual& smooth, const std::vector<double>& prices, double temperature) {
  QuasiNewton::Point point;
  smooth.evaluate(prices, temperature, point);
  return point.value;
}

/// The logarithm of how many choices there are, at most: of patterns for persons, of counts.
double mostEntropy(const Model& model, const Domains& domains) {
  double sum = 0;
  for (const auto& person : domains) {
    for (const auto& day : person) {
      sum += std::log(static_cast<double>(day.size()));
    }
  }
  for (const Counter& counter : model.counters) {
    sum += std::log(static_cast<double>(counter.cost.size()));
  }
  return sum;
}

struct Case {
  explicit Case(std::uint64_t seed)
      : model(compile(test::tinyProblem(seed))), domains(fullDomains(model)), dual(model) {
    Random random(seed);
    prices = test::somePrices(model, random);
    value = dual.evaluate(prices, domains);
    for (std::size_t person = 0; value < forbidden && person < domains.size(); ++person) {
      // Some have one week only.
      for (int day = 0; seed % 2 == 0 && random.below(2) == 0 && day < model.days; ++day) {
        domains[person][day] = {dual.weeks()[person][day]};
      }
    }
    value = dual.evaluate(prices, domains);
  }

  Model model;
  Domains domains;
  Dual dual;
  Prices prices;
  Cost value = 0;
};

}  // namespace

TEST_CASE("the smooth dual is below the exact one by no more than its entropy", "[solver]") {
  CHECK(rc::check([] {
    Case some(*rc::gen::arbitrary<std::uint64_t>());
    RC_PRE(some.value < forbidden);
    SmoothDual smooth(some.model);
    smooth.look(some.domains);
    const double exact = static_cast<double>(some.value) / static_cast<double>(scale);
    for (const double temperature : {10.0, 1.0, 0.01}) {
      const double value = valueAt(smooth, inCostUnits(some.prices), temperature);
      RC_ASSERT(value <= exact + 1e-6);
      RC_ASSERT(value >= exact - temperature * mostEntropy(some.model, some.domains) - 1e-6);
    }
  }));
}

TEST_CASE("the gradient of the smooth dual is how its value changes", "[solver]") {
  CHECK(rc::check([] {
    Case some(*rc::gen::arbitrary<std::uint64_t>());
    RC_PRE(some.value < forbidden);
    SmoothDual smooth(some.model);
    smooth.look(some.domains);
    const double temperature = 5;
    std::vector<double> prices = inCostUnits(some.prices);
    QuasiNewton::Point before;
    smooth.evaluate(prices, temperature, before);
    for (std::size_t i = 0; i < prices.size(); ++i) {
      constexpr double step = 1e-4;
      prices[i] += step;
      const double slope = (valueAt(smooth, prices, temperature) - before.value) / step;
      prices[i] -= step;
      RC_ASSERT(std::abs(slope - before.gradient[i]) < 0.01);
    }
  }));
}

TEST_CASE("a smooth ascent ends with a bound below the optimum, evaluated exactly", "[solver]") {
  CHECK(rc::check([] {
    const std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>();
    Case some(seed);
    RC_PRE(some.value < forbidden);
    const auto optimum = test::cheapestByEnumeration(test::tinyProblem(seed));
    SmoothAscent ascent(some.model);
    some.domains = fullDomains(some.model);
    for (int stage = 0; stage < 8; ++stage) {
      ascent.stage(some.dual, some.domains, [] { return false; });
    }
    RC_ASSERT(ascent.bestValue() == some.dual.evaluate(ascent.bestPrices(), some.domains));
    if (optimum) {
      RC_ASSERT(ascent.bestValue() <= *optimum * scale);
    }
  }));
}

}  // namespace tomatic::solver
