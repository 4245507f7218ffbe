// The finished timetable of a week: who attends which line when, and what is kept with it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "roster/roster.hpp"

namespace tomatic {

/// Penalty points: integers throughout.
using Cost = std::int64_t;

struct Penalty {
  Cost cost = 0;
  std::string text;
  std::string kind{};  ///< name of the rule, to group by; empty if not known. Not kept in the file

  friend bool operator==(const Penalty&, const Penalty&) = default;
};

struct Timetable {
  Week week{Date{}};
  std::vector<Weekday> days;  ///< shown, in week order
  DayWords dayWords = DayWords::catalan;
  Hours hours;
  std::vector<std::string> lineNames;  ///< L1, L2, … up to the most lines of any turn

  /// cells[day index in `days`][turn][line]: a person's id, `ningu` or `festiu`. A turn's row has
  /// exactly its own lines.
  std::vector<std::vector<std::vector<PersonId>>> cells;

  std::map<PersonId, std::string> colors;
  std::map<PersonId, std::string> extensions;
  std::map<PersonId, std::string> names;
  std::map<PersonId, double> overload;  ///< final − proportional load, turns, one decimal
  std::vector<Penalty> penalties;
  std::optional<Cost> cost;
  std::vector<std::string> log;
  std::optional<Cost> bound;  ///< proven: no timetable of this week costs less
  std::string rules;          ///< name of the rule set that `cost` is by

  /// The name for people: the one given, or the id with a capital letter.
  std::string displayName(const PersonId& person) const;

  /// Whether no cell of a day, an index in `days`, is scheduled.
  bool isClosed(std::size_t day) const;
};

}  // namespace tomatic
