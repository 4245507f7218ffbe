// What would make a timetable better, step by step: the same search with a price for each changed
// cell, so that what gains most for each cell comes first.
#pragma once

#include <vector>

#include "solver/remedies.hpp"

namespace tomatic::solver {

struct ImprovementStep {
  Assignment after;
  int changed = 0;  ///< cells that differ from the step before
  Cost before = 0;  ///< costs; of a timetable that breaks rules, what it costs besides
  Cost cost = 0;    ///< after the step
  int mended = 0;   ///< violations that are gone
};

struct Improvement {
  std::vector<ImprovementStep> steps;
  /// Proven: no timetable costs less than the last one, counting `changeCost` for each cell that
  /// differs from it.
  bool proven = false;
  bool infeasible = false;  ///< the rules allow no timetable at all
};

struct ImprovementWish {
  Cost changeCost = 0;  ///< a step gains more than this for each changed cell
  int mostSteps = 0;    ///< 0: any number
};

/// The first step mends whatever the timetable breaks, with as few changes as can be. Each later
/// one lowers the cost, and is a change that cannot be parted: no two of its parts touch different
/// people and turns.
Improvement improve(const WeekProblem& problem, const Assignment& timetable,
                    const ImprovementWish& wish, const Solver& solve);

}  // namespace tomatic::solver
