// The words in which people name the turns, lines and persons of a week on a command line:
//
//   DAY    a day's word in either set (`dl`, `mon`) or its date
//   TURN   its hour as the week writes it (`09:00`, `9:00`), or its number from 1
//   LINE   `L2` or `2`; `*` or nothing: any line of the turn
//   PERSON an id with a load in the week; `ningu`: nobody
//   CELL   `DAY TURN [LINE]=PERSON`
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/week_problem.hpp"
#include "settings/settings.hpp"

namespace tomatic {

class WeekWords {
 public:
  /// `context` begins every message: the option or argument that is read. The problem must outlive
  /// this.
  WeekWords(const WeekProblem& problem, Week week, std::string context)
      : problem_(problem), week_(week), context_(std::move(context)) {}

  // All throw UsageError: what was found, what was expected.
  int day(std::string_view word) const;
  Turn turn(std::string_view word) const;
  /// Nothing for `*`. Whether the turn has such a line is checked too.
  std::optional<Line> line(std::string_view word, int slot) const;
  int worker(std::string_view word) const;
  /// A worker or nobodyIndex.
  int workerOrNobody(std::string_view word) const;
  /// `0110` (a character a turn, as in busy files), or turns separated by commas.
  TurnSet turns(std::string_view text) const;
  CellDemand cell(std::string_view text, bool attends) const;

  [[noreturn]] void fail(const std::string& message) const;

 private:
  const WeekProblem& problem_;
  Week week_;
  std::string context_;
};

/// The texts of `--fix` and `--forbid`, asked of the problem. Throws UsageError.
void askCells(WeekProblem& problem, Week week, const std::vector<std::string>& fixed,
              const std::vector<std::string>& forbidden);

/// `DAY=6,8,8,5`: the lines of one day, turn by turn, in place of those that the settings say.
/// Throws UsageError.
void setLinesOfDay(Settings& settings, const std::string& text);

}  // namespace tomatic
