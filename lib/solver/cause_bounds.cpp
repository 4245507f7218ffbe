#include "solver/cause_bounds.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

bool belongs(const WeekProblem& problem, const Requirement& piece, CauseKind cause) {
  using Kind = Requirement::Kind;
  switch (piece.kind) {
    case Kind::absence:
      return cause == CauseKind::absences;
    case Kind::optionalBusy:
      return cause == CauseKind::optionalBusy;
    case Kind::load:
      return cause == CauseKind::loads;
    case Kind::crowd:
      return (problem.crowds[piece.which].kind == Crowd::Kind::table) ==
                 (cause == CauseKind::tables) &&
             (cause == CauseKind::tables || cause == CauseKind::groups);
    case Kind::wish:
    case Kind::emptyAsked:
      return cause == CauseKind::forced;
    default:
      return false;
  }
}

std::vector<Requirement> piecesOf(const WeekProblem& problem, CauseKind cause) {
  std::vector<Requirement> pieces;
  for (const Requirement& piece : requirementsOf(problem)) {
    if (belongs(problem, piece, cause)) {
      pieces.push_back(piece);
    }
  }
  return pieces;
}

/// Whoever has a line may attend every line: what by line asks for is asked of the turn.
WeekProblem withoutLines(WeekProblem problem) {
  problem.byLine = false;
  problem.emptyCells.clear();
  for (Worker& worker : problem.workers) {
    worker.loadByLine.clear();
    for (ForcedWish& wish : worker.wishes) {
      wish.line.reset();
    }
  }
  return problem;
}

}  // namespace

WeekProblem withoutCause(const WeekProblem& problem, CauseKind cause) {
  const WeekProblem plain =
      problem.byLine && cause == CauseKind::loads ? withoutLines(problem) : problem;
  return without(plain, piecesOf(plain, cause));
}

bool hasCause(const WeekProblem& problem, CauseKind cause) {
  return cause == CauseKind::loads || !piecesOf(problem, cause).empty();
}

CauseShare shareOf(const Solution& whole, const Solution& without) {
  return {std::max<Cost>(0, whole.bound - without.cost),
          std::max<Cost>(0, whole.cost - without.bound)};
}

}  // namespace tomatic::solver
