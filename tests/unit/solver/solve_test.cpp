#include "solver/solve.hpp"

#include <catch2/catch.hpp>

#include "rules/evaluator.hpp"
#include "solver/model.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

using namespace tomatic;
using test::cheapestByEnumeration;
using test::tinyProblem;

TEST_CASE("the solver agrees with enumeration on random weeks", "[solver]") {
  int feasible = 0;
  int positive = 0;
  int infeasible = 0;
  for (const std::uint64_t seed : test::seeds(1, 400)) {
    const WeekProblem problem = tinyProblem(seed);
    const auto expected = cheapestByEnumeration(problem);
    const auto solution = solver::solve(problem, {});
    CAPTURE(seed, problem.byLine, problem.rules.loadExact);
    REQUIRE(solution.assignment.has_value() == expected.has_value());
    REQUIRE(solution.infeasible != expected.has_value());
    if (!expected) {
      ++infeasible;
      continue;
    }
    ++feasible;
    positive += *expected > 0 ? 1 : 0;
    const Verdict verdict = judge(problem, *solution.assignment);
    REQUIRE(verdict.feasible());
    REQUIRE(verdict.cost == solution.cost);
    REQUIRE(solution.cost == *expected);
    REQUIRE(solution.bound == *expected);
    REQUIRE(solution.optimal);
  }
  // The weeks are worth solving: many of each kind.
  CHECK(feasible >= test::often(100));
  CHECK(positive >= test::often(80));
  CHECK(infeasible >= test::often(50));
}

TEST_CASE("a bound never exceeds the optimum while the search goes on", "[solver]") {
  for (const std::uint64_t seed : test::seeds(500, 600)) {
    const WeekProblem problem = tinyProblem(seed);
    const auto expected = cheapestByEnumeration(problem);
    Cost last = 0;
    solver::SolveOptions options;
    options.seed = seed;
    options.progress = [&](const solver::Progress& progress) {
      CAPTURE(seed);
      REQUIRE(progress.bound >= last);
      last = progress.bound;
      if (expected) {
        REQUIRE(progress.bound <= *expected);
      }
      if (progress.better) {
        const Verdict verdict = judge(problem, progress.assignment());
        REQUIRE(verdict.feasible());
        REQUIRE(verdict.cost == *progress.cost);
      }
    };
    (void)solver::solve(problem, options);
  }
}

TEST_CASE("the ways to work a day use no line more often than the load does", "[solver]") {
  int several = 0;
  for (const std::uint64_t seed : test::seeds(1, 200)) {
    const WeekProblem problem = tinyProblem(seed);
    if (!problem.byLine) {
      continue;
    }
    const solver::Model model = solver::compile(problem);
    for (std::size_t index = 0; index < model.persons.size(); ++index) {
      const solver::PatternTable& table = model.tables[model.persons[index].table];
      for (const solver::Pattern& pattern : table.patterns) {
        for (std::size_t own = 0; own < table.lines.size(); ++own) {
          REQUIRE(table.usages[pattern.usage][own] <=
                  problem.workers[index].loadByLine[table.lines[own]]);
        }
      }
      several += table.lines.size() > 1 ? 1 : 0;
    }
  }
  CHECK(several >= test::often(20));
}

TEST_CASE("the same seed gives the same week", "[solver]") {
  for (const std::uint64_t seed : test::seeds(700, 720)) {
    const WeekProblem problem = tinyProblem(seed);
    solver::SolveOptions options;
    options.seed = 5;
    CHECK(solver::solve(problem, options).assignment == solver::solve(problem, options).assignment);
  }
}

TEST_CASE("a stop keeps the best so far and claims no proof it does not have", "[solver]") {
  for (const std::uint64_t seed : test::seeds(800, 850)) {
    const WeekProblem problem = tinyProblem(seed);
    const auto expected = cheapestByEnumeration(problem);
    int polls = 0;
    solver::SolveOptions options;
    options.stop = [&] { return ++polls > 3; };
    const auto solution = solver::solve(problem, options);
    CAPTURE(seed);
    if (expected) {
      CHECK_FALSE(solution.infeasible);
      CHECK(solution.bound <= *expected);
    }
    if (solution.assignment) {
      CHECK(judge(problem, *solution.assignment).feasible());
      CHECK((!solution.optimal || solution.cost == *expected));
    }
  }
}

TEST_CASE("weeks whose optimum is above the first aim are proven in the end", "[solver]") {
  // Found nothing below the first aim, which then never rose: they went round for ever.
  for (const std::uint64_t seed : {9351, 12071, 17411, 42869, 51883, 58119}) {
    const WeekProblem problem = tinyProblem(seed);
    int polls = 0;
    solver::SolveOptions options;
    options.stop = [&] { return ++polls > 20'000; };
    const auto solution = solver::solve(problem, options);
    CAPTURE(seed);
    CHECK(solution.optimal);
    CHECK(solution.cost == cheapestByEnumeration(problem));
  }
}
