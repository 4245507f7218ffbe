#include "solver/line_program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>

#include "solver/line_patterns.hpp"
#include "solver/line_turns.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"
#include "unit/solver/tiny_relaxation.hpp"

using namespace tomatic;
using namespace tomatic::solver;
using test::tinyProblem;

namespace {

std::vector<LineMember> membersOf(const Model& model, int line) {
  std::vector<LineMember> members;
  for (std::size_t person = 0; person < model.persons.size(); ++person) {
    const auto& lines = model.tables[model.persons[person].table].lines;
    for (std::size_t own = 0; own < lines.size(); ++own) {
      if (lines[own] == line) {
        members.push_back({static_cast<int>(person), static_cast<int>(own), lines.size() == 1});
      }
    }
  }
  return members;
}

LineTask someTask(const Model& model, const LineProgram& program, Random& random) {
  LineTask task;
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    auto& price = task.price.emplace_back();
    for (int slot = 0; slot < model.slots(); ++slot) {
      const bool exists =
          model.counters[model.cellCounter(slot, program.line())].cost[1] < forbidden;
      price.push_back(exists ? (random.below(61) - 30) * scale / (1 + random.below(3)) : barred);
    }
  }
  return task;
}

/// What the division that the program tells costs, if it is one.
Cost judged(const Model& model, const LineProgram& program, const LineTask& task) {
  Cost sum = 0;
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    const LineMember& member = program.members()[m];
    const Person& person = model.persons[member.person];
    int used = 0;
    for (int day = 0; day < model.days; ++day) {
      const std::uint32_t turns = program.turnsOf(day, static_cast<int>(m));
      used += std::popcount(turns);
      for (int turn = 0; turn < model.turns; ++turn) {
        if ((turns >> turn & 1U) != 0) {
          sum += task.price[m][day * model.turns + turn];
        }
      }
      if (member.whole) {
        const auto pattern = program.patternOf(day, static_cast<int>(m));
        sum += model.tables[person.table].patterns[pattern].cost * scale;
      }
      for (std::size_t other = 0; other < m; ++other) {
        REQUIRE((turns & program.turnsOf(day, static_cast<int>(other))) == 0);
      }
    }
    sum += member.whole ? model.spaces[person.space].finalCost[used] * scale : 0;
  }
  return sum;
}

/// Calls `each` with tiny weeks of loads by line, of the seeds until the last.
template <typename Each>
void forEachByLine(std::uint64_t last, Each each) {
  for (const std::uint64_t seed : test::seeds(1, last)) {
    const WeekProblem problem = tinyProblem(seed);
    if (problem.byLine) {
      CAPTURE(seed);
      Random random(seed);
      const Model model = compile(problem);
      each(model, fullDomains(model), random);
    }
  }
}

}  // namespace

TEST_CASE("lines divided turn by turn and pattern by pattern cost the same", "[solver]") {
  int whole = 0;
  int split = 0;
  int impossible = 0;
  forEachByLine(1500, [&](const Model& model, const Domains& domains, Random& random) {
    for (int line = 0; line < model.cellsPerSlot; ++line) {
      LinePatterns patterns(model, line, membersOf(model, line));
      LineTurns turns(model, line, membersOf(model, line));
      REQUIRE(patterns.make(domains, 100'000));
      auto plan = turns.plan(domains);
      if (!plan || !turns.make(std::move(*plan), domains)) {
        continue;
      }
      const bool allWhole = std::all_of(turns.members().begin(), turns.members().end(),
                                        [](const LineMember& member) { return member.whole; });
      // The second time from what the first has left behind.
      for (int i = 0; i < 2; ++i) {
        const LineTask task = someTask(model, patterns, random);
        const Cost cost = patterns.cheapest(task, domains);
        const Cost same = turns.cheapest(task, domains);
        // Turn by turn, who attends other lines too may do so at any turns.
        REQUIRE((allWhole ? same == cost : same <= cost));
        if (cost >= barred) {
          ++impossible;
          continue;
        }
        REQUIRE(turns.fresh());
        REQUIRE(judged(model, patterns, task) == cost);
        REQUIRE(judged(model, turns, task) == same);
        ++(allWhole ? whole : split);
      }
    }
  });
  CHECK(whole >= test::often(300));
  CHECK(split >= test::often(100));
  CHECK(impossible >= test::often(20));
}

TEST_CASE("a line that gives up tells a bound, and weeks that each may work", "[solver]") {
  int gaveUp = 0;
  forEachByLine(400, [&](const Model& model, const Domains& domains, Random& random) {
    LinePatterns patterns(model, 0, membersOf(model, 0));
    LineTurns hasty(model, 0, membersOf(model, 0));
    REQUIRE(patterns.make(domains, 100'000));
    auto plan = hasty.plan(domains);
    if (!plan || !hasty.make(std::move(*plan), domains, 0)) {
      return;
    }
    const LineTask task = someTask(model, patterns, random);
    const Cost cost = patterns.cheapest(task, domains);
    REQUIRE(hasty.cheapest(task, domains) <= cost);
    if (cost >= barred) {
      return;
    }
    REQUIRE_FALSE(hasty.fresh());
    ++gaveUp;
    for (std::size_t m = 0; m < hasty.members().size(); ++m) {
      solver::Week week;
      for (int day = 0; day < model.days; ++day) {
        week.push_back(hasty.patternOf(day, static_cast<int>(m)));
      }
      const LineMember& member = hasty.members()[m];
      REQUIRE((!member.whole || test::mayWork(model, member.person, week)));
    }
  });
  CHECK(gaveUp >= test::often(50));
}

TEST_CASE("how large a line will be is known before", "[solver]") {
  int lines = 0;
  forEachByLine(60, [&](const Model& model, const Domains& domains, Random&) {
    LineTurns turns(model, 0, membersOf(model, 0));
    auto plan = turns.plan(domains);
    if (!plan) {
      return;
    }
    const long long arcs = plan->arcs;
    if (!turns.make(std::move(*plan), domains)) {
      return;
    }
    long long places = 0;
    for (int day = 0; day < model.days; ++day) {
      places += turns.graphs()[turns.graphOf(day)].nothing();
    }
    CHECK(arcs == places * static_cast<long long>(turns.members().size()));
    ++lines;
  });
  CHECK(lines >= test::often(10));
}
