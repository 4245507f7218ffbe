#include "solver/remedies.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

using Kind = Remedy::Kind;

/// One line less; the last one goes.
void takeLine(WeekProblem& problem, int slot) {
  --problem.lines[slot / problem.turns()][slot % problem.turns()];
  if (problem.byLine) {
    return;
  }
  --problem.emptyLoad;  // that may be the cell that goes
  for (Worker& worker : problem.workers) {
    worker.mayDrop = std::max(worker.mayDrop, std::min(1, worker.load));
  }
}

}  // namespace

std::vector<Remedy> remediesOf(const WeekProblem& problem, const std::vector<Requirement>& needed) {
  std::vector<Remedy> all;
  std::vector<Remedy> ofLoads;  // last: there may be hundreds, and one says what all of them do
  for (const Requirement& piece : needed) {
    if (piece.kind != Requirement::Kind::load) {
      all.push_back({Kind::drop, piece});
      continue;
    }
    ofLoads.push_back({Kind::oneMore, piece});
    if (problem.rules.loadExact && problem.workers[piece.worker].load > 0) {
      ofLoads.push_back({Kind::oneLess, piece});
    }
  }
  for (int slot = 0; slot < problem.slotCount() && !problem.byLine; ++slot) {
    if (problem.linesAt(slot) > 0) {
      all.push_back({Kind::lessLine, {}, slot});
    }
  }
  all.insert(all.end(), ofLoads.begin(), ofLoads.end());
  return all;
}

WeekProblem remedied(const WeekProblem& problem, const Remedy& remedy) {
  WeekProblem easier = problem;
  switch (remedy.kind) {
    case Kind::drop:
      return without(problem, {remedy.requirement});
    case Kind::oneMore:
      ++easier.workers[remedy.requirement.worker].mayAdd;
      break;
    case Kind::oneLess:
      ++easier.workers[remedy.requirement.worker].mayDrop;
      break;
    case Kind::lessLine:
      takeLine(easier, remedy.slot);
      break;
  }
  return easier;
}

std::vector<PricedRemedy> pricedRemedies(const WeekProblem& problem,
                                         const std::vector<Requirement>& needed, Cost below,
                                         const Solver& solve, const Stop& stop) {
  std::vector<PricedRemedy> priced;
  for (const Remedy& remedy : remediesOf(problem, needed)) {
    if (stop()) {
      break;
    }
    const Solution solution = solve(remedied(problem, remedy));
    if (solution.assignment && solution.cost < below) {
      priced.push_back({remedy, solution.cost, solution.bound});
    }
  }
  std::stable_sort(priced.begin(), priced.end(),
                   [](const PricedRemedy& a, const PricedRemedy& b) { return a.cost < b.cost; });
  return priced;
}

}  // namespace tomatic::solver
