// The cheapest pattern of a person's day for each number of turns, without looking at all of them.
// Prices of slots are everybody's, so the patterns of a day are sorted by them once for all persons
// of a table; what a person pays on top (undesired turns, crowds) is added on the way, and the way
// ends where the shared price alone is dearer than the best found. Only without loads by line,
// where an item is a turn. Results are the same as WeekProgram's but for the choice between equals.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/week_program.hpp"

namespace tomatic::solver {

class DayScan {
 public:
  /// Up to `few` allowed patterns of a day are looked at one by one.
  explicit DayScan(const Model& model, std::size_t few = 24);

  /// Prices every pattern of every day by what slots cost at these prices of counters, and sorts.
  void sort(const std::vector<Cost>& prices, Cost scale);

  /// For each day and usage, the cheapest allowed pattern at the prices sorted by.
  void findBests(int person, const std::vector<std::vector<std::uint16_t>>& allowed,
                 const std::vector<Cost>& prices, DayBests& bests) const;

 private:
  using Turns = std::uint64_t;  // a bit a turn

  struct Priced {
    Cost cost = 0;
    std::uint16_t pattern = 0;
  };
  /// Patterns of a table, by index, and in stretches of one usage.
  struct Table {
    std::vector<Turns> turns;
    std::vector<std::uint16_t> byUsage;  ///< patterns
    std::vector<std::size_t> first;      ///< by usage: into byUsage, and its size last
  };
  /// A table's patterns on one day.
  struct TableDay {
    std::vector<Cost> cost;  ///< by pattern
    std::vector<Priced> sorted;
  };
  /// What a person pays for turns on top of the shared prices.
  struct Extras {
    std::vector<Cost> cost;  ///< by turn
    Turns turns = 0;         ///< where it is not nothing
    Cost negative = 0;       ///< sum of what is below nothing
    Turns closed = 0;        ///< no pattern has these

    Cost of(Turns which) const;
  };

  void addExtras(int person, int day, const std::vector<Cost>& prices, Extras& extras) const;
  static void scanAll(const TableDay& priced, const Table& table,
                      const std::vector<std::uint16_t>& allowed, const Extras& extras,
                      const std::vector<Pattern>& patterns, Cost* best, std::uint16_t* bestPattern);
  static void scanSorted(const TableDay& priced, const Table& table,
                         const std::vector<std::uint16_t>& allowed, const Extras& extras,
                         Cost* best, std::uint16_t* bestPattern);

  const Model& model_;
  std::size_t few_;
  Cost scale_ = 1;
  std::vector<Table> tables_;
  std::vector<TableDay> tableDays_;         // [table × days + day]
  std::vector<std::vector<Turns>> closed_;  // [person][day]
};

}  // namespace tomatic::solver
