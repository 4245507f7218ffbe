// How long a search may take, and one search within that: what every command that solves shares.
#pragma once

#include <cstdint>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "solver/solve.hpp"

namespace tomatic {

struct SearchLimits {
  bool deterministic = false;
  double timeLimit = 60;  ///< seconds; 0: none
  std::uint64_t seed = 1;
};

/// `--time-limit`, `--seed`, `--deterministic`.
void declareSearchLimits(Options& offered, SearchLimits& limits);

/// Ends with Ctrl-C, so many seconds after `start` (0: never), or after so much work when no clock
/// may decide. The console must outlive it.
solver::Stop stopAfter(const SearchLimits& limits, const Console& console, double start,
                       double seconds);

/// The searches of one command, within its time all together.
class Searches {
 public:
  Searches(const SearchLimits& limits, Console& console);

  /// The best timetable, with a line of progress; `what` says what is looked for. It may take that
  /// share of the time that is left. Throws Interrupted.
  solver::Solution solve(const WeekProblem& problem, const std::string& what, double share = 1);
  solver::Stop stop(double share = 1) const;
  /// Whether the time is over.
  bool over() const { return stop()(); }

 private:
  const SearchLimits& limits_;
  Console& console_;
  double start_;
};

}  // namespace tomatic
