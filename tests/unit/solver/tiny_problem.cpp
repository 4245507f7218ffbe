#include "unit/solver/tiny_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace tomatic::test {
namespace {

using solver::Random;

Weight someWeight(Random& random, int most) {
  const int kind = random.below(4);
  if (kind == 0) {
    return {Level::off, 0};
  }
  return kind == 1 ? Weight{Level::hard, 0} : Weight{Level::soft, random.below(most) + 1};
}

RuleSet someRules(Random& random) {
  RuleSet rules;
  rules.name = "random";
  rules.loadsByLine = random.below(2) == 0;
  rules.load =
      random.below(4) == 0 ? Weight{Level::soft, random.below(20) + 1} : Weight{Level::hard, 0};
  rules.loadExact = random.below(2) == 0;
  rules.empty = someWeight(random, 30);
  if (rules.empty.level == Level::hard && random.below(3) != 0) {
    rules.empty = {Level::soft, 10};
  }
  rules.emptyShape = random.below(2) == 0 ? EmptyShape::triangular : EmptyShape::square;
  rules.emptyLimited = random.below(3) == 0;
  rules.gap = someWeight(random, 40);
  rules.longGapCost = random.below(40);
  rules.gapHardBelow = random.below(2) * 3;
  rules.brunch = someWeight(random, 20);
  rules.brunchExcusedByRun = random.below(2) * 3;
  rules.marathon = someWeight(random, 40);
  rules.marathonFrom = 2 + random.below(2);
  rules.concentrated =
      random.below(8) == 0 ? Weight{Level::hard, 0} : Weight{Level::soft, random.below(20)};
  rules.undesired = someWeight(random, 10);
  rules.tableNoise = someWeight(random, 10);
  rules.tableLimited = random.below(3) == 0;
  rules.groupPhoning = someWeight(random, 20);
  rules.groupIdle = someWeight(random, 20);
  rules.forced = someWeight(random, 50);
  rules.firstLine = someWeight(random, 20);
  return rules;
}

void addWorkers(WeekProblem& problem, Random& random, int people) {
  for (int i = 0; i < people; ++i) {
    Worker worker;
    worker.id = std::string(1, static_cast<char>('a' + i));
    worker.dailyLimit = 1 + random.below(std::min(3, problem.turns()));
    worker.brunchExempt = random.below(4) == 0;
    for (int day = 0; day < problem.dayCount(); ++day) {
      TurnSet required;
      TurnSet undesired;
      for (int turn = 0; turn < problem.turns(); ++turn) {
        if (random.below(6) == 0) {
          required.add(Turn{turn});
        } else if (random.below(3) == 0) {
          undesired.add(Turn{turn});
        }
        if (!required.has(Turn{turn}) && random.below(8) == 0) {
          std::optional<Line> line;
          if (problem.byLine && random.below(2) == 0) {
            line = Line{random.below(problem.lines[day][turn])};
          }
          worker.wishes.push_back({day, Turn{turn}, line});
        }
      }
      worker.required.push_back(required);
      worker.undesired.push_back(undesired);
    }
    problem.workers.push_back(std::move(worker));
  }
}

/// Loads that fill the cells, so that an exact load has a chance.
void addLoads(WeekProblem& problem, Random& random) {
  const int people = static_cast<int>(problem.workers.size());
  for (Worker& worker : problem.workers) {
    worker.loadByLine.assign(problem.byLine ? problem.mostLines() : 0, 0);
  }
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    for (int line = 0; line < problem.linesAt(slot); ++line) {
      const int chosen = random.below(people + 1);
      if (chosen == people) {
        ++problem.emptyLoad;
        continue;
      }
      ++problem.workers[chosen].load;
      if (problem.byLine) {
        ++problem.workers[chosen].loadByLine[line];
      }
    }
  }
}

void addCrowds(WeekProblem& problem, Random& random) {
  for (const auto kind : {Crowd::Kind::table, Crowd::Kind::phoning, Crowd::Kind::idle}) {
    Crowd crowd;
    crowd.kind = kind;
    crowd.name = "some";
    for (int i = 0; i < static_cast<int>(problem.workers.size()); ++i) {
      if (random.below(3) != 0) {
        crowd.members.push_back(i);
      }
    }
    if (kind != Crowd::Kind::table || random.below(2) == 0) {
      crowd.limit = 1 + random.below(2);
    }
    if (!crowd.members.empty()) {
      problem.crowds.push_back(std::move(crowd));
    }
  }
}

void addForcedEmpty(WeekProblem& problem, Random& random) {
  for (int day = 0; day < problem.dayCount(); ++day) {
    for (int turn = 0; turn < problem.turns(); ++turn) {
      if (random.below(8) != 0) {
        continue;
      }
      ++problem.emptyAsked[day][turn];
      if (problem.byLine) {
        problem.emptyCells.push_back(
            {day, Turn{turn}, Line{random.below(problem.lines[day][turn])}});
      }
    }
  }
}

}  // namespace

WeekProblem tinyProblem(std::uint64_t seed) {
  Random random(seed);
  WeekProblem problem;
  problem.rules = someRules(random);
  problem.byLine = problem.rules.loadsByLine;
  const int days = 1 + random.below(2);
  const int turns = days == 1 ? 2 + random.below(3) : 2;
  std::vector<std::string> hours;
  for (int turn = 0; turn <= turns; ++turn) {
    hours.push_back(fmt::format("1{}:00", turn));
  }
  problem.hours = *Hours::parse(hours);
  for (int day = 0; day < days; ++day) {
    problem.days.push_back(static_cast<Weekday>(day));
    auto& lines = problem.lines.emplace_back();
    for (int turn = 0; turn < turns; ++turn) {
      lines.push_back(1 + random.below(2));
    }
    problem.emptyAsked.emplace_back(turns);
  }
  problem.brunchTurns = random.below(2) == 0 ? TurnSet(3) : TurnSet();
  problem.maxEmptyPerTurn = random.below(2) == 0 ? std::optional(1) : std::nullopt;
  problem.maxFirstLinePerDay = random.below(2) == 0 ? std::optional(1) : std::nullopt;
  addWorkers(problem, random, 2 + random.below(2));
  addLoads(problem, random);
  addCrowds(problem, random);
  addForcedEmpty(problem, random);
  return problem;
}

void forEachAssignment(const WeekProblem& problem,
                       const std::function<void(const Assignment&)>& each) {
  const int people = static_cast<int>(problem.workers.size());
  Assignment assignment;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    assignment.emplace_back(problem.linesAt(slot), nobodyIndex);
  }
  const std::function<void(int, std::size_t)> fill = [&](int slot, std::size_t line) {
    if (slot == problem.slotCount()) {
      each(assignment);
      return;
    }
    if (line == assignment[slot].size()) {
      fill(slot + 1, 0);
      return;
    }
    for (int worker = nobodyIndex; worker < people; ++worker) {
      const auto end = assignment[slot].begin() + static_cast<std::ptrdiff_t>(line);
      const bool taken =
          worker != nobodyIndex && std::find(assignment[slot].begin(), end, worker) != end;
      // Without loads by line the order of a turn's people means nothing: one order is enough.
      const bool otherOrder = !problem.byLine && line > 0 && worker < assignment[slot][line - 1];
      if (!taken && !otherOrder) {
        assignment[slot][line] = worker;
        fill(slot, line + 1);
        assignment[slot][line] = nobodyIndex;
      }
    }
  };
  fill(0, 0);
}

std::optional<Cost> cheapestByEnumeration(const WeekProblem& problem) {
  std::optional<Cost> cheapest;
  forEachAssignment(problem, [&](const Assignment& assignment) {
    const auto cost = costOf(problem, assignment);
    if (cost && (!cheapest || *cost < *cheapest)) {
      cheapest = cost;
    }
  });
  return cheapest;
}

}  // namespace tomatic::test
