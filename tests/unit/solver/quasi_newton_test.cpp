#include "solver/quasi_newton.hpp"

#include <catch2/catch.hpp>

namespace tomatic::solver {

TEST_CASE("quasi-Newton steps find the top of a stretched hill", "[solver]") {
  // −Σ (i + 1)² (x_i − i)² − (Σ x)²: its axes are coupled, and the diagonal given is wrong.
  constexpr int size = 6;
  const auto hill = [](const QuasiNewton::Vector& at, QuasiNewton::Point& point) {
    double sum = 0;
    for (const double x : at) {
      sum += x;
    }
    point.value = -sum * sum;
    point.gradient.assign(size, -2 * sum);
    point.curvature.assign(size, 1);
    for (int i = 0; i < size; ++i) {
      const double away = at[i] - i;
      point.value -= (i + 1) * (i + 1) * away * away;
      point.gradient[i] -= 2 * (i + 1) * (i + 1) * away;
    }
  };
  QuasiNewton climb(QuasiNewton::Vector(size, 0.0));
  climb.restart(hill);
  double last = climb.point().value;
  for (int step = 0; step < 60; ++step) {
    CHECK(climb.step(hill) >= 0);
    CHECK(climb.point().value >= last);
    last = climb.point().value;
  }
  for (const double slope : climb.point().gradient) {
    CHECK(slope == Approx(0).margin(1e-5));
  }
}

}  // namespace tomatic::solver
