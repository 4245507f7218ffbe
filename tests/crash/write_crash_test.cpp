// Kills a writer at random moments, over and over: whatever it was writing must be entirely the old
// or entirely the new content, and what it leaves must not disturb the next run. Then fills the
// disk under it: the old content must stay, and the error must say so.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "crash/crash.hpp"
#include "crash/tiny_disk.hpp"
#include "files/file_io.hpp"
#include "files/load_files.hpp"
#include "files/timetable_file.hpp"
#include "files/week_files.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

constexpr int kills = 300;
constexpr auto budget = 5s;
constexpr int people = 400;

std::string personOf(int number) {
  std::string id = "person";
  return id.append(std::to_string(1000 + number));
}

/// The contents of round n: whoever sees one value in it knows all others.
Load loadOf(int round) {
  Load load;
  for (int i = 0; i < people; ++i) {
    load.turns[personOf(i)] = round;
    load.byLine[personOf(i)] = {round, 0, 0};
  }
  load.empty = round;
  load.emptyByLine = {round, 0, 0};
  return load;
}

Timetable timetableOf(int round) {
  Timetable timetable;
  timetable.week = Week(parseDate("2019-10-28").value());
  timetable.days = {Weekday::monday};
  timetable.hours = Hours::parse({"09:00", "10:15"}).value();
  timetable.cells = {{std::vector<PersonId>(people, personOf(round))}};
  for (int i = 0; i < people; ++i) {
    timetable.names[personOf(i)] = personOf(round);
  }
  timetable.cost = round;
  return timetable;
}

Numbers overloadOf(int round) {
  Numbers overload;
  for (int i = 0; i < people; ++i) {
    overload[personOf(i)] = round;
  }
  return overload;
}

struct WrittenFile {
  const char* name;
  std::function<std::string(int round)> content;
};

const std::vector<WrittenFile>& writtenFiles() {
  static const std::vector<WrittenFile> all{
      {"carrega-2019-10-28.yaml", [](int round) { return loadAsYaml(loadOf(round)); }},
      {"carrega-2019-10-28.csv", [](int round) { return loadAsTable(loadOf(round)); }},
      {"overload-2019-10-28.yaml", [](int round) { return numbersAsYaml(overloadOf(round)); }},
      {"graella-telefons-2019-10-28.yaml",
       [](int round) { return timetableAsYaml(timetableOf(round)); }},
      {"status.yaml", [](int round) { return std::string(20000, static_cast<char>('a' + round)); }},
  };
  return all;
}

constexpr int rounds = 10;

/// Every content that a file may have.
std::vector<std::vector<std::string>> allContents() {
  std::vector<std::vector<std::string>> all;
  for (const WrittenFile& file : writtenFiles()) {
    std::vector<std::string>& contents = all.emplace_back();
    for (int round = 0; round < rounds; ++round) {
      contents.push_back(file.content(round));
    }
  }
  return all;
}

/// Never returns: writes until killed.
[[noreturn]] void writeForever(const fs::path& folder,
                               const std::vector<std::vector<std::string>>& contents, int start) {
  try {
    const FolderLock lock(folder, "write-crash-test", 0ms);
    for (int round = start;; ++round) {
      for (std::size_t file = 0; file < contents.size(); ++file) {
        writeFile(folder / writtenFiles()[file].name,
                  contents[file][static_cast<std::size_t>(round % rounds)]);
      }
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "writer: %s\n", error.what());
  }
  ::_exit(1);
}

void checkWhole(const fs::path& folder, const std::vector<std::vector<std::string>>& contents) {
  for (std::size_t file = 0; file < contents.size(); ++file) {
    const std::string name = writtenFiles()[file].name;
    const auto content = readFile(folder / name);
    bool known = !content.has_value();  // not written yet
    for (const std::string& possible : contents[file]) {
      known = known || content == possible;
    }
    crashCheck(known, name + " is neither old nor new");
  }
}

/// Files that nobody asked for.
int leftovers(const fs::path& folder) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    count += entry.path().extension() == ".tmp" ? 1 : 0;
  }
  return count;
}

void killWriters(std::mt19937& random) {
  const TemporaryFolder folder;
  const auto contents = allContents();
  const auto end = std::chrono::steady_clock::now() + budget;
  int killed = 0;
  int leftBehind = 0;
  int mostLeft = 0;
  while (killed < kills && std::chrono::steady_clock::now() < end) {
    const pid_t writer = ::fork();
    if (writer == 0) {
      writeForever(folder.path(), contents, killed);
    }
    ::usleep(static_cast<useconds_t>(random() % 15000));
    ::kill(writer, SIGKILL);
    int status = 0;
    ::waitpid(writer, &status, 0);
    crashCheck(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "the writer ended by itself");
    ++killed;
    checkWhole(folder.path(), contents);
    const int left = leftovers(folder.path());
    leftBehind += left > 0 ? 1 : 0;
    mostLeft = std::max(mostLeft, left);
  }
  crashCheck(mostLeft <= static_cast<int>(contents.size()), "temporary files pile up");
  for (std::size_t file = 0; file < contents.size(); ++file) {
    writeFile(folder / writtenFiles()[file].name, contents[file].front());
  }
  crashCheck(leftovers(folder.path()) == 0, "the next run did not tidy up");
  crashCheck(killed > 0, "nothing was tried");
  std::printf("%d kills, %d left a temporary file, at most %d at once\n", killed, leftBehind,
              mostLeft);
}

constexpr std::size_t tinyDisk = 256U << 10U;

/// Works everywhere: no file of this process may grow beyond the tiny disk.
bool limitFileSize(const fs::path&) {
  const rlimit limit{tinyDisk, tinyDisk};
  return ::signal(SIGXFSZ, SIG_IGN) != SIG_ERR && ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

/// Overwrites a file with more than there is room for.
void overfill(const fs::path& folder) {
  const std::string old(10000, 'o');
  const fs::path file = folder / "graella.yaml";
  writeFile(file, old);
  std::string said;
  try {
    writeFile(file, std::string(1U << 20U, 'n'));
  } catch (const Failure& failure) {
    said = failure.what();
  }
  std::printf("said: %s\n", said.c_str());
  crashCheck(said.find(file.string()) == 0, "the file is not named");
  crashCheck(said.find("No space left on device") != std::string::npos ||
                 said.find("File too large") != std::string::npos,
             "the reason is not named");
  crashCheck(said.find("the old content stays") != std::string::npos,
             "nothing said of the old content");
  crashCheck(readFile(file) == old, "the old content is gone");
  crashCheck(leftovers(folder) == 0, "a temporary file takes up the full disk");
  writeFile(file, "fits");
  crashCheck(readFile(file) == "fits", "no write after the disk was full");
}

/// In a child, so that limits and disks end with it.
void fillDisk(bool (*makeSmall)(const fs::path&), const std::string& how) {
  const TemporaryFolder folder;
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    if (!makeSmall(folder.path())) {
      std::printf("skipped: %s may not be used here\n", how.c_str());
      std::fflush(nullptr);
      ::_exit(0);
    }
    try {
      overfill(folder.path());
    } catch (const std::exception& error) {
      crashCheck(false, error.what());
    }
    std::fflush(nullptr);
    ::_exit(crashFaults == 0 ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  crashCheck(status == 0, "full disk by " + how);
}

}  // namespace

int main(int argc, char** argv) {
  return crashMain(
      argc, argv,
      {killWriters, [](std::mt19937&) { fillDisk(useTinyDisk, "a tiny disk"); },
       [](std::mt19937&) { fillDisk(limitFileSize, "a limit of the size of files"); }});
}
