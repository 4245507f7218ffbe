// Other timetables as good as the best one, or nearly, and as different as can be.
#pragma once

#include <vector>

#include "solver/remedies.hpp"

namespace tomatic::solver {

struct Alternative {
  Assignment assignment;
  Cost cost = 0;
  int changed = 0;  ///< cells in which it differs from the nearest of those before it
};

/// Up to `count` timetables that cost at most `most`, `first` among them and first. Each further
/// one shares as few cells as can be with all before it: proven among those of the least cost,
/// along the trade between cost and likeness if dearer ones are allowed.
std::vector<Alternative> alternatives(const WeekProblem& problem, const Alternative& first,
                                      int count, Cost most, const Solver& solve);

}  // namespace tomatic::solver
