#include "solver/requirements.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "solver/cause_bounds.hpp"
#include "solver/remedies.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

using solver::Requirement;
using test::cheapestByEnumeration;
using test::tinyProblem;

const solver::Stop never = [] { return false; };
constexpr Cost noTimetable = solver::forbidden;

Cost cheapest(const WeekProblem& problem) {
  return cheapestByEnumeration(problem).value_or(noTimetable);
}

/// The pieces that are not among these.
std::vector<Requirement> others(const std::vector<Requirement>& all,
                                const std::vector<Requirement>& these) {
  std::vector<Requirement> rest;
  for (const Requirement& piece : all) {
    if (std::find(these.begin(), these.end(), piece) == these.end()) {
      rest.push_back(piece);
    }
  }
  return rest;
}

/// The claim holds with the needed pieces alone, and without any one of them it does not.
void checkSmallest(const WeekProblem& problem, Cost claim) {
  const auto pieces = solver::requirementsOf(problem);
  const auto reasons = solver::smallestReasons(problem, pieces, claim, never);
  REQUIRE(reasons.smallest);
  CHECK(cheapest(solver::without(problem, others(pieces, reasons.needed))) >= claim);
  for (std::size_t i = 0; i < reasons.needed.size(); ++i) {
    std::vector<Requirement> fewer = reasons.needed;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    CAPTURE(static_cast<int>(reasons.needed[i].kind), reasons.needed[i].worker);
    CHECK(cheapest(solver::without(problem, others(pieces, fewer))) < claim);
  }
}

/// Every single thing that helps is found at its price, whatever smallest set was found.
void checkRemedies(const WeekProblem& problem, Cost claim) {
  const auto pieces = solver::requirementsOf(problem);
  const auto reasons = solver::smallestReasons(problem, pieces, claim, never);
  const auto solve = [](const WeekProblem& week) { return solver::solve(week, {}); };
  const auto priced = solver::pricedRemedies(problem, reasons.needed, claim, solve, never);
  std::vector<Cost> expected;
  for (const solver::Remedy& remedy : solver::remediesOf(problem, pieces)) {
    const Cost cost = cheapest(solver::remedied(problem, remedy));
    if (cost < claim) {
      expected.push_back(cost);
    }
  }
  std::sort(expected.begin(), expected.end());
  std::vector<Cost> found;
  for (const auto& one : priced) {
    CHECK(one.bound == one.cost);
    found.push_back(one.cost);
  }
  CHECK(found == expected);
}

}  // namespace

TEST_CASE("leaving a requirement out never makes a week dearer", "[solver][why]") {
  for (const std::uint64_t seed : test::seeds(1, 60)) {
    const WeekProblem problem = tinyProblem(seed);
    const Cost cost = cheapest(problem);
    for (const Requirement& piece : solver::requirementsOf(problem)) {
      CAPTURE(seed, static_cast<int>(piece.kind), piece.worker, piece.day, piece.which);
      CHECK(cheapest(solver::without(problem, {piece})) <= cost);
    }
  }
}

TEST_CASE("of the reasons why there is no week none can be left out", "[solver][why]") {
  int explained = 0;
  for (const std::uint64_t seed : test::seeds(1, 120)) {
    const WeekProblem problem = tinyProblem(seed);
    if (cheapest(problem) == noTimetable) {
      CAPTURE(seed, problem.byLine);
      checkSmallest(problem, noTimetable);
      ++explained;
    }
  }
  CHECK(explained >= test::often(20));
}

TEST_CASE("of the reasons why a week costs what it costs none can be left out", "[solver][why]") {
  int explained = 0;
  for (const std::uint64_t seed : test::seeds(200, 320)) {
    const WeekProblem problem = tinyProblem(seed);
    const Cost cost = cheapest(problem);
    if (cost != noTimetable && cost > 0) {
      CAPTURE(seed, problem.byLine);
      checkSmallest(problem, cost);
      ++explained;
    }
  }
  CHECK(explained >= test::often(20));
}

TEST_CASE("what would help is found, all of it, at its price", "[solver][why]") {
  int possible = 0;
  int impossible = 0;
  for (const std::uint64_t seed : test::seeds(400, 480)) {
    const WeekProblem problem = tinyProblem(seed);
    const Cost cost = cheapest(problem);
    CAPTURE(seed, problem.byLine);
    if (cost == noTimetable) {
      ++impossible;
      checkRemedies(problem, noTimetable);
    } else if (cost > 0) {
      ++possible;
      checkRemedies(problem, cost);
    }
  }
  CHECK(possible >= test::often(10));
  CHECK(impossible >= test::often(10));
}

TEST_CASE("what a cause forces is what the week costs less without it", "[solver][why]") {
  int forced = 0;
  for (const std::uint64_t seed : test::seeds(500, 560)) {
    const WeekProblem problem = tinyProblem(seed);
    const auto whole = solver::solve(problem, {});
    if (!whole.assignment) {
      continue;
    }
    const Cost cost = cheapest(problem);
    for (const solver::CauseKind cause : solver::allCauses) {
      const WeekProblem without = solver::withoutCause(problem, cause);
      const auto solution = solver::solve(without, {});
      CAPTURE(seed, problem.byLine, static_cast<int>(cause));
      REQUIRE(solution.assignment);
      const auto share = solver::shareOf(whole, solution);
      CHECK(share.least == share.most);
      CHECK(share.least == cost - cheapest(without));
      forced += share.least > 0 ? 1 : 0;
    }
  }
  CHECK(forced >= test::often(10));
}

TEST_CASE("out of time, the reasons are true but perhaps too many", "[solver][why]") {
  const WeekProblem problem = tinyProblem(1);
  const auto pieces = solver::requirementsOf(problem);
  const auto reasons = solver::smallestReasons(problem, pieces, noTimetable, [] { return true; });
  CHECK_FALSE(reasons.smallest);
  CHECK(reasons.needed.size() == pieces.size());
}

}  // namespace tomatic
