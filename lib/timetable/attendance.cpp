#include "timetable/attendance.hpp"

namespace tomatic {

std::map<PersonId, std::vector<Attendance>> attendances(const Timetable& timetable) {
  std::map<PersonId, std::vector<Attendance>> all;
  for (std::size_t day = 0; day < timetable.cells.size(); ++day) {
    const auto& turns = timetable.cells[day];
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
      for (std::size_t line = 0; line < turns[turn].size(); ++line) {
        const PersonId& person = turns[turn][line];
        if (person == nobody || person == closed) {
          continue;
        }
        Attendance one;
        one.week = timetable.week;
        one.day = timetable.days[day];
        one.date = timetable.week.date(one.day);
        one.turn = Turn{static_cast<int>(turn)};
        one.line = Line{static_cast<int>(line)};
        one.begin = timetable.hours.start(one.turn);
        one.end = timetable.hours.start(Turn{index(one.turn) + 1});
        all[person].push_back(one);
      }
    }
  }
  return all;
}

}  // namespace tomatic
