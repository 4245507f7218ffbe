#include "store/scheduled.hpp"

#include <algorithm>

namespace tomatic {

std::optional<Turn> turnAt(const Hours& hours, std::chrono::seconds sinceMidnight) {
  for (int turn = 0; turn < hours.turns(); ++turn) {
    if (hours.start(Turn{turn}) <= sinceMidnight && sinceMidnight < hours.start(Turn{turn + 1})) {
      return Turn{turn};
    }
  }
  return std::nullopt;
}

Scheduled scheduledAt(const Store& store, const TimeZone& zone, UtcTime time) {
  Scheduled result;
  result.shown = zone.local(time);
  const Date date = dateOf(result.shown);
  result.week = Week(date);
  result.day = *result.week.dayOf(date);
  auto stored = store.find(result.week);
  if (!stored) {
    return result;
  }
  result.timetable = std::move(stored->timetable);
  const Timetable& timetable = result.timetable;
  const auto day = std::find(timetable.days.begin(), timetable.days.end(), result.day);
  const auto turn = turnAt(timetable.hours, timeOfDay(result.shown));
  if (day == timetable.days.end() || !turn) {
    return result;
  }
  const auto dayIndex = static_cast<std::size_t>(day - timetable.days.begin());
  if (timetable.isClosed(dayIndex)) {
    return result;
  }
  result.turn = turn;
  const auto& row = timetable.cells[dayIndex][static_cast<std::size_t>(index(*turn))];
  for (std::size_t line = 0; line < row.size(); ++line) {
    if (row[line] != nobody && row[line] != closed) {
      result.people.push_back({Line{static_cast<int>(line)}, row[line]});
    }
  }
  return result;
}

}  // namespace tomatic
