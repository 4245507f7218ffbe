#include "solver/without_lines.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "solver/line_division.hpp"
#include "solver/matching.hpp"
#include "solver/search.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic::solver {
namespace {

const Stop nowhere = [] { return false; };

/// Calls each with tiny weeks by line that some timetable fits, and the least cost of those.
template <typename Each>
void forEachFeasible(std::uint64_t last, Each each) {
  int weeks = 0;
  for (const std::uint64_t seed : test::seeds(1, last)) {
    const WeekProblem problem = test::tinyProblem(seed);
    const auto optimum = problem.byLine ? test::cheapestByEnumeration(problem) : std::nullopt;
    if (optimum) {
      CAPTURE(seed);
      each(problem, *optimum, seed);
      ++weeks;
    }
  }
  CHECK(weeks > test::often(static_cast<int>(last)) / 10);
}

Search bySearch(const Model& model, std::uint64_t seed) {
  return {model, seed, 0, nowhere, [](const Search&) {}};
}

/// The same turns in the model without lines.
Weeks mergedWeeks(const Model& model, const Model& whole, const Weeks& weeks) {
  Weeks merged = weeks;
  for (std::size_t person = 0; person < weeks.size(); ++person) {
    const PatternTable& table = model.tables[model.persons[person].table];
    const PatternTable& wholeTable = whole.tables[whole.persons[person].table];
    for (std::uint16_t& day : merged[person]) {
      const auto turns = turnsOf(table, table.patterns[day]);
      const auto same = std::find_if(
          wholeTable.patterns.begin(), wholeTable.patterns.end(),
          [&](const Pattern& pattern) { return turnsOf(wholeTable, pattern) == turns; });
      REQUIRE(same != wholeTable.patterns.end());
      day = static_cast<std::uint16_t>(same - wholeTable.patterns.begin());
    }
  }
  return merged;
}

}  // namespace

TEST_CASE("the cheapest matching is the cheapest of all", "[solver]") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const int rows = random.below(5);
    const int columns = rows + random.below(3);
    std::vector<std::vector<Cost>> cost(rows, std::vector<Cost>(columns));
    for (auto& row : cost) {
      std::generate(row.begin(), row.end(), [&] { return random.below(20) - 5; });
    }
    const auto costOfRows = [&](const std::vector<int>& of) {
      Cost sum = 0;
      for (int row = 0; row < rows; ++row) {
        sum += cost[row][of[row]];
      }
      return sum;
    };
    std::vector<int> order(columns);
    std::iota(order.begin(), order.end(), 0);
    Cost least = costOfRows(order);
    do {
      least = std::min(least, costOfRows(order));
    } while (std::next_permutation(order.begin(), order.end()));
    std::vector<int> found = cheapestMatching(cost);
    REQUIRE(static_cast<int>(found.size()) == rows);
    CHECK(costOfRows(found) == least);
    std::sort(found.begin(), found.end());
    CHECK(std::adjacent_find(found.begin(), found.end()) == found.end());
  }
}

TEST_CASE("without lines a week costs at most what it costs with them", "[solver]") {
  int less = 0;
  forEachFeasible(400, [&](const WeekProblem& problem, Cost optimum, std::uint64_t seed) {
    const Model model = compile(problem);
    const Model whole = withoutLines(model);
    Search search = bySearch(whole, seed);
    search.run();
    REQUIRE(search.proven());
    REQUIRE(search.incumbent().exists());
    CHECK(search.incumbent().cost <= optimum);
    less += search.incumbent().cost < optimum ? 1 : 0;
  });
  CHECK(less >= test::often(10));
}

TEST_CASE("turns that can be given lines are given them", "[solver]") {
  int divided = 0;
  int weeks = 0;
  forEachFeasible(400, [&](const WeekProblem& problem, Cost, std::uint64_t seed) {
    const Model model = compile(problem);
    const Model whole = withoutLines(model);
    Search search = bySearch(model, seed);
    search.run();
    const Weeks turns = mergedWeeks(model, whole, search.incumbent().weeks);
    LineDivision division(model, whole, seed);
    const Assignment cells = division.divide(turns, nowhere);
    std::vector<std::vector<int>> used(model.persons.size(), std::vector<int>(model.cellsPerSlot));
    int attended = 0;
    for (int slot = 0; slot < model.slots(); ++slot) {
      for (int line = 0; line < model.cellsPerSlot; ++line) {
        if (const int person = cells[slot][line]; person != nobodyIndex) {
          ++used[person][line];
          ++attended;
        }
      }
    }
    int over = 0;
    int asked = 0;
    for (std::size_t person = 0; person < used.size(); ++person) {
      const auto& table = model.tables[model.persons[person].table];
      const auto& caps = model.spaces[model.persons[person].space].caps;
      for (std::size_t own = 0; own < table.lines.size(); ++own) {
        over += std::max(0, used[person][table.lines[own]] - caps[own]);
      }
      for (const std::uint16_t day : turns[person]) {
        asked += whole.tables[whole.persons[person].table].patterns[day].itemCount;
      }
    }
    CHECK(division.leftOver() == over + asked - attended);
    divided += division.leftOver() == 0 ? 1 : 0;
    ++weeks;
  });
  CHECK(divided >= weeks * 95 / 100);
}

TEST_CASE("where lines are too crowded for bounds by line the optimum is the same", "[solver]") {
  for (const std::uint64_t seed : test::seeds(1, 400)) {
    const WeekProblem problem = test::tinyProblem(seed);
    if (!problem.byLine) {
      continue;
    }
    CAPTURE(seed);
    const auto optimum = test::cheapestByEnumeration(problem);
    const Model model = compile(problem);
    Search search = bySearch(model, seed);
    search.leaveLines();
    search.run();
    REQUIRE(search.proven());
    REQUIRE(search.incumbent().exists() == optimum.has_value());
    if (optimum) {
      CHECK(search.incumbent().cost == *optimum);
      CHECK(costOf(problem, assignmentOf(problem, model, search.incumbent().weeks)) == *optimum);
    } else {
      CHECK(search.bound() >= forbidden);
    }
  }
}

TEST_CASE("a search without bounds by line may be stopped at any moment", "[solver]") {
  int withWeek = 0;
  forEachFeasible(200, [&](const WeekProblem& problem, Cost optimum, std::uint64_t seed) {
    const Model model = compile(problem);
    bool stopped = true;
    for (int most = 0; stopped && most < 400; ++most) {
      CAPTURE(most);
      int polls = 0;
      stopped = false;
      const Stop stop = [&] { return stopped = polls++ >= most; };
      Search search(model, seed, 0, stop, [](const Search&) {});
      search.leaveLines();
      search.run();
      CHECK(search.bound() <= optimum);
      if (search.incumbent().exists()) {
        CHECK(costOf(problem, assignmentOf(problem, model, search.incumbent().weeks)) ==
              search.incumbent().cost);
        ++withWeek;
      }
    }
  });
  CHECK(withWeek > test::often(100));
}

}  // namespace tomatic::solver
