// What if: a week with settled cells, other lines or without somebody, no file edited.
#pragma once

#include <string>
#include <vector>

#include "commands/week_plan.hpp"

namespace tomatic {

struct WhatIf {
  std::vector<std::string> fixed;      ///< `DAY TURN LINE=PERSON`
  std::vector<std::string> forbidden;  ///< likewise
  std::vector<PersonId> without;
  bool compare = false;

  bool any() const { return !fixed.empty() || !forbidden.empty() || !without.empty(); }
};

/// `--fix`, `--forbid`.
void declareCells(Options& offered, WhatIf& options);
/// Those, and `--without`.
void declareWhatIf(Options& offered, WhatIf& options);

/// `--change-cost`, where cells of a timetable change.
void declareChangeCost(Options& offered, Cost& cost, const std::string& help);

/// The inputs as if these people did not work here.
void leaveOut(WeekInputs& inputs, const std::vector<PersonId>& people);

/// The same for a load that is computed, and for one that is at hand: what they would attend is
/// nobody's then. Throw UsageError if somebody has no load.
void leaveOutOfComputing(WeekInputs& inputs, const std::vector<PersonId>& people);
void leaveOut(Load& load, const std::vector<PersonId>& people);

/// Asks the problem for the cells. Throws UsageError when a text makes no sense, NoAnswer when
/// somebody is fixed where they are busy, or on a line that is not theirs.
void askOf(WeekProblem& problem, const WeekPlan& plan, const WhatIf& options);

}  // namespace tomatic
