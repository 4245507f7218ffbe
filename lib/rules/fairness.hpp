// Unpleasant turns rotate: who had more of them than their share pays for the next ones. Source of
// the formula: this header.
//
// In the weeks that count, a person attended a turns in all, h of them unpleasant (of one kind);
// everybody together A and H. Their share is H·a/A, and their surplus the whole turns above it:
//
//   surplus = max(0, ⌊h − H·a/A⌋)
//
// The rule `fairness` charges its cost × surplus for each unpleasant turn of that kind.
#pragma once

#include <map>

#include "availability/availability.hpp"
#include "rules/week_problem.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// Which turns count as unpleasant.
struct UnpleasantKinds {
  bool undesired = false;  ///< on an optional busy
  bool early = false;      ///< the first turn of a day that has a line
  bool late = false;       ///< the last one

  bool any() const { return undesired || early || late; }
};

/// What a person attended.
struct AttendedTurns {
  int all = 0;
  int undesired = 0;
  int early = 0;
  int late = 0;
};

using AttendedHistory = std::map<PersonId, AttendedTurns>;

/// Adds what everyone attended in a week.
void addWeek(AttendedHistory& history, const Timetable& timetable,
             const Availability& availability);

/// Tells each worker's surplus, of the kinds asked for.
void setSurplus(WeekProblem& problem, const AttendedHistory& history, const UnpleasantKinds& kinds);

}  // namespace tomatic
