#include "solver/quick_exp.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace tomatic::solver {

TEST_CASE("the quick exponential is that of the standard library, nearly", "[solver]") {
  CHECK(quickExp(0) == 1);
  for (double x = -700; x <= 700; x += 0.0173) {
    CHECK(std::abs(quickExp(x) / std::exp(x) - 1) < 1e-8);
  }
}

}  // namespace tomatic::solver
