#include "solver/repair.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

#include "rules/charges.hpp"
#include "rules/evaluator.hpp"
#include "solver/solve.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

using solver::Random;
using test::forEachAssignment;
using test::tinyProblem;

/// Cells that differ, counted once more: people who left, or who came if those are more.
int differing(const WeekProblem& problem, const Assignment& before, const Assignment& after) {
  int count = 0;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    int left = 0;
    int came = 0;
    for (int line = 0; line < problem.linesAt(slot); ++line) {
      if (problem.byLine) {
        left += before[slot][line] != after[slot][line] ? 1 : 0;
        continue;
      }
      const auto attends = [&](const Assignment& week, int worker) {
        return std::count(week[slot].begin(), week[slot].end(), worker) > 0;
      };
      const int was = before[slot][line];
      const int is = after[slot][line];
      left += was != nobodyIndex && !attends(after, was) ? 1 : 0;
      came += is != nobodyIndex && !attends(before, is) ? 1 : 0;
    }
    count += std::max(left, came);
  }
  return count;
}

/// What counts in a repair, first things first.
struct Worth {
  int missing = 0;  ///< empty cells beyond those that the turn had
  int changed = 0;
  Cost cost = 0;  ///< without what fewer empty cells than before save

  friend bool operator==(const Worth&, const Worth&) = default;
  friend bool operator<(const Worth& a, const Worth& b) {
    return std::tie(a.missing, a.changed, a.cost) < std::tie(b.missing, b.changed, b.cost);
  }
};

Worth worthOf(const WeekProblem& away, const Assignment& before, const Assignment& after,
              const std::vector<char>& past) {
  Worth worth{0, differing(away, before, after), judge(away, after).cost};
  for (int slot = 0; slot < away.slotCount(); ++slot) {
    const auto empty = [&](const Assignment& week) {
      return static_cast<int>(std::count(week[slot].begin(), week[slot].end(), nobodyIndex));
    };
    if (past[slot] != 0) {
      continue;
    }
    const Charge was = chargeEmpty(away, slot, empty(before));
    worth.missing += std::max(0, empty(after) - empty(before));
    if (empty(after) < empty(before) && !was.broken) {
      worth.cost += was.cost - chargeEmpty(away, slot, empty(after)).cost;
    }
  }
  return worth;
}

struct Broken {
  WeekProblem problem;
  Assignment timetable;
  solver::RepairWish wish;
};

/// An optimal week of which somebody misses a day, some of it past.
std::optional<Broken> brokenWeek(std::uint64_t seed) {
  Broken broken;
  broken.problem = tinyProblem(seed);
  const auto solution = solver::solve(broken.problem, {});
  if (!solution.assignment) {
    return std::nullopt;
  }
  broken.timetable = *solution.assignment;
  Random random(seed);
  solver::RepairWish& wish = broken.wish;
  wish.changeCost = 1'000'000;
  const int past = random.below(broken.problem.slotCount());
  for (int slot = 0; slot < broken.problem.slotCount(); ++slot) {
    wish.past.push_back(slot < past - 1 ? 1 : 0);
  }
  wish.absences.push_back({random.below(static_cast<int>(broken.problem.workers.size())),
                           broken.problem.dayCount() - 1, TurnSet::first(broken.problem.turns())});
  return broken;
}

}  // namespace

TEST_CASE(
    "a repair fills what it can, changes as few cells as can be, none of the past, at the least "
    "cost",
    "[solver][repair]") {
  int repaired = 0;
  int changed = 0;
  int missing = 0;
  for (const std::uint64_t seed : test::seeds(1, 250)) {
    const auto broken = brokenWeek(seed);
    if (!broken) {
      continue;
    }
    const WeekProblem& problem = broken->problem;
    const Assignment& timetable = broken->timetable;
    const solver::RepairWish& wish = broken->wish;
    const WeekProblem away = solver::withAbsences(problem, timetable, wish);
    std::optional<Worth> best;
    forEachAssignment(problem, [&](const Assignment& week) {
      for (int slot = 0; slot < problem.slotCount(); ++slot) {
        if (wish.past[slot] != 0 &&
            !std::is_permutation(week[slot].begin(), week[slot].end(), timetable[slot].begin())) {
          return;
        }
        if (wish.past[slot] != 0 && problem.byLine && week[slot] != timetable[slot]) {
          return;
        }
      }
      const Worth worth = worthOf(away, timetable, week, wish.past);
      if ((!best || worth < *best) && judge(away, week).feasible()) {
        best = worth;
      }
    });
    const auto solution = solver::solve(solver::repairProblem(problem, timetable, wish, false), {});
    CAPTURE(seed, problem.byLine);
    REQUIRE(solution.assignment.has_value() == best.has_value());
    if (!best) {
      continue;
    }
    ++repaired;
    changed += best->changed;
    missing += best->missing;
    CHECK(worthOf(away, timetable, *solution.assignment, wish.past) == *best);
    CHECK(judge(away, *solution.assignment).feasible());
  }
  CHECK(repaired >= test::often(30));
  CHECK(changed >= test::often(20));
  CHECK(missing >= test::often(5));
}

TEST_CASE("a filled repair has no emptier turn", "[solver][repair]") {
  int filled = 0;
  for (const std::uint64_t seed : test::seeds(1, 250)) {
    const auto broken = brokenWeek(seed);
    if (!broken) {
      continue;
    }
    const WeekProblem& problem = broken->problem;
    const Assignment& timetable = broken->timetable;
    const solver::RepairWish& wish = broken->wish;
    const auto solution = solver::solve(solver::repairProblem(problem, timetable, wish, true), {});
    if (!solution.assignment) {
      continue;
    }
    ++filled;
    for (int slot = 0; slot < problem.slotCount(); ++slot) {
      const auto empty = [&](const Assignment& week) {
        return std::count(week[slot].begin(), week[slot].end(), nobodyIndex);
      };
      CHECK(empty(*solution.assignment) <= empty(timetable));
    }
  }
  CHECK(filled >= test::often(20));
}

}  // namespace tomatic
