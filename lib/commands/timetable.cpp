#include "commands/timetable.hpp"

#include "text/messages.hpp"

namespace tomatic {

std::string TimetableTool::summary() const {
  return tr(
      "Keeps the timetables of the weeks: shows them, changes them, tells who is on the phone.");
}

std::vector<Command*> TimetableTool::commands() {
  return {&list_, &show_,    &scheduled_, &upload_,     &edit_,          &swap_,
          &undo_, &log_,     &credit_,    &retire_,     &workforce_,     &asterisk_,
          &ical_, &publish_, &forced_,    &forcedEdit_, &forcedAddLine_, &forcedRemoveLine_};
}

std::string TimetableTool::epilogue() const {
  return tr(
      "Example: tomatic-timetable show 2026-09-07\n"
      "See tomatic-timetable(1) for every command.");
}

}  // namespace tomatic
