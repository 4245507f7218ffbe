// How much of what a week costs is forced by absences, by loads, by tables: what it would cost
// without each of them.
#pragma once

#include <vector>

#include "solver/requirements.hpp"
#include "solver/solve.hpp"

namespace tomatic::solver {

enum class CauseKind { absences, optionalBusy, loads, tables, groups, forced };

/// The week without one cause; with loads by line, without loads means without lines too.
WeekProblem withoutCause(const WeekProblem& problem, CauseKind cause);

/// Whether the problem has any of it.
bool hasCause(const WeekProblem& problem, CauseKind cause);

/// What a cause adds to the least cost of a week, between two proven limits.
struct CauseShare {
  Cost least = 0;
  Cost most = 0;
};

/// From the solution of the whole week and the one without a cause; both have a timetable.
CauseShare shareOf(const Solution& whole, const Solution& without);

inline constexpr CauseKind allCauses[] = {CauseKind::absences, CauseKind::optionalBusy,
                                          CauseKind::loads,    CauseKind::tables,
                                          CauseKind::groups,   CauseKind::forced};

}  // namespace tomatic::solver
