// Many editors at once, and runs of tomatic-timetable killed at random moments: no change is lost
// or made by halves, and the next run ends in the right state.
//
//   store_crash_test [SEED]          (tomatic-timetable is looked for in PATH)
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <random>

#include "crash/crash.hpp"
#include "crash/stored_weeks.hpp"
#include "files/file_io.hpp"
#include "store/backups.hpp"
#include "text/strings.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int editors = 8;
constexpr int editsEach = 25;
constexpr auto killBudget = 6s;
constexpr int mostKills = 300;

const std::vector<std::string> days{"dl", "dm", "dx", "dj", "dv"};

Week weekNumber(int number) {
  return Week(parseDate("2026-01-05").value() + std::chrono::days(daysPerWeek * number));
}

std::vector<Week> weeksFrom(int first, int count) {
  std::vector<Week> weeks;
  for (int i = 0; i < count; ++i) {
    weeks.push_back(weekNumber(first + i));
  }
  return weeks;
}

std::vector<std::string> randomCell(std::mt19937& random) {
  return {days[random() % days.size()], std::to_string(1 + random() % crashTurns),
          std::to_string(1 + random() % crashLines)};
}

void append(std::vector<std::string>& args, const std::vector<std::string>& more) {
  args.insert(args.end(), more.begin(), more.end());
}

std::vector<std::string> randomEdit(std::mt19937& random, const Week& week,
                                    const std::string& user) {
  std::vector<std::string> args{"edit", week.name(), "--user", user};
  append(args, randomCell(random));
  args.push_back(random() % 8 == 0 ? "ningu"
                                   : crashPerson(static_cast<int>(random() % crashPeople)));
  if (random() % 3 == 0) {
    append(args, {"--expect", crashPerson(static_cast<int>(random() % crashPeople))});
  } else if (random() % 3 == 0) {
    args.emplace_back("--force");
  }
  return args;
}

/// One editor after the other change, each in a run of its own; 0 if each run landed or said why
/// not.
int editAway(const fs::path& folder, const Week& week, int editor, unsigned seed) {
  std::mt19937 random(seed);
  for (int i = 0; i < editsEach; ++i) {
    const std::string suffix = fmt::format("-{}-{}", editor, i);
    const int code =
        TimetableRun(folder, randomEdit(random, week, fmt::format("u{}", editor)), suffix).wait();
    const std::string said = readFile(folder / ("out" + suffix)).value_or("") +
                             readFile(folder / ("err" + suffix)).value_or("");
    if ((code != 0 && code != 3) || said.empty()) {
      std::fprintf(stderr, "exit %d: %s\n", code, said.c_str());
      return 1;
    }
  }
  return 0;
}

/// The cells that the log leads to from those at the start; every line must fit what was there.
Timetable replayed(Timetable timetable, const std::vector<std::string>& log) {
  for (const std::string& line : log) {
    // TIME: USER changed DAY START-END LINE from OLD to NEW
    const auto fields = words(line);
    crashCheck(fields.size() >= 10 && fields[2] == "changed", "a strange line of the log: " + line);
    if (fields.size() < 10) {
      continue;
    }
    const std::string_view start = fields[4].substr(0, 5);
    const auto& hours = timetable.hours.texts();
    const auto turn = std::find(hours.begin(), hours.end(), start) - hours.begin();
    const auto day = std::find(days.begin(), days.end(), fields[3]) - days.begin();
    PersonId& cell = timetable.cells[static_cast<std::size_t>(day)][static_cast<std::size_t>(turn)]
                                    [static_cast<std::size_t>(fields[5][1] - '1')];
    crashCheck(cell == fields[7], "a lost update: " + line + ", but there was " + cell);
    cell = fields[9];
  }
  return timetable;
}

void editTogether(std::mt19937& random) {
  const TemporaryFolder folder;
  const Week week = weekNumber(0);
  layOutStore(folder, {week});
  const Store store(folder.path(), "graelles");
  const Timetable before = store.read(week).timetable;
  std::vector<pid_t> children;
  for (int editor = 0; editor < editors; ++editor) {
    const auto seed = static_cast<unsigned>(random());
    const pid_t child = ::fork();
    if (child == 0) {
      ::_exit(editAway(folder.path(), week, editor, seed));
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    crashCheck(WIFEXITED(status) && WEXITSTATUS(status) == 0,
               "an editor was neither heard nor told");
  }
  const Timetable after = store.read(week).timetable;
  int landed = 0;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const std::string name = entry.path().filename();
    if (!name.starts_with("out-")) {
      continue;
    }
    std::string said = readFile(entry.path()).value_or("");
    if (said.find(" changed ") != std::string::npos) {
      said.pop_back();
      crashCheck(std::count(after.log.begin(), after.log.end(), said) >= 1,
                 "told but not in the log: " + said);
      ++landed;
    }
  }
  crashCheck(static_cast<int>(after.log.size()) == landed,
             fmt::format("{} changes landed, the log has {}", landed, after.log.size()));
  crashCheck(landed > editors, "hardly any change landed: nothing is tested");
  crashCheck(replayed(before, after.log).cells == after.cells, "the log leads to other cells");
  crashCheck(balanceOf(after) == balanceOf(before), "the overloads do not add up");
  crashCheck(static_cast<int>(
                 backupsOf(store.folder() / backupsFolder, timetableFile(week)).size()) == landed,
             "not one copy for each change");
  std::printf("%d of %d edits from %d processes landed, the others were told why not\n", landed,
              editors * editsEach, editors);
}

/// Every week, in force or retired, with what it adds to the credits.
class Expected {
 public:
  explicit Expected(const Store& store) : store_(store), weeks_(store.weeks()) {
    for (const Week& week : weeks_) {
      balances_.push_back(balanceOf(store.read(week).timetable));
    }
  }

  /// Each week must be whole, at one place, and count once.
  void check(const std::string& after) const {
    std::map<PersonId, long> owed;
    for (std::size_t i = 0; i < weeks_.size(); ++i) {
      const std::string file = timetableFile(weeks_[i]);
      const auto inForce = readFile(store_.folder() / file);
      const auto retired = readFile(store_.folder() / retiredFolder / file);
      crashCheck(inForce.has_value() != retired.has_value(),
                 after + ": " + file + " is at both places or at none");
      if (!inForce && !retired) {
        continue;
      }
      const Timetable timetable = parseStored(inForce ? *inForce : *retired, file, weeks_[i]);
      crashCheck(balanceOf(timetable) == balances_[i], after + ": half a change in " + file);
      for (const auto& [person, turns] : timetable.overload) {
        owed[person] += std::lround(turns * 10);
      }
    }
    owed.erase(PersonId(nobody));
    std::map<PersonId, long> credits;
    for (const auto& [person, turns] : creditsUpTo(store_, weeks_.back()).turns) {
      credits[person] = std::lround(turns * 10);
    }
    crashCheck(credits == owed, after + ": an overload is lost or counted twice");
  }

 private:
  const Store& store_;
  std::vector<Week> weeks_;
  std::vector<std::map<PersonId, long>> balances_;
};

std::vector<std::string> randomChange(std::mt19937& random, const std::vector<Week>& weeks) {
  const Week& week = weeks[random() % weeks.size()];
  switch (random() % 5) {
    case 0: {
      std::vector<std::string> args{"swap", week.name(), "--force"};
      append(args, randomCell(random));
      append(args, randomCell(random));
      return args;
    }
    case 1:
      return {"upload", week.name() + ".yaml", "-q"};
    case 2:
      return {"undo", week.name()};
    default:
      return randomEdit(random, week, "u");
  }
}

/// How long an undisturbed run takes: kills are spread over that and a little more.
long microsecondsOf(const fs::path& folder, const std::vector<std::string>& args) {
  const auto start = Clock::now();
  TimetableRun(folder, args).wait();
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

/// Runs it and kills it after some time; whether it was killed.
bool killAfter(long most, std::mt19937& random, const fs::path& folder,
               const std::vector<std::string>& args) {
  const TimetableRun run(folder, args);
  ::usleep(static_cast<useconds_t>(random() % static_cast<unsigned long>(most + most / 4 + 1)));
  run.send(SIGKILL);
  const int code = run.wait();
  crashCheck(code == -SIGKILL || code == 0 || code == 3,
             fmt::format("{} ended by itself with {}", args.front(), code));
  return code == -SIGKILL;
}

void killChanges(std::mt19937& random) {
  const TemporaryFolder folder;
  const std::vector<Week> weeks = weeksFrom(0, 3);
  layOutStore(folder, weeks);
  const Store store(folder.path(), "graelles");
  const Expected expected(store);
  const long usual =
      microsecondsOf(folder.path(), {"edit", weeks[0].name(), "dl", "1", "1", "p39"});
  const auto end = Clock::now() + killBudget;
  int done = 0;
  int killed = 0;
  while (done < mostKills && Clock::now() < end) {
    const auto args = randomChange(random, weeks);
    killed += killAfter(usual, random, folder.path(), args) ? 1 : 0;
    ++done;
    expected.check(joined(args, " "));
  }
  crashCheck(done > 0 && killed > 0, "nothing was killed: nothing is tested");
  for (const Week& week : weeks) {
    // Other than what is uploaded: what is in force already is not written again.
    const std::string file = "graelles/" + timetableFile(week);
    folder.put(file, folder.content(file) + "# by hand\n");
    const int code = TimetableRun(folder.path(), {"upload", week.name() + ".yaml"}).wait();
    crashCheck(code == 0, "the run after the kills fails");
  }
  for (const auto& entry : fs::directory_iterator(store.folder())) {
    crashCheck(entry.path().extension() != ".tmp",
               fmt::format("{} is left after the next runs", entry.path().filename().string()));
  }
  std::printf("%d changes, %d killed before their end\n", done, killed);
}

/// What is in a folder and below: names and contents, but for locks and copies.
std::map<std::string, std::string> stateOf(const fs::path& folder) {
  std::map<std::string, std::string> state;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    if (entry.is_regular_file() && entry.path().extension() == ".yaml" &&
        !name.starts_with(backupsFolder)) {
      state[name] = readFile(entry.path()).value_or("");
    }
  }
  return state;
}

void killRetirings(std::mt19937& random) {
  const std::vector<Week> weeks = weeksFrom(0, 12);
  const std::vector<std::string> retire{"retire-old", weeks[8].name()};
  const auto fresh = [&](const TemporaryFolder& folder) {
    layOutStore(folder, weeks);
    folder.put("graelles/" + creditFile(weeks[0]), "{}\n");
    // That week is settled already, with credits of 0, so its own overload must not count.
    folder.put("graelles/" + timetableFile(weeks[0]),
               fmt::format("week: '{}'\nhours: ['09:00', '10:15']\ntimetable: {{dl: [[p01]]}}\n",
                           weeks[0].name()));
  };
  const TemporaryFolder undisturbed;
  fresh(undisturbed);
  const long usual = microsecondsOf(undisturbed.path(), retire);
  const auto goal = stateOf(undisturbed / "graelles");
  crashCheck(goal.count("old/" + timetableFile(weeks[8])) == 1,
             "an undisturbed run retires nothing");
  const auto end = Clock::now() + killBudget;
  int killed = 0;
  int between = 0;
  for (int round = 0; round < mostKills / 2 && Clock::now() < end; ++round) {
    const TemporaryFolder folder;
    fresh(folder);
    const Store store(folder.path(), "graelles");
    const Expected expected(store);
    const auto start = stateOf(store.folder());
    for (int kills = 0; kills < 3; ++kills) {
      killed += killAfter(usual, random, folder.path(), retire) ? 1 : 0;
      expected.check("retire-old");
      const auto now = stateOf(store.folder());
      between += now != start && now != goal ? 1 : 0;
    }
    crashCheck(TimetableRun(folder.path(), retire).wait() == 0, "run again, it fails");
    crashCheck(stateOf(store.folder()) == goal, "run again, it ends in another state");
  }
  crashCheck(killed > 0, "nothing was killed: nothing is tested");
  std::printf("%d retirings killed, %d of them between two files\n", killed, between);
}

}  // namespace

int main(int argc, char** argv) {
  return crashMain(argc, argv, {editTogether, killChanges, killRetirings});
}
