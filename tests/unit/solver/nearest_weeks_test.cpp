#include "solver/nearest_weeks.hpp"

#include <catch2/catch.hpp>

#include "rules/evaluator.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"
#include "unit/solver/tiny_relaxation.hpp"

namespace tomatic::solver {

TEST_CASE("the weeks nearest to a timetable that keeps the rules are the timetable", "[solver]") {
  int kept = 0;
  for (const std::uint64_t seed : test::seeds(1, 120)) {
    const WeekProblem problem = test::tinyProblem(seed);
    const Model model = compile(problem);
    int tried = 0;
    test::forEachAssignment(problem, [&](const Assignment& week) {
      if (tried < 5 && costOf(problem, week)) {
        ++tried;
        const Weeks weeks = nearestWeeks(model, week);
        CAPTURE(seed);
        REQUIRE(weeks.size() == model.persons.size());
        REQUIRE(changedCells(week, assignmentOf(problem, model, weeks), problem.byLine) == 0);
      }
    });
    kept += tried;
  }
  CHECK(kept > test::often(100));
}

TEST_CASE("the weeks nearest to any timetable are legal ones", "[solver]") {
  int legal = 0;
  for (const std::uint64_t seed : test::seeds(1, 120)) {
    const WeekProblem problem = test::tinyProblem(seed);
    const Model model = compile(problem);
    // One after the other, whatever the rules say.
    Assignment full;
    for (int slot = 0; slot < problem.slotCount(); ++slot) {
      auto& cells = full.emplace_back();
      for (int line = 0; line < problem.linesAt(slot); ++line) {
        cells.push_back((slot + line) % static_cast<int>(problem.workers.size()));
      }
    }
    const Weeks weeks = nearestWeeks(model, full);
    for (std::size_t index = 0; index < weeks.size(); ++index) {
      REQUIRE(test::mayWork(model, static_cast<int>(index), weeks[index]));
      ++legal;
    }
  }
  CHECK(legal > test::often(100));
}

}  // namespace tomatic::solver
