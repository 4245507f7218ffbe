#include "settings/week_words.hpp"

#include <algorithm>

#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr int mostLinesOfTurn = 1000;

std::optional<int> numberIn(std::string_view word, int least, int most) {
  const auto number = parseInteger(word);
  return number && *number >= least && *number <= most ? std::optional(static_cast<int>(*number))
                                                       : std::nullopt;
}

/// `9:00` as hours are written: with two digits.
std::string padded(std::string_view hour) {
  return hour.find(':') == 1 ? "0" + std::string(hour) : std::string(hour);
}

}  // namespace

void WeekWords::fail(const std::string& message) const {
  throw UsageError(tr("{}: {}", context_, message));
}

int WeekWords::day(std::string_view word) const {
  const auto date = parseDate(word);
  const auto weekday = date ? week_.dayOf(*date) : parseWeekday(word);
  const auto found = weekday ? std::find(problem_.days.begin(), problem_.days.end(), *weekday)
                             : problem_.days.end();
  if (found == problem_.days.end()) {
    std::vector<std::string> days;
    for (int day = 0; day < problem_.dayCount(); ++day) {
      days.push_back(problem_.dayName(day));
    }
    fail(tr("'{}' is no day that is scheduled in the week {}, expected one of {}", word,
            week_.name(), joined(days)));
  }
  return static_cast<int>(found - problem_.days.begin());
}

Turn WeekWords::turn(std::string_view word) const {
  if (const auto number = numberIn(word, 1, problem_.turns())) {
    return Turn{*number - 1};
  }
  std::vector<std::string> hours;
  for (int turn = 0; turn < problem_.turns(); ++turn) {
    hours.push_back(problem_.hours.startText(Turn{turn}));
    if (padded(hours.back()) == padded(word)) {
      return Turn{turn};
    }
  }
  fail(tr("'{}' is no turn, expected a number from 1 to {} or one of {}", word, problem_.turns(),
          joined(hours)));
}

std::optional<Line> WeekWords::line(std::string_view word, int slot) const {
  if (word == "*" || word.empty()) {
    return std::nullopt;
  }
  const bool lettered = word.front() == 'L' || word.front() == 'l';
  const int lines = problem_.linesAt(slot);
  const auto number = numberIn(lettered ? word.substr(1) : word, 1, lines);
  if (!number) {
    fail(
        tr("'{}' is no line of {}, expected L1 to L{} or *", word, problem_.slotName(slot), lines));
  }
  return Line{*number - 1};
}

int WeekWords::worker(std::string_view word) const {
  std::vector<std::string> ids;
  for (std::size_t index = 0; index < problem_.workers.size(); ++index) {
    ids.push_back(problem_.workers[index].id);
    if (ids.back() == word) {
      return static_cast<int>(index);
    }
  }
  const auto meant = nearest(word, ids);
  fail(meant ? tr("nobody called '{}' has a load; did you mean '{}'?", word, *meant)
             : tr("nobody called '{}' has a load", word));
}

int WeekWords::workerOrNobody(std::string_view word) const {
  return word == nobody ? nobodyIndex : worker(word);
}

TurnSet WeekWords::turns(std::string_view text) const {
  TurnSet set;
  if (static_cast<int>(text.size()) == problem_.turns() &&
      text.find_first_not_of("01") == std::string_view::npos) {
    for (int turn = 0; turn < problem_.turns(); ++turn) {
      if (text[turn] == '1') {
        set.add(Turn{turn});
      }
    }
  } else {
    for (const std::string_view word : split(text, ',')) {
      set.add(turn(trimmed(word)));
    }
  }
  if (set.empty()) {
    fail(tr("'{}' names no turn", text));
  }
  return set;
}

CellDemand WeekWords::cell(std::string_view text, bool attends) const {
  const std::size_t equals = text.find('=');
  const auto where = words(text.substr(0, equals));
  if (equals == std::string_view::npos || where.size() < 2 || where.size() > 3) {
    fail(tr("expected 'DAY TURN LINE=PERSON', as 'dl 09:00 L2=ann'"));
  }
  CellDemand demand;
  demand.attends = attends;
  demand.slot = problem_.slot(day(where[0]), index(turn(where[1])));
  demand.line = line(where.size() == 3 ? where[2] : "*", demand.slot);
  demand.worker = workerOrNobody(trimmed(text.substr(equals + 1)));
  if (problem_.linesAt(demand.slot) == 0) {
    fail(tr("{} has no line", problem_.slotName(demand.slot)));
  }
  if (!problem_.byLine) {
    demand.line.reset();
  }
  return demand;
}

namespace {

/// How many cells of a turn are to be nobody's, or not to be.
void askEmpty(WeekProblem& problem, const CellDemand& demand) {
  if (demand.line) {
    problem.asked.cells.push_back(demand);
    return;
  }
  EmptyRange& range = problem.asked.empties[demand.slot];
  if (demand.attends) {
    ++range.least;
  } else {
    range.most = 0;
  }
}

}  // namespace

void askCells(WeekProblem& problem, Week week, const std::vector<std::string>& fixed,
              const std::vector<std::string>& forbidden) {
  for (const bool attends : {true, false}) {
    for (const std::string& text : attends ? fixed : forbidden) {
      const WeekWords words(problem, week, tr("--{} '{}'", attends ? "fix" : "forbid", text));
      const CellDemand demand = words.cell(text, attends);
      if (demand.worker == nobodyIndex) {
        askEmpty(problem, demand);
      } else {
        problem.asked.cells.push_back(demand);
      }
    }
  }
}

void setLinesOfDay(Settings& settings, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string context = tr("--lines '{}'", text);
  const auto day = parseWeekday(text.substr(0, equals));
  const auto& search = settings.searchDays;
  if (!day || std::find(search.begin(), search.end(), *day) == search.end()) {
    throw UsageError(tr("{}: '{}' is no day that is scheduled", context, text.substr(0, equals)));
  }
  std::vector<int> row;
  for (const std::string_view word : split(std::string_view(text).substr(equals + 1), ',')) {
    const auto count = numberIn(trimmed(word), 0, mostLinesOfTurn);
    if (!count) {
      throw UsageError(tr("{}: '{}' is no number of lines", context, word));
    }
    row.push_back(*count);
  }
  const int turns = settings.hours.turns();
  if (static_cast<int>(row.size()) != turns) {
    throw UsageError(
        tr("{}: {} numbers, expected {}, one for each turn", context, row.size(), turns));
  }
  std::map<Weekday, std::vector<int>> rows;
  for (const auto& days : {settings.searchDays, settings.displayDays}) {
    for (const Weekday other : days) {
      auto& counts = rows[other];
      counts.clear();
      for (int turn = 0; turn < turns; ++turn) {
        counts.push_back(settings.lines.at(other, Turn{turn}));
      }
    }
  }
  rows[*day] = row;
  settings.lines = LineCounts(std::move(rows));
}

}  // namespace tomatic
