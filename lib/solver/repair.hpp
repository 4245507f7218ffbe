// The problem of mending a timetable when somebody is away: the same rules, as few changed cells as
// can be. No search of its own: what it makes is solved like any other week.
#pragma once

#include <vector>

#include "rules/week_problem.hpp"

namespace tomatic::solver {

/// Turns of a day that somebody is away from.
struct Absence {
  int worker = 0;
  int day = 0;
  TurnSet turns;
};

struct RepairWish {
  std::vector<Absence> absences;
  std::vector<char> past;  ///< by slot: it stays as it is; empty: none is
  Cost changeCost = 0;     ///< of each changed cell
};

/// What a turn away from somebody's load costs in a repair, where the rules want exact loads or
/// forbid higher ones: who is away cannot attend theirs, and somebody must attend more.
inline constexpr Cost repairLoadCost = 10;

/// The week with the absences: loads may be missed at a cost. With loads by line, a person may
/// attend as many more turns of a line of theirs as are lost. What is past is nobody's fault: no
/// absence counts there.
WeekProblem withAbsences(const WeekProblem& problem, const Assignment& timetable,
                         const RepairWish& wish);

/// The same, near to the timetable. With `filled`, no turn may have more empty cells than it had;
/// otherwise each such cell costs more than everything else. Cells that were empty are none that
/// somebody misses: to fill them saves nothing, or others would attend more than their load for it.
WeekProblem repairProblem(const WeekProblem& problem, const Assignment& timetable,
                          const RepairWish& wish, bool filled);

}  // namespace tomatic::solver
