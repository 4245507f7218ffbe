#include "commands/search_limits.hpp"

#include <cmath>
#include <cstdlib>

#include "cli/interruption.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr std::int64_t mostSeed = 1'000'000'000'000'000'000;
constexpr long long deterministicPolls = 400'000;

}  // namespace

void declareSearchLimits(Options& offered, SearchLimits& limits) {
  offered
      .option("--time-limit", limits.timeLimit,
              tr("stop after so many seconds with the best so far; 0: when it is proven"))
      .typeName("SECONDS")
      .inRangeOfReals(0, 1e7)
      .showDefault();
  offered.option("--seed", limits.seed, tr("another seed may find another timetable"))
      .typeName("N")
      .inRange(0, mostSeed)
      .showDefault();
  offered.flag("--deterministic", limits.deterministic,
               tr("let no clock decide or be written: the same bytes for the same input"));
}

solver::Stop stopAfter(const SearchLimits& limits, const Console& console, double start,
                       double seconds) {
  if (limits.deterministic) {
    return [polls = 0LL]() mutable { return interrupted() || ++polls > deterministicPolls; };
  }
  return [&console, start, seconds] {
    return interrupted() || (seconds > 0 && console.clock().steadySeconds() - start > seconds);
  };
}

Searches::Searches(const SearchLimits& limits, Console& console)
    : limits_(limits), console_(console), start_(console.clock().steadySeconds()) {}

solver::Stop Searches::stop(double share) const {
  const double spent = console_.clock().steadySeconds() - start_;
  const double left = limits_.timeLimit - spent;
  const bool whole = limits_.timeLimit == 0 || left <= 0;
  return stopAfter(limits_, console_, start_, whole ? limits_.timeLimit : spent + share * left);
}

solver::Solution Searches::solve(const WeekProblem& problem, const std::string& what,
                                 double share) {
  solver::SolveOptions options;
  options.seed = limits_.seed;
  options.stop = stop(share);
  options.progress = [&](const solver::Progress& progress) {
    console_.progress().update(progress.cost
                                   ? tr("{}: cost {}, bound {}, gap {}", what, *progress.cost,
                                        progress.bound, *progress.cost - progress.bound)
                                   : tr("{}: no timetable yet, bound {}", what, progress.bound));
  };
  solver::Solution solution = solver::solve(problem, options);
  console_.progress().finish();
  console_.detail(tr("{}: {} evaluations, {} descents, {} nodes", what, solution.effort.evaluations,
                     solution.effort.descents, solution.effort.nodes));
  if (interrupted()) {
    throw Interrupted();
  }
  return solution;
}

}  // namespace tomatic
