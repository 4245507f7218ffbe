// A line's program (see line_program.hpp) made smooth: −t log Σ exp(−cost/t) over the ways to
// divide the line, and how likely each member attends each slot when a way of cost c is taken with
// probability ∝ exp(−c/t). In floating point: good for finding prices, never a bound.
#pragma once

#include <vector>

#include "solver/line_program.hpp"

namespace tomatic::solver {

class SmoothLine {
 public:
  SmoothLine() = default;
  SmoothLine(const SmoothLine&) = delete;
  SmoothLine& operator=(const SmoothLine&) = delete;
  virtual ~SmoothLine() = default;

  virtual const LineProgram& program() const = 0;

  /// From now on looks at what these domains allow.
  virtual void look(const Domains& domains) = 0;

  /// `price` is by [member × slots + slot], in cost units, `unpayable` or more where the member may
  /// not attend. Not a number if the line cannot be divided, or, pattern by pattern, ways differ by
  /// more than 10,000 temperatures: shares are of an earlier call then.
  virtual double evaluate(const std::vector<double>& price, double temperature) = 0;

  /// Of the last evaluation: how likely each member attends each slot, [member × slots + slot].
  const std::vector<double>& shares() const { return shares_; }

  /// Whether days are independent: what loads cost is not in the value, and their prices couple the
  /// days. Then covariance() is how the turns that members attend in a day vary together, summed
  /// over the days: [member × members + member], the lower triangle.
  virtual bool dayByDay() const = 0;
  const std::vector<double>& covariance() const { return covariance_; }

  static constexpr double unpayable = 1e200;

 protected:
  std::vector<double> shares_;
  std::vector<double> covariance_;
};

}  // namespace tomatic::solver
