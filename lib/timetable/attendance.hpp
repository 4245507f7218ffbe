// When each person attends: the cells of timetables, person by person.
#pragma once

#include <chrono>
#include <map>
#include <vector>

#include "timetable/timetable.hpp"

namespace tomatic {

/// One cell of one person.
struct Attendance {
  Date date;
  Week week{Date{}};
  Weekday day{};
  Turn turn{};
  Line line{};
  std::chrono::minutes begin{};  ///< from midnight, as clocks show it
  std::chrono::minutes end{};
};

/// Of everyone in the timetable, in the order of days, turns and lines.
std::map<PersonId, std::vector<Attendance>> attendances(const Timetable& timetable);

}  // namespace tomatic
