#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>

#include "rules/evaluator.hpp"
#include "unit/rules/naive_cost.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

using solver::Random;
using test::naiveCost;
using test::tinyProblem;
using test::Toll;

WeekProblem someProblem() {
  return tinyProblem(*rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()));
}

/// Anybody who is there, at most once a turn, and nobody now and then.
Assignment someAssignment(const WeekProblem& problem) {
  Random random(*rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()));
  const int people = static_cast<int>(problem.workers.size());
  Assignment assignment;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    auto& cells = assignment.emplace_back();
    for (int line = 0; line < problem.linesAt(slot); ++line) {
      const int worker = random.below(people + 1) - 1;
      const bool twice = std::find(cells.begin(), cells.end(), worker) != cells.end();
      const bool away =
          worker != nobodyIndex && problem.workers[worker].required[slot / problem.turns()].has(
                                       Turn{slot % problem.turns()});
      cells.push_back(twice || away ? nobodyIndex : worker);
    }
  }
  return assignment;
}

std::map<Rule, Toll> tollsOf(const Verdict& verdict) {
  std::map<Rule, Toll> tolls;
  for (const Finding& penalty : verdict.penalties) {
    tolls[penalty.rule].cost += penalty.cost;
  }
  for (const Finding& violation : verdict.violations) {
    tolls[violation.rule].broken = true;
  }
  return tolls;
}

/// Every weight of a rule set, in the order of the rules.
std::vector<Weight*> weightsOf(RuleSet& rules) {
  return {&rules.load,         &rules.empty,        &rules.gap,       &rules.brunch,
          &rules.marathon,     &rules.concentrated, &rules.undesired, &rules.tableNoise,
          &rules.groupPhoning, &rules.groupIdle,    &rules.forced,    &rules.firstLine};
}

/// The order of the workers changed; what they are and what is said of them goes along.
struct Relabelled {
  WeekProblem problem;
  std::vector<int> newIndex;
};

Relabelled relabelled(const WeekProblem& problem) {
  Random random(*rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()));
  Relabelled result{problem, std::vector<int>(problem.workers.size())};
  std::iota(result.newIndex.begin(), result.newIndex.end(), 0);
  random.shuffle(result.newIndex);
  for (std::size_t i = 0; i < problem.workers.size(); ++i) {
    Worker& worker = result.problem.workers[result.newIndex[i]];
    const std::string id = worker.id;
    worker = problem.workers[i];
    worker.id = id;
  }
  for (Crowd& crowd : result.problem.crowds) {
    for (int& member : crowd.members) {
      member = result.newIndex[member];
    }
    std::sort(crowd.members.begin(), crowd.members.end());
  }
  return result;
}

}  // namespace

TEST_CASE("the judge agrees with a naive count of each rule", "[rules]") {
  CHECK(rc::check([] {
    const WeekProblem problem = someProblem();
    const Assignment assignment = someAssignment(problem);
    auto expected = naiveCost(problem, assignment);
    auto judged = tollsOf(judge(problem, assignment));
    for (int i = 0; i <= static_cast<int>(Rule::lineLoad); ++i) {
      const Rule rule = static_cast<Rule>(i);
      RC_LOG() << ruleName(rule) << '\n';
      RC_ASSERT(judged[rule].cost == expected[rule].cost);
      RC_ASSERT(judged[rule].broken == expected[rule].broken);
    }
  }));
}

TEST_CASE("a verdict is the sum of what each rule says alone", "[rules]") {
  CHECK(rc::check([] {
    WeekProblem problem = someProblem();
    const Assignment assignment = someAssignment(problem);
    const Verdict whole = judge(problem, assignment);
    Cost cost = 0;
    std::size_t violations = 0;
    WeekProblem none = problem;
    for (Weight* weight : weightsOf(none.rules)) {
      weight->level = Level::off;
    }
    const std::size_t always = judge(none, assignment).violations.size();
    const auto original = weightsOf(problem.rules);
    for (std::size_t i = 0; i < original.size(); ++i) {
      WeekProblem alone = none;
      *weightsOf(alone.rules)[i] = *original[i];
      const Verdict verdict = judge(alone, assignment);
      cost += verdict.cost;
      violations += verdict.violations.size() - always;
    }
    RC_ASSERT(cost == whole.cost);
    RC_ASSERT(violations + always == whole.violations.size());
    const Cost listed =
        std::accumulate(whole.penalties.begin(), whole.penalties.end(), Cost{0},
                        [](Cost sum, const Finding& penalty) { return sum + penalty.cost; });
    RC_ASSERT(listed == whole.cost);
    RC_ASSERT(costOf(problem, assignment) ==
              (whole.feasible() ? std::optional(whole.cost) : std::nullopt));
  }));
}

TEST_CASE("a week without violations costs the same without words", "[rules]") {
  CHECK(rc::check([] {
    WeekProblem problem = someProblem();
    for (Weight* weight : weightsOf(problem.rules)) {
      weight->level = weight->level == Level::hard ? Level::soft : weight->level;
    }
    Assignment nobodyWorks = someAssignment(problem);
    for (auto& slot : nobodyWorks) {
      std::fill(slot.begin(), slot.end(), nobodyIndex);
    }
    const Verdict verdict = judge(problem, nobodyWorks);
    RC_PRE(verdict.feasible());
    RC_ASSERT(costOf(problem, nobodyWorks) == verdict.cost);
  }));
}

TEST_CASE("other people in the same places are judged alike", "[rules]") {
  CHECK(rc::check([] {
    const WeekProblem problem = someProblem();
    const Assignment assignment = someAssignment(problem);
    const Relabelled other = relabelled(problem);
    Assignment moved = assignment;
    for (auto& slot : moved) {
      for (int& worker : slot) {
        worker = worker == nobodyIndex ? nobodyIndex : other.newIndex[worker];
      }
    }
    const Verdict verdict = judge(problem, assignment);
    const Verdict again = judge(other.problem, moved);
    RC_ASSERT(verdict.cost == again.cost);
    RC_ASSERT(verdict.penalties.size() == again.penalties.size());
    RC_ASSERT(verdict.violations.size() == again.violations.size());
  }));
}

TEST_CASE("the order of a turn's people means nothing without loads by line", "[rules]") {
  CHECK(rc::check([] {
    WeekProblem problem = someProblem();
    problem.byLine = false;
    problem.emptyCells.clear();
    const Assignment assignment = someAssignment(problem);
    Assignment sorted = assignment;
    sortLines(problem, sorted);
    RC_ASSERT(judge(problem, sorted).cost == judge(problem, assignment).cost);
    RC_ASSERT(judge(problem, sorted).feasible() == judge(problem, assignment).feasible());
  }));
}

}  // namespace tomatic
