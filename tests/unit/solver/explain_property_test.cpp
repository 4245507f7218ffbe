#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>

#include "solver/explain.hpp"
#include "unit/solver/every_week.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

using solver::Cause;
using test::cheapestByEnumeration;
using test::leastOutside;
using test::leastPeople;
using test::mostPeople;
using test::PersonWeek;
using test::tinyProblem;
using test::TurnLimits;
using test::weeksOf;

const solver::Stop never = [] { return false; };

std::vector<std::vector<PersonWeek>> weeksOfAll(const WeekProblem& problem) {
  std::vector<std::vector<PersonWeek>> all;
  for (int person = 0; person < static_cast<int>(problem.workers.size()); ++person) {
    all.push_back(weeksOf(problem, person));
  }
  return all;
}

int sumOver(const std::vector<int>& slots, const WeekProblem& problem,
            int (*of)(const WeekProblem&, int)) {
  int sum = 0;
  for (const int slot : slots) {
    sum += of(problem, slot);
  }
  return sum;
}

/// Whether the turns can be as their limits want: nobody missing, nobody too many.
bool possible(const WeekProblem& problem, const std::vector<std::vector<PersonWeek>>& weeks,
              const std::vector<int>& slots, TurnLimits limits) {
  return leastOutside(problem, weeks, slots, limits) == 0;
}

void checkMinimal(const WeekProblem& problem, const std::vector<std::vector<PersonWeek>>& weeks,
                  const Cause& cause, TurnLimits limits) {
  CHECK_FALSE(possible(problem, weeks, cause.slots, limits));
  for (std::size_t i = 0; i < cause.slots.size(); ++i) {
    std::vector<int> fewer = cause.slots;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(possible(problem, weeks, fewer, limits));
  }
}

/// A cause that lies with one person: no week of theirs is allowed.
void checkWorker(const WeekProblem& problem, const Cause& cause) {
  REQUIRE(cause.workers.size() == 1);
  const int worker = cause.workers.front();
  CHECK(weeksOf(problem, worker).empty());
  if (cause.kind == Cause::Kind::load) {
    int most = 0;
    for (const PersonWeek& week : weeksOf(problem, worker, {Rule::load})) {
      const auto turns = week.end() - week.begin() - std::count(week.begin(), week.end(), -1);
      most = std::max(most, static_cast<int>(turns));
    }
    CHECK(cause.supply == most);
    CHECK(cause.demand == problem.workers[worker].load);
    CHECK(cause.demand > cause.supply);
  }
}

void checkCause(const WeekProblem& problem, const Cause& cause) {
  if (cause.kind == Cause::Kind::forcedTurn) {
    CHECK(cause.demand == static_cast<int>(cause.workers.size()));
    CHECK(cause.demand > cause.supply);
    return;
  }
  if (!cause.workers.empty()) {
    checkWorker(problem, cause);
    return;
  }
  REQUIRE_FALSE(cause.slots.empty());
  const auto weeks = weeksOfAll(problem);
  if (cause.kind == Cause::Kind::shortage) {
    checkMinimal(problem, weeks, cause, TurnLimits::shortage);
    CHECK(cause.demand == sumOver(cause.slots, problem, leastPeople));
    CHECK(leastOutside(problem, weeks, cause.slots, TurnLimits::shortage) ==
          cause.demand - cause.supply);
  } else if (cause.kind == Cause::Kind::surplus) {
    checkMinimal(problem, weeks, cause, TurnLimits::surplus);
    CHECK(cause.supply == sumOver(cause.slots, problem, mostPeople));
    CHECK(leastOutside(problem, weeks, cause.slots, TurnLimits::surplus) ==
          cause.demand - cause.supply);
  } else {
    checkMinimal(problem, weeks, cause, TurnLimits::both);
  }
}

}  // namespace

TEST_CASE("the causes of weeks that cannot be are true, and nothing can be left out", "[solver]") {
  std::map<Cause::Kind, int> kinds;
  int lines = 0;
  for (const std::uint64_t seed : test::seeds(1, 250)) {
    const WeekProblem problem = tinyProblem(seed);
    if (cheapestByEnumeration(problem)) {
      continue;
    }
    const auto causes = solver::whyInfeasible(problem, never);
    CAPTURE(seed, problem.byLine, problem.rules.loadExact);
    REQUIRE_FALSE(causes.empty());
    for (const Cause& cause : causes) {
      CAPTURE(static_cast<int>(cause.kind), cause.workers, cause.slots, cause.demand, cause.supply);
      checkCause(cause.line ? solver::weekOfLine(problem, *cause.line) : problem, cause);
      ++kinds[cause.kind];
      lines += cause.line ? 1 : 0;
    }
  }
  CHECK(kinds[Cause::Kind::load] + kinds[Cause::Kind::loadByLine] >= test::often(5));
  CHECK(kinds[Cause::Kind::shortage] >= test::often(5));
  CHECK(lines >= test::often(3));
}

TEST_CASE("as many cells stay empty as is said, and no turn can be left out", "[solver]") {
  int explained = 0;
  for (const std::uint64_t seed : test::seeds(300, 500)) {
    WeekProblem problem = tinyProblem(seed);
    problem.rules.loadExact = false;
    problem.rules.empty = {Level::soft, 1};
    problem.rules.emptyLimited = false;
    for (auto& day : problem.emptyAsked) {
      std::fill(day.begin(), day.end(), 0);
    }
    problem.emptyCells.clear();
    WeekProblem full = problem;
    full.rules.empty = {Level::hard, 0};
    const auto weeks = weeksOfAll(problem);
    std::vector<int> slots(problem.slotCount());
    std::iota(slots.begin(), slots.end(), 0);
    // Nobody may be too many in a turn, so look for the fullest week that is allowed.
    const auto least = leastOutside(full, weeks, slots, TurnLimits::shortage);
    if (!cheapestByEnumeration(problem)) {
      continue;
    }
    REQUIRE(least.has_value());
    CAPTURE(seed, problem.byLine);
    const auto causes = solver::whyEmpty(problem, never);
    CHECK(causes.empty() == (*least == 0));
    for (const Cause& cause : causes) {
      ++explained;
      CAPTURE(cause.slots, cause.demand, cause.supply);
      CHECK(cause.demand - cause.supply == *least);
      CHECK(cause.demand == sumOver(cause.slots, full, leastPeople));
      for (std::size_t i = 0; i < cause.slots.size(); ++i) {
        std::vector<int> fewer = cause.slots;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK(leastOutside(full, weeks, fewer, TurnLimits::shortage) < *least);
      }
    }
  }
  CHECK(explained >= test::often(30));
}

}  // namespace tomatic
