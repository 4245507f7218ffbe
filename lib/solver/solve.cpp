#include "solver/solve.hpp"

#include "rules/evaluator.hpp"
#include "solver/nearest_weeks.hpp"

namespace tomatic::solver {

Solution solve(const WeekProblem& problem, const SolveOptions& options) {
  const Model model = compile(problem);
  const auto assignment = [&](const Search& search) {
    Assignment made = assignmentOf(problem, model, search.incumbent().weeks);
    sortLines(problem, made);
    return made;
  };
  Cost reported = forbidden;
  Search search(model, options.seed, options.goodEnough, options.stop, [&](const Search& now) {
    Progress progress;
    progress.bound = std::min(now.bound(), now.incumbent().cost);
    if (now.incumbent().exists()) {
      progress.cost = now.incumbent().cost;
      progress.better = now.incumbent().cost < reported;
      reported = now.incumbent().cost;
    }
    progress.assignment = [&] { return assignment(now); };
    options.progress(progress);
  });
  for (const Reference& reference : problem.asked.references) {
    if (reference.perChange > 0) {
      search.startFrom(nearestWeeks(model, reference.cells));
    }
  }
  search.run();

  Solution solution;
  solution.effort = search.effort();
  solution.bound = std::min(search.bound(), search.incumbent().cost);
  if (search.incumbent().exists()) {
    solution.cost = search.incumbent().cost;
    solution.optimal = solution.bound >= solution.cost;
    solution.assignment = assignment(search);
  } else {
    solution.infeasible = search.proven();
  }
  return solution;
}

}  // namespace tomatic::solver
