// When people cannot or would rather not attend. Parses the text of busy files (but opens none) and
// gathers the entries that count in one week.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.hpp"
#include "roster/roster.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// One line of a busy file: `[+]ID [DAY|DATE] [TURNS] # reason`.
struct BusyEntry {
  PersonId person;
  bool required = false;       ///< `+`: may not be broken; otherwise breaking it costs
  std::optional<Weekday> day;  ///< that day of every week
  std::optional<Date> date;    ///< that date alone; with neither: every day
  TurnSet turns;
  std::string reason;
  Place place;

  /// Whether it speaks of this day of this week.
  bool covers(const Week& week, Weekday weekday) const;
};

/// Reads `[+]ID [DAY|DATE] [TURNS]`, what stands before the reason; says what is wrong in
/// `complaints` and returns nothing.
std::optional<BusyEntry> parseBusyEntry(std::string_view text, const Place& place, int turns,
                                        Complaints& complaints);

/// Reads the text of a busy file for days of `turns` turns. Every bad line is an error, a missing
/// reason a warning; entries of `ningu` are dropped.
std::vector<BusyEntry> parseBusyFile(std::string_view text, const std::string& file, int turns,
                                     Complaints& complaints);

/// The unavailability of everyone in one week.
class Availability {
 public:
  explicit Availability(Week week) : week_(week) {}

  void add(const BusyEntry& entry);
  /// On leave: required busy all week.
  void addLeave(const PersonId& person, int turns, std::string reason);

  TurnSet required(const PersonId& person, Weekday day) const;
  TurnSet optional(const PersonId& person, Weekday day) const;
  /// Why the person is busy (either kind) in that turn, one text per entry, files order.
  std::vector<std::string> reasons(const PersonId& person, Weekday day, Turn turn) const;
  /// Everyone with an entry in the week, sorted.
  std::vector<PersonId> people() const;

 private:
  struct Days {
    std::array<TurnSet, daysPerWeek> required;
    std::array<TurnSet, daysPerWeek> optional;
    std::vector<BusyEntry> entries;
  };

  Week week_;
  std::map<PersonId, Days> people_;
};

}  // namespace tomatic
