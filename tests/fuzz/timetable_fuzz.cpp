// Whatever the bytes, a timetable is read or complained about; one without complaints is whole and
// comes back as it was written.
#include "files/timetable_file.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  Complaints ofForced;
  for (const ForcedTurn& forced : parseForcedTimetable(text, "f", 4, ofForced)) {
    require(index(forced.turn) >= 0 && index(forced.turn) < 4 && !forced.person.empty());
  }
  Complaints complaints;
  const Timetable timetable = parseTimetable(text, "f", complaints);
  if (complaints.hasErrors()) {
    return 0;
  }
  require(timetable.cells.size() == timetable.days.size());
  for (const auto& turns : timetable.cells) {
    require(static_cast<int>(turns.size()) == timetable.hours.turns());
  }
  const std::string written = timetableAsYaml(timetable);
  if (!fuzz::comesBack(written)) {
    return 0;
  }
  const Timetable again = parseTimetable(written, "again", complaints);
  require(!complaints.hasErrors());
  require(again.week == timetable.week && again.days == timetable.days &&
          again.hours == timetable.hours && again.lineNames == timetable.lineNames &&
          again.cells == timetable.cells && again.names == timetable.names &&
          again.colors == timetable.colors && again.penalties == timetable.penalties &&
          again.cost == timetable.cost && again.log == timetable.log &&
          again.bound == timetable.bound && again.rules == timetable.rules);
  return 0;
}
