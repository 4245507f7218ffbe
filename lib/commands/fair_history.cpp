#include "commands/fair_history.hpp"

#include <fmt/format.h>

#include <chrono>

#include "files/timetable_file.hpp"

namespace tomatic {
namespace {

constexpr int rememberedWeeks = 52;

Availability availabilityIn(const Week& week, const WeekInputs& inputs) {
  Availability availability(week);
  for (const BusyEntry& entry : inputs.busy) {
    availability.add(entry);
  }
  return availability;
}

}  // namespace

AttendedHistory historyOf(const WeekInputs& inputs, const std::filesystem::path& folder,
                          Complaints& complaints) {
  AttendedHistory history;
  if (!inputs.settings.fairness.any()) {
    return history;
  }
  const std::filesystem::path store = inputs.settings.storagePath;
  for (int ago = rememberedWeeks; ago > 0; --ago) {
    const Week week(inputs.week.monday() - std::chrono::weeks(ago));
    const std::string name = fmt::format("graella-{}.yaml", week.name());
    for (const std::filesystem::path& file : {store / name, store / "old" / name}) {
      std::error_code ignored;
      if (!std::filesystem::exists(folder / file, ignored)) {
        continue;
      }
      const std::size_t errorsBefore = complaints.errors().size();
      const Timetable timetable = readTimetable({folder, file.string(), true}, complaints);
      if (complaints.errors().size() == errorsBefore) {
        addWeek(history, timetable, availabilityIn(week, inputs));
      }
      break;  // one of the two: what is in force counts, not what was put away
    }
  }
  return history;
}

}  // namespace tomatic
