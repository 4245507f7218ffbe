// A relaxation made smooth (Nesterov 2005): each minimum over choices becomes −t log Σ
// exp(−cost/t), which is differentiable and at most t log(number of choices) below; its gradient is
// how often each is chosen under the Gibbs distribution of temperature t. In floating point: good
// for finding prices, never a bound.
#pragma once

#include <vector>

#include "solver/quasi_newton.hpp"
#include "solver/week_program.hpp"

namespace tomatic::solver {

class SmoothFunction {
 public:
  SmoothFunction() = default;
  SmoothFunction(const SmoothFunction&) = delete;
  SmoothFunction& operator=(const SmoothFunction&) = delete;
  virtual ~SmoothFunction() = default;

  /// How many prices: those of the relaxation, and perhaps some of its own after them.
  virtual std::size_t prices() const = 0;
  /// From now on looks at these patterns of each person and day only.
  virtual void look(const Domains& domains) = 0;
  /// The value at these prices, both in cost units, with its gradient and about its second
  /// derivatives.
  virtual void evaluate(const std::vector<double>& prices, double temperature,
                        QuasiNewton::Point& point) = 0;
};

}  // namespace tomatic::solver
