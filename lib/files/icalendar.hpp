// A person's turns as an iCalendar file (RFC 5545), for any calendar program.
#pragma once

#include <string>
#include <vector>

#include "files/time_zone.hpp"
#include "timetable/attendance.hpp"

namespace tomatic {

/// What a calendar is made of.
struct PersonCalendar {
  PersonId person;
  std::string name;  ///< for people
  std::vector<Attendance> turns;
};

/// The text of the calendar: one event a turn, with an alarm 15 minutes before, in the clock of the
/// zone, whose changes stand in the file too. The identity of an event is made of week, day, turn
/// and person, so that a calendar published anew replaces events and adds no second ones. `now` is
/// when it is made.
std::string calendarText(const PersonCalendar& calendar, const TimeZone& zone, UtcTime now);

}  // namespace tomatic
