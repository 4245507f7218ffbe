#include "solver/line_annealing.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <utility>

#include "solver/count_costs.hpp"
#include "solver/nearest_weeks.hpp"
#include "solver/search_state.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic::solver {
namespace {

constexpr int persons = 7;
constexpr int lines = 4;
constexpr int slots = 6;

CellChains randomCells(Random& random) {
  CellChains cells(persons, lines, slots);
  for (int i = 0; i < 40; ++i) {
    const int person = random.below(persons);
    const int slot = random.below(slots);
    const int line = random.below(lines);
    if (cells.lineAt(person, slot) == CellChains::noLine &&
        cells.personAt(slot, line) == nobodyIndex) {
      cells.put(person, slot, line);
    }
  }
  return cells;
}

/// Who attends which line how often; and that both ways to ask agree.
std::map<std::pair<int, int>, int> loadsOf(const CellChains& cells) {
  std::map<std::pair<int, int>, int> loads;
  int attended = 0;
  for (int slot = 0; slot < slots; ++slot) {
    for (int line = 0; line < lines; ++line) {
      if (const int person = cells.personAt(slot, line); person != nobodyIndex) {
        CHECK(cells.lineAt(person, slot) == line);
        ++loads[{person, line}];
        ++attended;
      }
    }
    for (int person = 0; person < persons; ++person) {
      attended -= cells.lineAt(person, slot) == CellChains::noLine ? 0 : 1;
    }
  }
  CHECK(attended == 0);
  return loads;
}

std::vector<int> linesOf(const CellChains& cells) {
  std::vector<int> all;
  for (int person = 0; person < persons; ++person) {
    for (int slot = 0; slot < slots; ++slot) {
      all.push_back(cells.lineAt(person, slot));
    }
  }
  return all;
}

/// Persons who attend other slots than before.
int moved(const std::vector<int>& before, const std::vector<int>& after) {
  int count = 0;
  for (int person = 0; person < persons; ++person) {
    bool same = true;
    for (int slot = 0; slot < slots; ++slot) {
      const int at = person * slots + slot;
      same = same && (before[at] == CellChains::noLine) == (after[at] == CellChains::noLine);
    }
    count += same ? 0 : 1;
  }
  return count;
}

}  // namespace

TEST_CASE("a chain keeps all loads, and two persons at most attend other slots", "[solver]") {
  Random random(1);
  int moves = 0;
  int chains = 0;
  for (int round = 0; round < 2000; ++round) {
    CellChains cells = randomCells(random);
    const auto loads = loadsOf(cells);
    const std::vector<int> before = linesOf(cells);
    const int from = random.below(slots);
    const int to = (from + 1 + random.below(slots - 1)) % slots;
    const int person = random.below(persons);
    const int line = random.below(lines);
    if (cells.lineAt(person, from) != CellChains::noLine &&
        cells.lineAt(person, to) == CellChains::noLine) {
      cells.movePerson(person, from, to);
      CHECK(cells.lineAt(person, from) == CellChains::noLine);
      CHECK(cells.lineAt(person, to) != CellChains::noLine);
    } else if (cells.personAt(from, line) != nobodyIndex &&
               cells.personAt(to, line) == nobodyIndex) {
      cells.moveCell(line, from, to);
      CHECK(cells.personAt(from, line) == nobodyIndex);
      CHECK(cells.personAt(to, line) != nobodyIndex);
    } else {
      continue;
    }
    ++moves;
    chains += cells.moved().size() > 2 ? 1 : 0;
    CHECK(loadsOf(cells) == loads);
    CHECK(moved(before, linesOf(cells)) <= 2);
    cells.undo();
    CHECK(linesOf(cells) == before);
    loadsOf(cells);
  }
  CHECK(moves > test::often(500));
  CHECK(chains > test::often(50));
}

TEST_CASE(
    "annealing keeps loads by line, counts as other searches do, and finds the best of tiny weeks",
    "[solver]") {
  int weeks = 0;
  int legal = 0;
  int best = 0;
  for (const std::uint64_t seed : test::seeds(1, 1200)) {
    const WeekProblem problem = test::tinyProblem(seed);
    const auto optimum = problem.byLine ? test::cheapestByEnumeration(problem) : std::nullopt;
    if (!optimum) {
      continue;
    }
    CAPTURE(seed);
    const Model model = compile(problem);
    LineAnnealing annealing(model);
    const Assignment nothing(model.slots(), std::vector<int>(model.cellsPerSlot, nobodyIndex));
    if (!annealing.fits() || !annealing.begin(nothing, seed)) {
      continue;
    }
    ++weeks;
    const auto dear = static_cast<double>(dearestStep(model));
    annealing.run(dear, dear / 20, 500, [] { return false; });
    const Assignment cells = annealing.assignment();
    for (std::size_t person = 0; person < model.persons.size(); ++person) {
      const PatternTable& table = model.tables[model.persons[person].table];
      for (std::size_t own = 0; own < table.lines.size(); ++own) {
        int used = 0;
        for (const auto& slot : cells) {
          used += slot[table.lines[own]] == static_cast<int>(person) ? 1 : 0;
        }
        CHECK(used == model.spaces[model.persons[person].space].caps[own]);
      }
    }
    const Weeks nearest = nearestWeeks(model, cells);
    REQUIRE(!nearest.empty());
    SearchState state(model);
    state.assign(nearest);
    if (cellsOf(model, nearest) == cells && state.broken() == 0) {
      ++legal;
      CHECK(annealing.cost() == state.cost());
      CHECK(annealing.cost() >= *optimum);
      best += annealing.cost() == *optimum ? 1 : 0;
    }
  }
  CHECK(weeks > test::often(30));
  CHECK(legal * 10 >= weeks * 9);
  CHECK(best * 10 >= weeks * 8);
}

}  // namespace tomatic::solver
