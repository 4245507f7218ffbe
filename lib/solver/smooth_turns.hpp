// A line's program turn by turn (see line_turns.hpp) made smooth, day by day, by the
// forward-backward recursion over the turns.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/line_turns.hpp"
#include "solver/smooth_line.hpp"

namespace tomatic::solver {

class SmoothTurns : public SmoothLine {
 public:
  SmoothTurns(const Model& model, const LineTurns& program);

  const LineProgram& program() const override { return program_; }
  void look(const Domains& domains) override;
  double evaluate(const std::vector<double>& price, double temperature) override;
  bool dayByDay() const override { return true; }

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
