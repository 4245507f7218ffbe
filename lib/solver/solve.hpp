// Solves a week: the front door of the solver. No I/O, no clock; deterministic for a seed.
#pragma once

#include <functional>
#include <optional>

#include "rules/week_problem.hpp"
#include "solver/search.hpp"

namespace tomatic::solver {

/// What is known while the search goes on.
struct Progress {
  std::optional<Cost> cost;  ///< of the best week so far
  Cost bound = 0;            ///< no week costs less
  bool better = false;       ///< the week is new; ask for it with `assignment`
  std::function<Assignment()> assignment;
};

struct SolveOptions {
  std::uint64_t seed = 1;
  Cost goodEnough = 0;  ///< a week of this cost or less ends the search
  Stop stop = [] { return false; };
  std::function<void(const Progress&)> progress = [](const Progress&) {};
};

struct Solution {
  std::optional<Assignment> assignment;  ///< the best week, if any was found
  Cost cost = 0;
  Cost bound = 0;           ///< no week costs less
  bool optimal = false;     ///< proven
  bool infeasible = false;  ///< proven that the rules allow no week
  Effort effort;
};

/// Throws Failure when the problem is too large to be compiled (see model.hpp).
Solution solve(const WeekProblem& problem, const SolveOptions& options);

}  // namespace tomatic::solver
