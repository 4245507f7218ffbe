#include "solver/improve.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "rules/evaluator.hpp"
#include "solver/alternatives.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

using solver::Random;
using test::cheapestByEnumeration;
using test::forEachAssignment;
using test::tinyProblem;

const solver::Solver solveWeek = [](const WeekProblem& problem) {
  return solver::solve(problem, {});
};

/// Some timetable without violations; the dearest of those seen first.
std::optional<Assignment> poorWeek(const WeekProblem& problem) {
  std::optional<Assignment> poor;
  Cost most = -1;
  forEachAssignment(problem, [&](const Assignment& week) {
    const auto cost = costOf(problem, week);
    if (cost && *cost > most) {
      most = *cost;
      poor = week;
    }
  });
  return poor;
}

}  // namespace

TEST_CASE("each step gains what it says, and the last one cannot be improved",
          "[solver][improve]") {
  int improved = 0;
  int several = 0;
  for (const std::uint64_t seed : test::seeds(1, 150)) {
    const WeekProblem problem = tinyProblem(seed);
    const auto start = poorWeek(problem);
    if (!start) {
      continue;
    }
    solver::ImprovementWish wish;
    wish.changeCost = seed % 3 == 0 ? 4 : 0;
    const auto improvement = solver::improve(problem, *start, wish, solveWeek);
    CAPTURE(seed, problem.byLine);
    CHECK(improvement.proven);
    Assignment now = *start;
    for (const auto& step : improvement.steps) {
      const Verdict verdict = judge(problem, step.after);
      CHECK(verdict.feasible());
      CHECK(step.before == judge(problem, now).cost);
      CHECK(step.cost == verdict.cost);
      CHECK(step.changed == changedCells(now, step.after, problem.byLine));
      CHECK(step.before - step.cost > wish.changeCost * step.changed);
      now = step.after;
    }
    improved += improvement.steps.empty() ? 0 : 1;
    several += improvement.steps.size() > 1 ? 1 : 0;
    const Cost last = judge(problem, now).cost;
    forEachAssignment(problem, [&](const Assignment& week) {
      const auto cost = costOf(problem, week);
      if (cost && *cost + wish.changeCost * changedCells(now, week, problem.byLine) < last) {
        FAIL_CHECK("a cheaper week costs " << *cost);
      }
    });
  }
  CHECK(improved >= test::often(20));
  CHECK(several >= test::often(3));
}

TEST_CASE("what is broken is mended first, with the fewest changes", "[solver][improve]") {
  int mended = 0;
  for (const std::uint64_t seed : test::seeds(1, 120)) {
    const WeekProblem problem = tinyProblem(seed);
    Assignment empty;
    for (int slot = 0; slot < problem.slotCount(); ++slot) {
      empty.emplace_back(problem.linesAt(slot), nobodyIndex);
    }
    const auto improvement = solver::improve(problem, empty, {}, solveWeek);
    CAPTURE(seed, problem.byLine);
    CHECK(improvement.infeasible == !cheapestByEnumeration(problem));
    if (improvement.infeasible || judge(problem, empty).feasible()) {
      continue;
    }
    ++mended;
    int fewest = problem.cellCount() + 1;
    forEachAssignment(problem, [&](const Assignment& week) {
      if (costOf(problem, week)) {
        fewest = std::min(fewest, changedCells(empty, week, problem.byLine));
      }
    });
    REQUIRE_FALSE(improvement.steps.empty());
    CHECK(improvement.steps.front().mended > 0);
    CHECK(improvement.steps.front().changed == fewest);
  }
  CHECK(mended >= test::often(15));
}

TEST_CASE("other timetables are distinct, allowed, and the second shares the fewest cells",
          "[solver][alternatives]") {
  int others = 0;
  for (const std::uint64_t seed : test::seeds(1, 120)) {
    const WeekProblem problem = tinyProblem(seed);
    const auto best = solver::solve(problem, {});
    if (!best.assignment) {
      continue;
    }
    const Cost within = seed % 2 == 0 ? 0 : 15;
    const auto found = solver::alternatives(problem, {*best.assignment, best.cost, 0}, 4,
                                            best.cost + within, solveWeek);
    CAPTURE(seed, problem.byLine);
    int fewestKept = problem.cellCount();
    bool isOther = false;
    const auto kept = [&](const Assignment& week) {
      int cells = 0;
      for (int slot = 0; slot < problem.slotCount(); ++slot) {
        cells += keptCells((*best.assignment)[slot], week[slot], problem.byLine);
      }
      return cells;
    };
    forEachAssignment(problem, [&](const Assignment& week) {
      if (costOf(problem, week) == best.cost) {
        fewestKept = std::min(fewestKept, kept(week));
        isOther = isOther || kept(week) < kept(*best.assignment);
      }
    });
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Verdict verdict = judge(problem, found[i].assignment);
      CHECK(verdict.feasible());
      CHECK(verdict.cost == found[i].cost);
      CHECK(verdict.cost <= best.cost + within);
      for (std::size_t j = 0; j < i; ++j) {
        CHECK(changedCells(found[i].assignment, found[j].assignment, problem.byLine) >=
              found[i].changed);
        CHECK(found[i].changed > 0);
      }
    }
    if (isOther) {
      REQUIRE(found.size() > 1);
      ++others;
    }
    if (isOther && within == 0) {
      CHECK(kept(found[1].assignment) == fewestKept);
    }
  }
  CHECK(others >= test::often(10));
}

}  // namespace tomatic
