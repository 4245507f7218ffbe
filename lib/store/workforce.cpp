#include "store/workforce.hpp"

#include "files/timetable_file.hpp"

namespace tomatic {
namespace {

int attendedIn(const Timetable& timetable, std::size_t day) {
  int cells = 0;
  for (const auto& turn : timetable.cells[day]) {
    for (const PersonId& person : turn) {
      cells += person != nobody && person != closed ? 1 : 0;
    }
  }
  return cells;
}

}  // namespace

std::map<Date, int> workforceOf(const Store& store, std::optional<Date> from,
                                std::optional<Date> to) {
  std::map<Week, std::string> files;
  for (const Week& week : weeksIn(store.folder() / retiredFolder, timetableFile)) {
    files[week] = std::string(retiredFolder) + '/' + timetableFile(week);
  }
  for (const Week& week : store.weeks()) {
    files[week] = timetableFile(week);
  }
  std::map<Date, int> workforce;
  Complaints complaints;
  for (const auto& [week, file] : files) {
    if ((from && week.date(Weekday::sunday) < *from) || (to && *to < week.monday())) {
      continue;
    }
    const Timetable timetable =
        readTimetable({store.workingFolder(), store.nameOf(file), true}, complaints);
    if (complaints.hasErrors()) {
      continue;
    }
    for (std::size_t day = 0; day < timetable.days.size(); ++day) {
      const Date date = week.date(timetable.days[day]);
      if ((!from || *from <= date) && (!to || date <= *to)) {
        workforce[date] = attendedIn(timetable, day);
      }
    }
  }
  complaints.throwIfAny();
  return workforce;
}

}  // namespace tomatic
