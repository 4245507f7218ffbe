#include <catch2/catch.hpp>

#include <algorithm>

#include "rules/evaluator.hpp"
#include "solver/solve.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

using solver::Random;
using test::cheapestByEnumeration;
using test::tinyProblem;

/// Some timetable of the problem, good or bad; people of a turn are distinct.
Assignment someAssignment(const WeekProblem& problem, Random& random) {
  Assignment assignment;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    std::vector<int> people;
    for (int worker = 0; worker < static_cast<int>(problem.workers.size()); ++worker) {
      people.push_back(worker);
    }
    people.resize(people.size() + 2, nobodyIndex);
    random.shuffle(people);
    people.resize(problem.linesAt(slot), nobodyIndex);
    assignment.push_back(people);
  }
  sortLines(problem, assignment);
  return assignment;
}

void addDemands(WeekProblem& problem, Random& random) {
  for (int count = random.below(3); count > 0; --count) {
    CellDemand demand;
    const int people = static_cast<int>(problem.workers.size());
    demand.slot = random.below(problem.slotCount());
    demand.worker = random.below(problem.byLine ? people + 1 : people);
    demand.attends = random.below(2) == 0;
    if (demand.worker == people) {
      demand.worker = nobodyIndex;
    }
    if (problem.byLine && (demand.worker == nobodyIndex || random.below(2) == 0)) {
      demand.line = Line{random.below(problem.linesAt(demand.slot))};
    }
    problem.asked.cells.push_back(demand);
  }
  if (random.below(3) == 0) {
    EmptyRange range;
    range.least = random.below(2);
    if (random.below(2) == 0) {
      range.most = range.least + random.below(2);
    }
    problem.asked.empties[random.below(problem.slotCount())] = range;
  }
}

void addReference(WeekProblem& problem, Random& random) {
  if (random.below(3) == 0) {
    return;
  }
  Reference reference;
  reference.cells = someAssignment(problem, random);
  reference.perChange = random.below(3) * 7;
  reference.perKept = random.below(3) * 5;
  problem.asked.references.push_back(reference);
}

void addBans(WeekProblem& problem, Random& random) {
  const Verdict verdict = judge(problem, someAssignment(problem, random));
  for (const Finding& finding : verdict.penalties) {
    if (random.below(4) == 0 && finding.rule != Rule::changed) {
      Ban ban{finding.rule, finding.worker, finding.day, finding.turn, finding.crowd};
      ban.below = std::max<Cost>(1, finding.cost - random.below(2));
      problem.asked.bans.push_back(ban);
    }
  }
}

void addSurplus(WeekProblem& problem, Random& random) {
  problem.rules.fairness = {Level::soft, random.below(3)};
  for (Worker& worker : problem.workers) {
    worker.surplus = {random.below(3), random.below(3), random.below(3)};
  }
}

void loosenLoads(WeekProblem& problem, Random& random) {
  for (Worker& worker : problem.workers) {
    if (!problem.byLine && random.below(4) == 0) {
      worker.mayAdd = random.below(2);
      worker.mayDrop = random.below(2);
    }
  }
}

}  // namespace

TEST_CASE("what is asked of a week is kept, and what it costs is the least", "[solver][asked]") {
  int solved = 0;
  int impossible = 0;
  for (const std::uint64_t seed : test::seeds(1, 400)) {
    WeekProblem problem = tinyProblem(seed);
    Random random(seed + 1000);
    loosenLoads(problem, random);
    addSurplus(problem, random);
    addDemands(problem, random);
    addBans(problem, random);
    addReference(problem, random);
    const auto cheapest = cheapestByEnumeration(problem);
    const solver::Solution solution = solver::solve(problem, {});
    CAPTURE(seed, problem.byLine);
    REQUIRE(solution.infeasible == !cheapest);
    if (!cheapest) {
      ++impossible;
      continue;
    }
    ++solved;
    CHECK(solution.optimal);
    CHECK(solution.cost == *cheapest);
    const Verdict verdict = judge(problem, *solution.assignment);
    CHECK(verdict.feasible());
    CHECK(verdict.cost == solution.cost);
  }
  CHECK(solved >= test::often(50));
  CHECK(impossible >= test::often(50));
}

TEST_CASE("people stay on their lines, and the others take those that were left", "[asked]") {
  using Row = std::vector<std::string>;
  const auto kept = [](const Row& before, const Row& after) {
    return keptInPlace(before, after, std::string("ningu"));
  };
  CHECK(kept({"b", "a", "c"}, {"a", "b", "d"}) == Row{"b", "a", "d"});
  CHECK(kept({"b", "ningu", "c"}, {"a", "b", "ningu"}) == Row{"b", "ningu", "a"});
  CHECK(kept({"b", "ningu", "c"}, {"a", "b", "d"}) == Row{"b", "d", "a"});
  CHECK(kept({"a", "b", "c"}, {"c", "b"}) == Row{"c", "b"});
  CHECK(kept({"a"}, {"a", "ningu", "z"}) == Row{"a", "z", "ningu"});
  CHECK(kept({}, {"a", "z"}) == Row{"a", "z"});
}

}  // namespace tomatic
