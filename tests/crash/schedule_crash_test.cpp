// Kills tomatic-schedule at random moments, over and over: every file must be absent, old or new,
// never half, and the next run must work. Then stops a long search by Ctrl-C and by its time limit:
// the best timetable must be there, within two seconds, and hold under `check`.
//
//   schedule_crash_test [SEED]          (tomatic-schedule is looked for in PATH)
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "crash/crash.hpp"
#include "crash/run.hpp"
#include "files/file_io.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kills = 150;
constexpr auto killBudget = 4s;
constexpr auto patience =
    20s;  // a search that heeds no stop goes on for ever; not a measure of speed
const std::string week = "2026-09-07";
const std::string timetableName = "graella-telefons-2026-09-07.yaml";

const std::vector<std::string> search{"tomatic-schedule", week, "--keep", "--deterministic"};

/// Every file that a whole run leaves in a copy of the folder.
std::map<std::string, std::string> filesOf(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (entry.is_regular_file() && name != "out" && name != "err" && name != ".tomatic.lock") {
      files[name] = readFile(entry.path()).value_or("");
    }
  }
  return files;
}

bool isTemporary(const std::string& name) {
  return fs::path(name).extension() == ".tmp";
}

/// Each file of a run that was killed: absent or as a whole run of either kind leaves it.
void checkWhole(const fs::path& folder,
                const std::vector<std::map<std::string, std::string>>& whole) {
  for (const auto& [name, content] : filesOf(folder)) {
    bool known = isTemporary(name);
    for (const auto& files : whole) {
      const auto found = files.find(name);
      known = known || (found != files.end() && found->second == content);
    }
    crashCheck(known, name + " is neither absent, old nor new");
  }
}

void killRuns(std::mt19937& random, const fs::path& example) {
  const TemporaryFolder folder;
  fs::copy(example, folder.path(), fs::copy_options::recursive);
  // Old and new differ in every file: another load, another timetable.
  std::vector<std::vector<std::string>> kinds{search, search};
  kinds[1].insert(kinds[1].end(), {"--forgive", "--lines", "5", "--seed", "2"});
  std::vector<std::map<std::string, std::string>> whole;
  for (const auto& args : kinds) {
    crashCheck(Run(folder.path(), args).wait() == 0, "a run that is left alone fails");
    whole.push_back(filesOf(folder.path()));
  }
  crashCheck(whole[0] != whole[1], "old and new are the same: nothing is tested");
  const auto end = Clock::now() + killBudget;
  int done = 0;
  int ended = 0;
  while (done < kills && Clock::now() < end) {
    const Run run(folder.path(), kinds[random() % kinds.size()]);
    ::usleep(static_cast<useconds_t>(random() % 30000));
    run.send(SIGKILL);
    const int code = run.wait();
    crashCheck(code == -SIGKILL || code == 0, "a run ended by itself with " + std::to_string(code));
    ended += code == 0 ? 1 : 0;
    ++done;
    checkWhole(folder.path(), whole);
  }
  crashCheck(Run(folder.path(), kinds[0]).wait() == 0, "the run after the kills fails");
  const auto after = filesOf(folder.path());
  crashCheck(after == whole[0], "the run after the kills leaves other files than one left alone");
  std::printf("%d kills, %d came too late\n", done, ended);
}

/// A week that takes longer than anyone waits: 200 people, 40 lines, 10 turns, 6 days.
void layOutHardWeek(const TemporaryFolder& folder, std::mt19937& random) {
  const std::vector<std::string> days{"dl", "dm", "dx", "dj", "dv", "ds"};
  std::string config =
      "lines: 40\nsearchDays: [dl, dm, dx, dj, dv, ds]\nmaxTurnsPerDay: 3\nmaxPerTable: 6\n"
      "brunchTurns: [4, 5]\ncostUndesired: 10\nhours:\n";
  for (int hour = 8; hour <= 18; ++hour) {
    config += fmt::format("- '{:02}:00'\n", hour);
  }
  std::string persons = "tables:\n";
  std::string load;
  std::string busy;
  for (int i = 0; i < 200; ++i) {
    const std::string id = fmt::format("p{}", 100 + i);
    persons += fmt::format("  {}: {}\n", id, i % 20);
    load += fmt::format("{}: 12\n", id);
    for (const std::string& day : days) {
      std::string turns;
      for (int turn = 0; turn < 10; ++turn) {
        turns += random() % 4 == 0 ? '1' : '0';
      }
      busy += fmt::format("{}{} {} {} # elsewhere\n", random() % 2 == 0 ? "+" : "", id, day, turns);
    }
  }
  folder.put("config.yaml", config);
  folder.put("persons.yaml", persons);
  folder.put("carrega-2026-09-07.yaml", load);
  folder.put("indisponibilitats.conf", busy);
}

bool hasTimetable(const TemporaryFolder& folder) {
  return readFile(folder / "status.yaml").value_or("").find("unfilledCell: Complete") !=
         std::string::npos;
}

/// What is left of a search that was stopped: a timetable that breaks no rule, and its status.
void checkSaved(const TemporaryFolder& folder, const std::string& how) {
  const std::string status = readFile(folder / "status.yaml").value_or("");
  crashCheck(hasTimetable(folder), how + ": status: " + status);
  crashCheck(status.find("optimal: false") != std::string::npos, how + ": proven, so not stopped");
  const int verdict = Run(folder.path(), {"tomatic-schedule", "check", timetableName, "-q"}).wait();
  crashCheck(verdict == 0, how + ": check ends with " + std::to_string(verdict) +
                               readFile(folder / "out").value_or("").substr(0, 300));
}

void stopSearches(std::mt19937& random) {
  const TemporaryFolder folder;
  layOutHardWeek(folder, random);
  const auto since = [](Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  const auto limit = std::chrono::duration<double>(patience).count();

  auto start = Clock::now();
  const Run endless(folder.path(),
                    {"tomatic-schedule", week, "--keep", "--time-limit", "0", "--no-fallback"});
  while (!hasTimetable(folder) && since(start) < 120) {
    std::this_thread::sleep_for(50ms);
  }
  // Twice as long as it takes to find something on this machine now.
  const double seconds = std::ceil(2 * since(start));
  start = Clock::now();
  endless.send(SIGINT);
  const int code = endless.wait();
  std::printf("Ctrl-C: exit %d after %.2f s\n", code, since(start));
  crashCheck(code == 130, "Ctrl-C: exit " + std::to_string(code) + ", expected 130");
  crashCheck(since(start) <= limit, "Ctrl-C: took too long");
  checkSaved(folder, "Ctrl-C");

  fs::remove(folder / timetableName);
  start = Clock::now();
  const int timed = Run(folder.path(), {"tomatic-schedule", week, "--keep", "--time-limit",
                                        fmt::format("{}", seconds), "--no-fallback"})
                        .wait();
  std::printf("--time-limit %.0f: exit %d after %.2f s\n", seconds, timed, since(start));
  crashCheck(timed == 0, "time limit: exit " + std::to_string(timed) + ", expected 0");
  crashCheck(since(start) <= seconds + limit, "time limit: took too long");
  checkSaved(folder, "time limit");
}

}  // namespace

int main(int argc, char** argv) {
  return crashMain(argc, argv,
                   {[](std::mt19937& random) { killRuns(random, TOMATIC_EXAMPLES "/cooperative"); },
                    stopSearches});
}
