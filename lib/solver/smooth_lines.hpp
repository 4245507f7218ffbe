// The bound by line (see line_dual.hpp) made smooth: prices on the counters and on the agreement of
// those who attend several lines, as there, and on everybody's load on each line, so that days are
// independent.
#pragma once

#include <memory>
#include <vector>

#include "solver/line_dual.hpp"
#include "solver/smooth_counts.hpp"
#include "solver/smooth_function.hpp"
#include "solver/smooth_line.hpp"
#include "solver/smooth_week.hpp"

namespace tomatic::solver {

class SmoothLines : public SmoothFunction {
 public:
  /// One thread evaluates, or two.
  SmoothLines(const Model& model, Lines& lines, bool twoThreads);

  std::size_t prices() const override { return gradient_.size(); }
  void look(const Domains& domains) override;
  void evaluate(const std::vector<double>& prices, double temperature,
                QuasiNewton::Point& point) override;

  /// Of the last evaluation: how likely each person attends each item, [person][day × items +
  /// item].
  const std::vector<std::vector<double>>& shares() const { return shares_; }

 private:
  /// Somebody of several lines who has more than one week.
  struct Split {
    int person = 0;
    SmoothWeek week;
  };
  /// A line that is not settled.
  struct Work {
    int line = 0;
    double value = 0;
    std::vector<double> price;
  };

  void settle(int person, const Domains& domains);
  void settleLine(int line, const Domains& domains);
  void priceLine(Work& work, const std::vector<double>& prices) const;
  void divideLines(const std::vector<double>& prices);
  void addLine(const Work& work);
  double loads(const Work& work, const std::vector<double>& prices);
  double person(const Split& split, const std::vector<double>& prices);
  double turnPrice(const Person& person, int slot, const std::vector<double>& prices) const;
  void addShare(const Person& person, int slot, double share);
  void add(std::size_t price, double share, double bend) {
    gradient_[price] += share;
    curvature_[price] += bend;
  }

  const Model& model_;
  Lines& lines_;
  bool twoThreads_;
  SmoothCounts counts_;
  std::vector<std::unique_ptr<SmoothLine>> smooth_;  // by line
  std::vector<Work> work_;
  std::vector<Split> split_;
  double settledCost_ = 0;
  std::vector<double> settledGradient_;
  double temperature_ = 1;
  std::vector<double> gradient_;
  std::vector<double> curvature_;
  std::vector<QuasiNewton::Block> blocks_;
  std::vector<std::vector<double>> shares_;
  std::vector<double> agreed_;  // of the person at hand: prices of counters, agreements as cells'
  SmoothWeek::Scratch scratch_;
};

}  // namespace tomatic::solver
