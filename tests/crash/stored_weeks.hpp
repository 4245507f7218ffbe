// A store of several weeks for tests that hurt, the tool that changes it, and what must be true of
// it at any moment.
#pragma once

#include <fmt/format.h>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "crash/run.hpp"
#include "store/credits.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {

/// A run of tomatic-timetable.
class TimetableRun : public Run {
 public:
  TimetableRun(const fs::path& folder, std::vector<std::string> args,
               const std::string& suffix = "")
      : Run(folder, withTool(std::move(args)), suffix) {}

 private:
  static std::vector<std::string> withTool(std::vector<std::string> args) {
    args.insert(args.begin(), "tomatic-timetable");
    return args;
  }
};

constexpr int crashPeople = 40;
constexpr int crashLines = 4;
constexpr int crashTurns = 4;

inline std::string crashPerson(int number) {
  return fmt::format("p{:02}", number);
}

/// Config, persons, and the text of a week that puts everybody in some cells.
inline void layOutStore(const TemporaryFolder& folder, const std::vector<Week>& weeks) {
  folder.put("config.yaml",
             "hours: ['09:00', '10:15', '11:30', '12:45', '14:00']\nlines: 4\n"
             "timezone: Europe/Madrid\n");
  std::string persons = "names:\n";
  for (int i = 0; i < crashPeople; ++i) {
    persons += fmt::format("  {0}: {0}\n", crashPerson(i));
  }
  folder.put("persons.yaml", persons);
  fs::create_directories(folder / "graelles");
  for (const Week& week : weeks) {
    std::string text = fmt::format("week: '{}'\ndays: [dl, dm, dx, dj, dv]\n", week.name());
    text += "hours: ['09:00', '10:15', '11:30', '12:45', '14:00']\nturns: [L1, L2, L3, L4]\n";
    text += "timetable:\n";
    int next = 0;
    for (const char* day : {"dl", "dm", "dx", "dj", "dv"}) {
      text += fmt::format("  {}:\n", day);
      for (int turn = 0; turn < crashTurns; ++turn) {
        for (int line = 0; line < crashLines; ++line) {
          text += fmt::format("  {} - {}\n", line == 0 ? "-" : " ", crashPerson(next++ % 30));
        }
      }
    }
    text += "overload:\n";
    for (int i = 0; i < 30; ++i) {
      text += fmt::format("  {}: {:.1f}\n", crashPerson(i), (i - 15) / 10.0);
    }
    text += "note: keep me\nlog: []\n";
    folder.put("graelles/" + timetableFile(week), text);
    folder.put(week.name() + ".yaml", text);  // what is uploaded
  }
}

/// Person → cells in the week less its overload: what no change of cells may alter.
inline std::map<PersonId, long> balanceOf(const Timetable& timetable) {
  std::map<PersonId, long> tenths;
  for (const auto& [person, turns] : timetable.overload) {
    tenths[person] -= std::lround(turns * 10);
  }
  for (const auto& day : timetable.cells) {
    for (const auto& turn : day) {
      for (const PersonId& person : turn) {
        tenths[person] += 10;
      }
    }
  }
  std::erase_if(tenths, [](const auto& entry) { return entry.second == 0; });
  return tenths;
}

}  // namespace tomatic
