// A line's program over whole patterns (see line_patterns.hpp) made smooth: the whole week at once,
// by the forward-backward recursion over its graphs.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "solver/line_patterns.hpp"
#include "solver/smooth_line.hpp"

namespace tomatic::solver {

class SmoothPatterns : public SmoothLine {
 public:
  SmoothPatterns(const Model& model, const LinePatterns& program);

  const LineProgram& program() const override { return program_; }
  /// After each fit() of the program, too.
  void look(const Domains& domains) override;
  double evaluate(const std::vector<double>& price, double temperature) override;
  bool dayByDay() const override { return false; }

 private:
  /// What a member may choose.
  struct Choice {
    int index = 0;  // of the program's
    double cost = 0;
  };
  struct Day {
    std::vector<std::vector<Choice>> allowed;  // by member
    int firstLast = 0;                         // of the arcs into the outcomes
    std::vector<std::uint8_t> unfilled;        // by such arc
  };

  /// The weights of the ways, in numbers of enough range.
  template <typename Real>
  struct Weights {
    std::vector<std::vector<Real>> choice;  // [day][choice]
    std::vector<std::vector<Real>> empty;   // [day][turns]: of nobody attending them
    std::vector<std::vector<Real>> node;    // [day][node]: of the ways there
    std::vector<std::vector<Real>> state;   // [day][state]: of the ways there, the most of a day 1
    std::vector<Real> end;                  // by final state
  };

  void levelPrices(const std::vector<double>& price);
  template <typename Real>
  double pass(const std::vector<double>& price, Weights<Real>& weights);
  template <typename Real>
  double weighDay(int day, const std::vector<double>& price, Weights<Real>& weights);
  template <typename Real>
  double weighEnds(Weights<Real>& weights) const;
  template <typename Real>
  Real weigh(double cost) const {
    return std::exp(static_cast<Real>(-cost / temperature_));
  }
  /// Turns that nobody attends if the arc into an outcome is taken.
  std::uint8_t unfilled(int day, int arc) const {
    return days_[day].unfilled[arc - days_[day].firstLast];
  }
  template <typename Real>
  double there(Weights<Real>& weights);
  template <typename Real>
  bool back(const Weights<Real>& weights);

  const Model& model_;
  const LinePatterns& program_;
  int members_;
  std::vector<Day> days_;
  double temperature_ = 1;
  std::vector<double> level_;   // by member: what their turns cost on the whole
  std::vector<double> filled_;  // by slot: what it costs to have it attended, beyond that
  Weights<double> quick_;
  Weights<long double> wide_;
};

}  // namespace tomatic::solver
