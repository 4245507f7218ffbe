// A line's program turn by turn (see line_turns.hpp) made smooth: −t log Σ exp(−cost/t) over the
// ways to divide the cells of each day, and how likely each member attends each turn, by the
// forward-backward recursion over the turns. In floating point: good for finding prices, never a
// bound.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/line_turns.hpp"

namespace tomatic::solver {

class SmoothLine {
 public:
  SmoothLine(const Model& model, const LineTurns& program);

  const LineTurns& program() const { return program_; }

  /// From now on looks at what these domains allow.
  void look(const Domains& domains);

  /// The sum over the days; `price` is by [member × slots + slot], in cost units, `unpayable` or
  /// more where the member may not attend. Not a number if some day cannot be divided, or ways
  /// differ by more than 10,000 temperatures: shares are of an earlier call then.
  double evaluate(const std::vector<double>& price, double temperature);
  /// Of the last evaluation: how likely each member attends each slot, [member × slots + slot].
  const std::vector<double>& shares() const { return shares_; }
  /// Of the last evaluation: how the turns that members attend in a day vary together, summed over
  /// the days: [member × members + member], the lower triangle.
  const std::vector<double>& covariance() const { return covariance_; }

  static constexpr double unpayable = 1e200;

 private:
  /// The states of a day: after each turn, how many turns each has attended (a place), and who
  /// attended last (a column; the one after the members is nobody, others are never reached).
  struct Graph {
    bool mayBeEmpty = false;      // a cell
    std::vector<int> firstPlace;  // by turns passed, and the end
    std::vector<int> codes;       // by place
    std::vector<int>
        next;  // [place × columns + who attends]: the state after the turn, or `nothing`
  };

  /// The weights of a day's ways, in numbers of enough range.
  template <typename Real>
  struct Weights {
    double temperature = 0;  // that the first two are for
    // By code × columns + column: what a way weighs when it goes on with who attended last, more
    // than when it begins with them; and when it begins.
    std::vector<Real> onward;
    std::vector<Real> begun;
    std::vector<Real> turn;   // [turn × columns + column]: of attending
    std::vector<Real> end;    // by place at the end: of the members' levels
    std::vector<Real> there;  // by state: of all ways there, relative to others of the turn
    std::vector<Real> rest;   // by state: of all ways on
  };

  Graph makeGraph(int day) const;
  bool mayAttend(int day, int turn, int member) const;
  void levelPrices(int day, const std::vector<double>& price);
  template <typename Real>
  double dayOf(int day, Weights<Real>& weights);
  template <typename Real>
  void weighSteps(Weights<Real>& weights) const;
  template <typename Real>
  void weighTurns(Weights<Real>& weights) const;
  template <typename Real, int columns>
  double pass(const Graph& graph, int day, Weights<Real>& weights);
  template <typename Real>
  void addCovariance(const Graph& graph, const Weights<Real>& weights);

  const Model& model_;
  const LineTurns& program_;
  int members_;
  int columns_;  // of a place: padded
  std::vector<Graph> graphs_;
  std::vector<int> graphOf_;                           // by day
  std::vector<std::vector<LineTurns::Range>> ranges_;  // [day][member]
  std::vector<std::uint32_t> must_;                    // by day
  double temperature_ = 0;
  std::vector<double> shares_;
  std::vector<double> covariance_;
  // Of the day at hand: prices, relative to the member's level, and to the least of the turn.
  std::vector<double> level_;      // by member
  std::vector<double> turnPrice_;  // [turn × columns + column]
  std::vector<double> endPrice_;   // by place at the end
  double offset_ = 0;              // what all are relative to
  std::vector<double> mean_;       // by member: turns of the day
  Weights<double> quick_;
  Weights<long double> wide_;
};

}  // namespace tomatic::solver
