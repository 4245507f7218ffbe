// Of all ways to divide a line's day turn by turn, those near the cheapest at some prices, made
// smooth: where it is cold, others weigh nothing and are most. Weights are relative to the cheapest
// way to each state, so that the range of double is enough however cold it is.
#pragma once

#include <cmath>
#include <vector>

#include "solver/turn_ways.hpp"

namespace tomatic::solver {

class NearWays {
 public:
  /// What ways cost, in cost units.
  struct Costs {
    int members = 0;
    int turns = 0;
    std::vector<double> turn;  ///< [turn × (members + 1) + who attends]: `nowhere` if they may not
    std::vector<std::vector<double>> shape;  ///< [member][turns of the day]
    std::vector<double> gap;                 ///< by member: of another run
  };
  /// A way to end the day, by place, and how likely.
  struct End {
    int place = 0;
    double likely = 0;
  };

  /// While looking: what the cheapest ways cost. [place × (members + 1) + who attended last], and
  /// by place, whoever it was and whoever comes; then which are kept.
  struct Scratch {
    std::vector<double> to;
    std::vector<double> toPlace;
    std::vector<double> on;
    std::vector<double> onPlace;
    std::vector<int> stateOf;
    std::vector<int> placeOf;
  };

  static constexpr double nowhere = 1e200;

  /// Looks for the ways near the cheapest at these costs. False, and nothing is kept, if they pass
  /// through more than this part of the states.
  bool look(const TurnWays& ways, const Costs& costs, double temperature, double mostOfStates,
            Scratch& scratch);
  /// Whether ways left out still weigh nothing: costs of turns may have changed a little.
  bool fits(const Costs& costs, double temperature) const;
  /// −t log Σ exp(−cost/t) over them, for costs that fit; `nowhere` if there are none.
  double evaluate(const Costs& costs);
  /// Of the last evaluation: how likely who attends each turn, [turn × (members + 1) + who].
  const std::vector<double>& shares() const { return shares_; }
  const std::vector<End>& ends() const { return ends_; }

 private:
  /// Who attended the turn before a place, and how that comes about.
  struct State {
    int place = 0;        // into sum_
    int before = 0;       // likewise, where a run begins
    int stateBefore = 0;  // where it goes on
    int who = 0;
    double begun = 0;  // what that weighs
    double onward = 0;
    double part = 0;  // in the sum of the place
  };

  static void costThere(const TurnWays& ways, const Costs& costs, Scratch& scratch);
  static void costBack(const TurnWays& ways, const Costs& costs, Scratch& scratch);
  void keep(const TurnWays& ways, const Costs& costs, double most, Scratch& scratch);
  bool keepPlace(const TurnWays& ways, const Costs& costs, int turn, int place, double most,
                 Scratch& scratch);
  double weigh(double cost) const { return std::exp(-cost / temperature_); }
  std::vector<double> weighTurns(const Costs& costs, double& offset) const;
  double passThere(const Costs& costs, const std::vector<double>& weight);
  void passBack(const Costs& costs, const std::vector<double>& weight);

  double temperature_ = 0;
  std::vector<double> looked_;  // costs of turns
  double cheapest_ = 0;
  std::vector<State> states_;
  std::vector<int> firstState_;  // by turn, and the end
  std::vector<int> firstPlace_;  // into sum_: by turns passed, and the end
  std::vector<End> ends_;
  std::vector<double> endWeight_;  // likewise
  std::vector<double> shares_;
  std::vector<double> sum_;    // of the ways to a place
  std::vector<double> there_;  // by state
  std::vector<double> open_;   // of the ways on from a place, when a run begins
  std::vector<double> rest_;   // by state
};

}  // namespace tomatic::solver
