// A week compiled for the search. Everything a rule charges is either folded into the patterns of a
// person's day, or into the price of an item (a turn on a line) for one person, or into the cost
// table of a counter (how many work a slot, how many of a crowd do, whether a cell is taken).
//
//   minimise  Σ persons (patterns + items + week)  +  Σ counters cost[count]
//
// A person's part is minimised exactly by dynamic programming over the days; counters couple the
// persons. All costs are integers.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "rules/week_problem.hpp"

namespace tomatic::solver {

inline constexpr Cost forbidden = std::numeric_limits<Cost>::max() / 4;

/// A way to work one day: which items, at what cost. An item is turn × own lines + own line.
struct Pattern {
  std::uint32_t firstItem = 0;  ///< into PatternTable::items
  std::uint16_t itemCount = 0;
  std::uint16_t usage = 0;  ///< into PatternTable::usages
  Cost cost = 0;
};

/// All patterns of persons who are judged alike and take the same lines.
struct PatternTable {
  int ownLines = 1;
  std::vector<int> lines;  ///< own line → line; empty without loads by line
  std::vector<Pattern> patterns;
  std::vector<std::uint16_t> items;
  std::vector<std::vector<int>> usages;  ///< turns on each own line; usage 0 is none
};

/// The states of a week: how much of the load is used so far. State 0 is nothing.
struct WeekSpace {
  int states = 0;
  std::vector<int> caps;                  ///< by own line: how often it may be used at most
  std::vector<int> step;                  ///< by usage: state distance
  std::vector<std::vector<int>> sources;  ///< by usage: states it may be added to, ascending
  std::vector<Cost> finalCost;            ///< by state
};

struct Person {
  int table = 0;                                    ///< into Model::tables
  int space = 0;                                    ///< into Model::spaces
  std::vector<int> crowdCounters;                   ///< first counter of each crowd they are in
  std::vector<Cost> itemCost;                       ///< [day × items a day + item]
  std::vector<std::vector<std::uint16_t>> allowed;  ///< [day]: patterns
};

/// Counts persons; cost[n] for n = 0…, forbidden where a hard rule breaks, and beyond the last.
struct Counter {
  std::vector<Cost> cost;
  int most = 0;  ///< how many persons could be counted at once
};

struct Model {
  int days = 0;
  int turns = 0;
  std::vector<PatternTable> tables;
  std::vector<WeekSpace> spaces;
  std::vector<Person> persons;
  /// First one per slot (how many work), then per crowd one a slot, then, with loads by line, as
  /// many a slot as any has lines: see cellCounter().
  std::vector<Counter> counters;
  int firstCell = 0;     ///< counter of the first cell; 0 without loads by line
  int cellsPerSlot = 0;  ///< the most lines of any slot; cells that do not exist stay empty
  Cost constant = 0;
  Cost ceiling = 0;  ///< no feasible week costs more

  int slots() const { return days * turns; }
  int itemsPerDay(const Person& person) const { return turns * tables[person.table].ownLines; }
  bool byLine() const { return firstCell > 0; }
  int cellCounter(int slot, int line) const { return firstCell + slot * cellsPerSlot + line; }
  /// Calls each with every counter that the item of a day counts in.
  template <typename Each>
  void forEachCounter(const Person& person, int day, int item, Each each) const {
    const PatternTable& table = tables[person.table];
    const int slot = day * turns + item / table.ownLines;
    each(slot);
    for (const int crowd : person.crowdCounters) {
      each(crowd + slot);
    }
    if (byLine()) {
      each(cellCounter(slot, table.lines[item % table.ownLines]));
    }
  }
};

/// Compiles the problem. Throws Failure if a day has more patterns than `mostPatterns`, or loads by
/// line are spread over more states than `mostStates`.
Model compile(const WeekProblem& problem);

inline constexpr int mostPatterns = 65'535;
inline constexpr int mostStates = 60'000;

/// The same week where a hard rule of a counter may be broken: costs are the number of units by
/// which counts are out of bounds, and nothing else costs.
Model elastic(const Model& model);

/// A person's choice for each day: pattern indices.
using Week = std::vector<std::uint16_t>;
/// Everybody's.
using Weeks = std::vector<Week>;

/// The assignment that the weeks mean; workers of a slot without loads by line take its lines in
/// order of their index.
Assignment assignmentOf(const WeekProblem& problem, const Model& model, const Weeks& weeks);

/// With loads by line: whether every cell may stay empty at no cost, and is never shared.
bool hasPlainCells(const Model& model);

/// With loads by line: who is in each cell, [slot][line].
Assignment cellsOf(const Model& model, const Weeks& weeks);

}  // namespace tomatic::solver
