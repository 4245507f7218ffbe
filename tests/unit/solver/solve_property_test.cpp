#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "rules/evaluator.hpp"
#include "solver/solve.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

using solver::Random;
using solver::Solution;
using test::tinyProblem;

std::uint64_t someSeed() {
  return *rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>());
}

std::vector<int> shuffled(int count, Random& random) {
  std::vector<int> order(count);
  std::iota(order.begin(), order.end(), 0);
  random.shuffle(order);
  return order;
}

WeekProblem withOtherPeople(const WeekProblem& problem, Random& random) {
  WeekProblem other = problem;
  const auto newIndex = shuffled(static_cast<int>(problem.workers.size()), random);
  for (std::size_t i = 0; i < problem.workers.size(); ++i) {
    const std::string id = other.workers[newIndex[i]].id;
    other.workers[newIndex[i]] = problem.workers[i];
    other.workers[newIndex[i]].id = id;
  }
  for (Crowd& crowd : other.crowds) {
    for (int& member : crowd.members) {
      member = newIndex[member];
    }
    std::sort(crowd.members.begin(), crowd.members.end());
  }
  return other;
}

/// A tiny week by line in which every turn has as many lines.
WeekProblem evenLines(std::uint64_t seed) {
  WeekProblem problem = tinyProblem(seed);
  Random random(seed);
  const int lines = 2;
  problem.rules.loadsByLine = true;
  problem.byLine = true;
  problem.emptyLoad = 0;
  for (auto& day : problem.lines) {
    std::fill(day.begin(), day.end(), lines);
  }
  for (Worker& worker : problem.workers) {
    worker.load = 0;
    worker.loadByLine.assign(lines, 0);
  }
  for (int cell = 0; cell < problem.cellCount(); ++cell) {
    const int chosen = random.below(static_cast<int>(problem.workers.size()) + 1);
    if (chosen == static_cast<int>(problem.workers.size())) {
      ++problem.emptyLoad;
    } else {
      ++problem.workers[chosen].load;
      ++problem.workers[chosen].loadByLine[cell % lines];
    }
  }
  return problem;
}

WeekProblem withOtherLines(const WeekProblem& problem, const std::vector<int>& newLine) {
  WeekProblem other = problem;
  for (Worker& worker : other.workers) {
    const auto before = worker.loadByLine;
    for (std::size_t line = 0; line < before.size(); ++line) {
      worker.loadByLine[newLine[line]] = before[line];
    }
    for (ForcedWish& wish : worker.wishes) {
      if (wish.line) {
        wish.line = Line{newLine[index(*wish.line)]};
      }
    }
  }
  for (EmptyCell& cell : other.emptyCells) {
    cell.line = Line{newLine[index(cell.line)]};
  }
  return other;
}

void requireSame(const WeekProblem& problem, const WeekProblem& other) {
  const Solution solution = solver::solve(problem, {});
  const Solution again = solver::solve(other, {});
  RC_ASSERT(solution.infeasible == again.infeasible);
  RC_ASSERT((solution.optimal && again.optimal) || solution.infeasible);
  RC_ASSERT(solution.assignment.has_value() == again.assignment.has_value());
  RC_ASSERT(!solution.assignment || solution.cost == again.cost);
}

}  // namespace

TEST_CASE("who is who changes neither the optimum nor whether there is one", "[solver]") {
  CHECK(rc::check([] {
    const std::uint64_t seed = someSeed();
    RC_LOG() << "seed " << seed << '\n';
    const WeekProblem problem = tinyProblem(seed);
    Random random(seed + 1);
    requireSame(problem, withOtherPeople(problem, random));
  }));
}

TEST_CASE("which line is which changes the optimum by the first line's rule alone", "[solver]") {
  CHECK(rc::check([] {
    const std::uint64_t seed = someSeed();
    RC_LOG() << "seed " << seed << '\n';
    WeekProblem problem = evenLines(seed);
    Random random(seed + 1);
    const auto newLine = shuffled(problem.mostLines(), random);
    if (newLine.front() != 0) {
      problem.rules.firstLine = {Level::off, 0};
    }
    requireSame(problem, withOtherLines(problem, newLine));
  }));
}

TEST_CASE("whenever it is stopped, the cost is judged, the bound below, no proof invented",
          "[solver]") {
  CHECK(rc::check([] {
    const std::uint64_t seed = someSeed();
    RC_LOG() << "seed " << seed << '\n';
    const WeekProblem problem = tinyProblem(seed);
    const Solution whole = solver::solve(problem, {});
    int polls = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 60));
    solver::SolveOptions options;
    options.seed = seed;
    options.stop = [&] { return polls-- <= 0; };
    const Solution stopped = solver::solve(problem, options);
    RC_ASSERT(!stopped.infeasible || whole.infeasible);
    if (whole.assignment) {
      RC_ASSERT(stopped.bound <= whole.cost);
    }
    RC_PRE(stopped.assignment.has_value());
    const Verdict verdict = judge(problem, *stopped.assignment);
    RC_ASSERT(verdict.feasible());
    RC_ASSERT(verdict.cost == stopped.cost);
    RC_ASSERT(stopped.bound <= stopped.cost);
    RC_ASSERT(stopped.cost >= whole.cost);
    RC_ASSERT(!stopped.optimal || stopped.cost == whole.cost);
  }));
}

TEST_CASE("a week that is good enough ends the search", "[solver]") {
  CHECK(rc::check([] {
    const WeekProblem problem = tinyProblem(someSeed());
    const Solution whole = solver::solve(problem, {});
    RC_PRE(whole.assignment.has_value());
    solver::SolveOptions options;
    options.goodEnough = whole.cost + *rc::gen::inRange(0, 100);
    const Solution enough = solver::solve(problem, options);
    RC_ASSERT(enough.assignment.has_value());
    RC_ASSERT(enough.cost <= options.goodEnough);
    RC_ASSERT(enough.bound <= whole.cost);
  }));
}

}  // namespace tomatic
