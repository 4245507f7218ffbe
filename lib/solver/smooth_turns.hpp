// A line's program turn by turn (see line_turns.hpp) made smooth, day by day, by the
// forward-backward recursion over the turns.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/near_ways.hpp"
#include "solver/recess.hpp"
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
  /// The weights of all ways of a day. Rows are of `width` columns: the members, nobody, and in
  /// `there` the sum of those.
  struct Weights {
    // By bits: of the members who attended before, as in TurnWays; rows: what a turn weighs that
    // goes on with who attended last, more than when it begins a run; and when it begins one.
    std::vector<double> onward;
    std::vector<double> begun;
    std::vector<double> turn;   // [turn × width + column]: of attending
    std::vector<double> end;    // by place at the end
    std::vector<double> there;  // by place, rows: of all ways there, relative to others of the turn
    std::vector<double> rest;   // likewise: of all ways on
  };

  /// The near ways of a day; looking for them takes as long as passing all a few times.
  struct Near {
    static constexpr int longestRecess = 31;

    NearWays ways;
    bool taken = false;  // instead of all
    int uses = 0;        // since they were looked for
    bool asked = false;  // whether that paid
    Recess recess{longestRecess};
  };

  static constexpr int widthOf(int members) { return (members + 3) / 2 * 2; }

  bool mayAttend(int day, int turn, int member) const;
  void takeCosts(int day, const std::vector<double>& price);
  double dayOf(int day);
  bool lookNear(const TurnWays& ways, Near& near);
  bool levelPrices(const TurnWays& ways);
  double passAll(const TurnWays& ways);
  void weighSteps();
  void weighTurns();
  template <int members>
  double pass(const TurnWays& ways);
  template <int members>
  double passThere(const TurnWays& ways);
  template <int members>
  bool passBack(const TurnWays& ways);
  void addCovariance(const TurnWays& ways, const std::vector<NearWays::End>& ends);

  const Model& model_;
  const LineTurns& program_;
  int members_;
  int width_;
  std::vector<TurnWays> ways_;                  // as the program's graphs
  std::vector<std::vector<TurnRange>> ranges_;  // [day][member]
  std::vector<std::uint32_t> must_;             // by day
  double temperature_ = 0;
  NearWays::Costs costs_;   // of the day at hand
  std::vector<Near> near_;  // by day
  NearWays::Scratch scratch_;
  // Of the day at hand: prices, relative to the member's level, and to the least of the turn.
  std::vector<double> level_;      // by member
  std::vector<double> turnPrice_;  // [turn × width + column]
  std::vector<double> endPrice_;   // by place at the end
  double offset_ = 0;              // what all are relative to
  std::vector<double> mean_;       // by member: turns of the day
  std::vector<double> share_;      // [turn × (members + 1) + who]
  std::vector<NearWays::End> ends_;
  Weights weights_;
};

}  // namespace tomatic::solver
