// Between the indices of a problem and the names of a timetable, both ways.
#pragma once

#include "commands/week_plan.hpp"
#include "rules/evaluator.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// The timetable that an assignment means, with its penalties by kind and the overload of everyone
/// by what they really attend. `bound` and `log` are left to the caller.
Timetable timetableOf(const WeekPlan& plan, const WeekProblem& problem,
                      const Assignment& assignment, const Verdict& verdict);

/// The days of a timetable that are not wholly closed.
std::vector<Weekday> scheduledDays(const Timetable& timetable);

/// Everyone who attends a cell, sorted, each once.
std::vector<PersonId> peopleOf(const Timetable& timetable);

/// The lines that the turns of a timetable have.
LineCounts lineCountsOf(const Timetable& timetable);

/// The assignment that a timetable means; its people must be workers of the problem, its turns and
/// lines the problem's. Closed cells count as empty.
Assignment assignmentOf(const WeekProblem& problem, const Timetable& timetable);

}  // namespace tomatic
