#include "commands/timetable.hpp"

#include "text/messages.hpp"

namespace tomatic {

std::string TimetableTool::summary() const {
  return tr(
      "Keeps the timetables of the weeks: shows them, changes them, tells who is on the phone.");
}

std::string TimetableTool::epilogue() const {
  return tr(
      "Example: tomatic-timetable show 2026-09-07\n"
      "See tomatic-timetable(1) for every command.");
}

}  // namespace tomatic
