// What one command of tomatic-timetable costs in a store that grows: processor time of whole runs,
// which must not depend on how many weeks there are.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "files/file_io.hpp"
#include "report/text_table.hpp"
#include "store/store.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;

namespace {

constexpr int people = 60;
constexpr int lines = 8;
constexpr int turns = 4;
constexpr int runs = 25;
const Week last(parseDate("2026-09-07").value());

std::string person(int number) {
  return fmt::format("person{:02}", number % people);
}

std::string weekText(const Week& week) {
  std::string text = fmt::format("week: '{}'\ndays: [dl, dm, dx, dj, dv]\n", week.name());
  text += "hours: ['09:00', '10:15', '11:30', '12:45', '14:00']\nturns:\n";
  for (int line = 1; line <= lines; ++line) {
    text += fmt::format("- L{}\n", line);
  }
  text += "timetable:\n";
  int next = 0;
  for (const char* day : {"dl", "dm", "dx", "dj", "dv"}) {
    text += fmt::format("  {}:\n", day);
    for (int cell = 0; cell < turns * lines; ++cell) {
      text += fmt::format("  {} - {}\n", cell % lines == 0 ? "-" : " ", person(next++));
    }
  }
  for (const char* section : {"colors", "extensions", "names", "overload"}) {
    text += fmt::format("{}:\n", section);
    for (int i = 0; i < people; ++i) {
      text +=
          fmt::format("  {}: {}\n", person(i),
                      std::string(section) == "overload" ? "0.4" : fmt::format("'{}'", 1000 + i));
    }
  }
  return text;
}

void layOut(const TemporaryFolder& folder, int weeks) {
  folder.put("config.yaml",
             "hours: ['09:00', '10:15', '11:30', '12:45', '14:00']\nlines: 8\n"
             "timezone: Europe/Madrid\n");
  std::string persons = "names:\n";
  for (int i = 0; i < people; ++i) {
    persons += fmt::format("  {0}: {0}\n", person(i));
  }
  folder.put("persons.yaml", persons);
  fs::create_directories(folder / "graelles/backups");
  for (int i = 0; i < weeks; ++i) {
    const Week week(last.monday() - std::chrono::days(daysPerWeek * i));
    folder.put("graelles/" + timetableFile(week), weekText(week));
  }
}

/// Milliseconds of processor that a run takes, its start and its reading included.
double millisecondsOf(const fs::path& tool, const fs::path& folder, std::vector<std::string> args) {
  args.insert(args.begin(), tool.string());
  std::vector<char*> argv;
  for (std::string& arg : args) {
    argv.push_back(arg.data());
  }
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    if (::chdir(folder.c_str()) == 0 && ::freopen("/dev/null", "w", stdout) != nullptr) {
      ::execv(argv[0], argv.data());
    }
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error("the run of " + args[1] + " fails");
  }
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

}  // namespace

int main() {
  const fs::path tool = fs::read_symlink("/proc/self/exe").parent_path() / "tomatic-timetable";
  TextTable table({{"weeks", Align::right},
                   {"command"},
                   {"median ms", Align::right},
                   {"most ms", Align::right}});
  for (const int weeks : {1, 52, 520}) {
    const TemporaryFolder folder;
    layOut(folder, weeks);
    const std::vector<std::pair<std::string, std::vector<std::string>>> commands{
        {"scheduled", {"scheduled", "--at", "2026-09-07T09:30"}},
        {"edit", {"edit", last.name(), "dl", "1", "1"}},
        {"list", {"list"}}};
    for (const auto& [name, args] : commands) {
      std::vector<double> times;
      for (int run = 0; run < runs; ++run) {
        std::vector<std::string> all = args;
        if (name == "edit") {
          all.push_back(person(20 + run));
        }
        times.push_back(millisecondsOf(tool, folder.path(), all));
      }
      std::sort(times.begin(), times.end());
      table.add({std::to_string(weeks), name, fmt::format("{:.1f}", times[times.size() / 2]),
                 fmt::format("{:.1f}", times.back())});
    }
  }
  fmt::print("{}", table.text());
  return 0;
}
