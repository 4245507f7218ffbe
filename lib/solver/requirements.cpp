#include "solver/requirements.hpp"

#include <algorithm>

#include "rules/charges.hpp"

namespace tomatic::solver {
namespace {

using Kind = Requirement::Kind;

bool matters(const WeekProblem& problem, Rule rule) {
  RuleSet rules = problem.rules;
  const Weight& weight = weightOf(rules, rule);
  const bool charges = weight.level == Level::hard ||
                       (weight.level == Level::soft &&
                        (weight.cost > 0 || (rule == Rule::gap && rules.longGapCost > 0)));
  switch (rule) {
    case Rule::empty:
      return charges || (rules.emptyLimited && problem.maxEmptyPerTurn);
    case Rule::brunch:
      return charges && !problem.brunchTurns.empty();
    case Rule::firstLine:
      return charges && problem.byLine && problem.maxFirstLinePerDay;
    case Rule::fairness:
      return charges &&
             std::any_of(problem.workers.begin(), problem.workers.end(), [](const Worker& worker) {
               const Surplus& surplus = worker.surplus;
               return surplus.undesired + surplus.early + surplus.late > 0;
             });
    case Rule::gap:
      return charges || rules.gapHardBelow > 0;
    default:
      return charges;
  }
}

void freeLoad(WeekProblem& problem, Worker& worker) {
  worker.mayAdd = problem.slotCount();
  worker.mayDrop = worker.load;
}

void drop(WeekProblem& problem, const Requirement& piece) {
  switch (piece.kind) {
    case Kind::optionalBusy:
      problem.workers[piece.worker].undesired[piece.day] = {};
      break;
    case Kind::absence:
      problem.workers[piece.worker].required[piece.day] = {};
      break;
    case Kind::load:
      freeLoad(problem, problem.workers[piece.worker]);
      break;
    case Kind::rule:
      weightOf(problem.rules, piece.rule) = {Level::off, 0};
      break;
    case Kind::crowd:
      problem.crowds[piece.which].members.clear();
      break;
    case Kind::emptyAsked: {
      const int slot = piece.which;
      problem.emptyAsked[slot / problem.turns()][slot % problem.turns()] = 0;
      auto& cells = problem.emptyCells;
      cells.erase(std::remove_if(cells.begin(), cells.end(),
                                 [&](const EmptyCell& cell) {
                                   return problem.slot(cell.day, index(cell.turn)) == slot;
                                 }),
                  cells.end());
      break;
    }
    case Kind::wish:
      break;  // all at once: their places shift
  }
}

void dropWishes(WeekProblem& problem, const std::vector<Requirement>& dropped) {
  for (int worker = 0; worker < static_cast<int>(problem.workers.size()); ++worker) {
    auto& wishes = problem.workers[worker].wishes;
    for (int wish = static_cast<int>(wishes.size()) - 1; wish >= 0; --wish) {
      if (std::find(dropped.begin(), dropped.end(),
                    Requirement{Kind::wish, worker, wishes[wish].day, wish}) != dropped.end()) {
        wishes.erase(wishes.begin() + wish);
      }
    }
  }
}

}  // namespace

std::vector<Requirement> requirementsOf(const WeekProblem& problem) {
  std::vector<Requirement> pieces;
  const RuleSet& rules = problem.rules;
  const auto people = static_cast<int>(problem.workers.size());
  const auto forEachDay = [&](Kind kind, const std::vector<TurnSet> Worker::*turns) {
    for (int worker = 0; worker < people; ++worker) {
      for (int day = 0; day < problem.dayCount(); ++day) {
        if (!(problem.workers[worker].*turns)[day].empty()) {
          pieces.push_back({kind, worker, day});
        }
      }
    }
  };
  if (rules.undesired.level == Level::hard ||
      (rules.undesired.level == Level::soft && rules.undesired.cost > 0)) {
    forEachDay(Kind::optionalBusy, &Worker::undesired);
  }
  for (const Rule rule : {Rule::fairness, Rule::marathon, Rule::concentrated, Rule::gap,
                          Rule::brunch, Rule::firstLine, Rule::empty}) {
    if (matters(problem, rule)) {
      pieces.push_back({Kind::rule, -1, -1, -1, rule});
    }
  }
  for (int crowd = 0; crowd < static_cast<int>(problem.crowds.size()); ++crowd) {
    if (crowdMatters(problem, problem.crowds[crowd])) {
      pieces.push_back({Kind::crowd, -1, -1, crowd});
    }
  }
  if (!problem.byLine && rules.load.level != Level::off) {
    for (int worker = 0; worker < people; ++worker) {
      pieces.push_back({Kind::load, worker});
    }
  }
  if (rules.forced.level != Level::off) {
    // Where empty cells are forbidden, those asked for are what allows them: no piece.
    for (int slot = 0; slot < problem.slotCount() && rules.empty.level != Level::hard; ++slot) {
      if (problem.emptyAsked[slot / problem.turns()][slot % problem.turns()] > 0) {
        pieces.push_back({Kind::emptyAsked, -1, -1, slot});
      }
    }
    for (int worker = 0; worker < people; ++worker) {
      const auto& wishes = problem.workers[worker].wishes;
      for (int wish = 0; wish < static_cast<int>(wishes.size()); ++wish) {
        pieces.push_back({Kind::wish, worker, wishes[wish].day, wish});
      }
    }
  }
  forEachDay(Kind::absence, &Worker::required);
  return pieces;
}

WeekProblem without(const WeekProblem& problem, const std::vector<Requirement>& dropped) {
  WeekProblem less = problem;
  dropWishes(less, dropped);
  for (const Requirement& piece : dropped) {
    drop(less, piece);
    if (piece.kind == Kind::rule && piece.rule == Rule::empty) {
      less.rules.emptyLimited = false;
    }
  }
  return less;
}

}  // namespace tomatic::solver
