#include "report/delimited_timetable.hpp"

#include <algorithm>

#include "text/strings.hpp"

namespace tomatic {
namespace {

using Row = std::vector<std::string>;

std::vector<Row> rowsOf(const Timetable& timetable) {
  std::vector<Row> rows{
      {"day", "date", "turn", "start", "end", "line", "person", "name", "extension"}};
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    const Weekday weekday = timetable.days[day];
    for (std::size_t turn = 0; turn < timetable.cells[day].size(); ++turn) {
      for (std::size_t line = 0; line < timetable.cells[day][turn].size(); ++line) {
        const PersonId& person = timetable.cells[day][turn][line];
        const bool attended = person != nobody && person != closed;
        const auto extension = timetable.extensions.find(person);
        rows.push_back({std::string(wordFor(weekday, timetable.dayWords)),
                        formatDate(timetable.week.date(weekday)), std::to_string(turn + 1),
                        timetable.hours.texts()[turn], timetable.hours.texts()[turn + 1],
                        timetable.lineNames[line], person,
                        attended ? timetable.displayName(person) : "",
                        extension == timetable.extensions.end() ? "" : extension->second});
      }
    }
  }
  return rows;
}

std::string quoted(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == std::string::npos) {
    return value;
  }
  std::string text = "\"";
  for (const char c : value) {
    text.append(c == '"' ? 2 : 1, c);
  }
  return text + '"';
}

std::string withoutTabs(std::string value) {
  std::replace_if(
      value.begin(), value.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return value;
}

template <typename Dress>
std::string delimited(const Timetable& timetable, std::string_view separator, Dress dress) {
  std::string text;
  for (Row& row : rowsOf(timetable)) {
    std::transform(row.begin(), row.end(), row.begin(), dress);
    text += joined(row, separator) + '\n';
  }
  return text;
}

}  // namespace

std::string timetableAsCsv(const Timetable& timetable) {
  return delimited(timetable, ",", quoted);
}

std::string timetableAsTsv(const Timetable& timetable) {
  return delimited(timetable, "\t", withoutTabs);
}

}  // namespace tomatic
