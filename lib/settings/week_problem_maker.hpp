// Turns what the files of a week say into the problem that rules and solver work on.
#pragma once

#include <vector>

#include "availability/availability.hpp"
#include "load/load.hpp"
#include "rules/week_problem.hpp"
#include "settings/settings.hpp"

namespace tomatic {

/// The week's problem. Entries that speak of people without load or of days that are not scheduled
/// force nothing: a warning each. Under an exact load, a load that does not fill the cells is an
/// error, by how much and, with loads by line, in which line.
WeekProblem makeWeekProblem(const Settings& settings, const Roster& roster,
                            const Availability& availability, const Load& load,
                            const RuleSet& rules, const std::vector<Weekday>& businessDays,
                            const std::vector<ForcedTurn>& forced, Complaints& complaints);

}  // namespace tomatic
