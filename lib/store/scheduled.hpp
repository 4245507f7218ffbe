// Who attends the phones at a moment.
#pragma once

#include <optional>
#include <vector>

#include "files/time_zone.hpp"
#include "store/store.hpp"

namespace tomatic {

/// The turn whose interval holds a time of the day, its start included and its end excluded;
/// nothing outside all of them.
std::optional<Turn> turnAt(const Hours& hours, std::chrono::seconds sinceMidnight);

struct Scheduled {
  LocalTime shown;  ///< what the clocks show
  Week week{Date{}};
  Weekday day{};
  Timetable timetable;       ///< of the week; no days if there is none
  std::optional<Turn> turn;  ///< nothing when nobody attends: outside hours, a closed day, no
                             ///< timetable

  struct Attendant {
    Line line{};
    PersonId person;
  };
  std::vector<Attendant> people;  ///< in the order of the lines
};

/// Reads the timetable of that moment's week and no other. Throws Failure as Store::find does.
Scheduled scheduledAt(const Store& store, const TimeZone& zone, UtcTime time);

}  // namespace tomatic
