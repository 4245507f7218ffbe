// The dual (see dual.hpp) with its minima made smooth: each minimum over a person's weeks by the
// forward-backward recursion over the days, and each over a counter's counts.
#pragma once

#include <vector>

#include "solver/smooth_counts.hpp"
#include "solver/smooth_function.hpp"
#include "solver/smooth_week.hpp"

namespace tomatic::solver {

class SmoothDual : public SmoothFunction {
 public:
  explicit SmoothDual(const Model& model);

  std::size_t prices() const override { return gradient_.size(); }
  void look(const Domains& domains) override;
  void evaluate(const std::vector<double>& prices, double temperature,
                QuasiNewton::Point& point) override;

  /// Of the last evaluation, how likely each item of the week is the person's.
  const float* sharesOf(int person) const { return shares_.data() + firstShare_[person]; }

 private:
  bool settle(int index, const std::vector<std::vector<std::uint16_t>>& allowed);
  double person(int index, const std::vector<double>& prices);

  const Model& model_;
  double temperature_ = 1;
  SmoothCounts counts_;
  std::vector<SmoothWeek> weeks_;  // by person
  SmoothWeek::Scratch scratch_;
  // Who has one week only is counted once for all evaluations.
  std::vector<char> settled_;
  double settledCost_ = 0;
  std::vector<int> settledCounts_;  // by counter
  std::vector<double> gradient_;
  std::vector<double> curvature_;
  std::vector<std::size_t> firstShare_;  // by person, into shares_
  std::vector<float> shares_;
};

}  // namespace tomatic::solver
