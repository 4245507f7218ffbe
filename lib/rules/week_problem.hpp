// The week to be scheduled, in indices: what the rules, the solver and the reports share. Days are
// the business days in order; workers are the persons listed in the load.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "roster/roster.hpp"
#include "rules/adjustments.hpp"
#include "rules/rule_set.hpp"

namespace tomatic {

/// A wish that a worker attends a turn; the line counts only with loads by line.
struct ForcedWish {
  int day = 0;
  Turn turn{};
  std::optional<Line> line;

  friend bool operator==(const ForcedWish&, const ForcedWish&) = default;
};

/// A cell that is forced to stay empty; only with loads by line.
struct EmptyCell {
  int day = 0;
  Turn turn{};
  Line line{};

  friend bool operator==(const EmptyCell&, const EmptyCell&) = default;
};

/// Unpleasant turns that somebody attended beyond their share, in the weeks before: fairness.hpp.
struct Surplus {
  int undesired = 0;
  int early = 0;
  int late = 0;
};

struct Worker {
  PersonId id;
  int load = 0;                 ///< turns of the week
  int mayAdd = 0;               ///< turns above the load that no rule minds
  int mayDrop = 0;              ///< turns below it, likewise
  std::vector<int> loadByLine;  ///< with loads by line: turns on each; sums to `load`
  int dailyLimit = 0;           ///< turns of a day
  bool brunchExempt = false;
  std::vector<TurnSet> required;   ///< by day: may not attend
  std::vector<TurnSet> undesired;  ///< by day: would rather not attend
  std::vector<ForcedWish> wishes;  ///< distinct; none during a required busy
  Surplus surplus;
};

/// People of whom not too many may be on the phone at once.
struct Crowd {
  enum class Kind { table, phoning, idle };

  Kind kind = Kind::table;
  std::string name;
  std::vector<int> members;  ///< worker indices, ascending
  /// The table's or group's limit; of a table, none if the config has none. For `idle`: how many
  /// must stay off the phone.
  std::optional<int> limit;
};

struct WeekProblem {
  std::vector<Weekday> days;
  Hours hours;
  DayWords dayWords = DayWords::catalan;
  std::vector<std::vector<int>> lines;  ///< [day][turn]: number of lines

  std::vector<Worker> workers;  ///< sorted by id
  std::vector<Crowd> crowds;
  RuleSet rules;
  bool byLine = false;  ///< loads are by line: who attends which line matters

  TurnSet brunchTurns;  ///< of which one must stay free; empty: no such rule
  std::optional<int> maxEmptyPerTurn;
  std::optional<int> maxFirstLinePerDay;
  int emptyLoad = 0;                         ///< cells that the load leaves empty
  std::vector<std::vector<int>> emptyAsked;  ///< [day][turn]: forced empty cells
  std::vector<EmptyCell> emptyCells;         ///< with loads by line: which ones, each once
  Adjustments asked;                         ///< of this week alone

  int dayCount() const { return static_cast<int>(days.size()); }
  int turns() const { return hours.turns(); }
  int slotCount() const { return dayCount() * turns(); }
  /// A slot is a turn of a day.
  int slot(int day, int turn) const { return day * turns() + turn; }
  int linesAt(int slot) const { return lines[slot / turns()][slot % turns()]; }
  int cellCount() const;
  int mostLines() const;
  /// How people name a turn: `dl 09:00`.
  std::string slotName(int slot) const;
  std::string dayName(int day) const { return std::string(wordFor(days[day], dayWords)); }
};

}  // namespace tomatic
