// Eight processes at a time add busy entries to one folder, or name its people, and every now and
// then one is killed: what was said to be done is there, nothing is there twice or in part, and no
// other line changes.
//
//   edit_crash_test [SEED]          (the tools are looked for in PATH)
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "crash/crash.hpp"
#include "crash/run.hpp"
#include "files/file_io.hpp"
#include "files/roster_reader.hpp"
#include "text/strings.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;

namespace {

constexpr int rounds = 12;
constexpr int together = 8;
const std::string kept = "# ours  \nzoe   dl 0110 # stays as it is\n\n# end";

/// The lines, each once; a line that stands there twice is a fault.
std::set<std::string> linesOf(const fs::path& path) {
  std::set<std::string> lines;
  const std::string text = readFile(path).value_or("");
  for (const std::string_view line : textLines(text)) {
    crashCheck(line.empty() || lines.insert(std::string(line)).second,
               "twice: " + std::string(line));
  }
  return lines;
}

void addTogether(std::mt19937& random) {
  const TemporaryFolder folder;
  folder.put("config.yaml", "hours: ['09:00', '10:00', '11:00', '12:00', '13:00']\nlines: 1\n");
  folder.put("indisponibilitats.conf", kept);
  std::set<std::string> landed;
  std::set<std::string> tried;
  int killed = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<Run> runs;
    std::vector<std::string> lines;
    for (int i = 0; i < together; ++i) {
      const std::string reason = fmt::format("reason {} {}", round, i);
      lines.push_back(fmt::format("p{} dl 1100 # {}", i, reason));
      runs.emplace_back(folder.path(),
                        std::vector<std::string>{"tomatic-busy", "add", fmt::format("p{}", i), "dl",
                                                 "1100", "--reason", reason},
                        std::to_string(i));
      tried.insert(lines.back());
    }
    const std::size_t victim = random() % runs.size();
    if (round % 2 == 1) {
      ::usleep(static_cast<useconds_t>(random() % 20000));
      runs[victim].send(SIGKILL);
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const int code = runs[i].wait();
      killed += code == -SIGKILL ? 1 : 0;
      crashCheck(code == 0 || (round % 2 == 1 && i == victim && code == -SIGKILL),
                 fmt::format("an add ends with {}: {}", code,
                             readFile(folder / fmt::format("err{}", i)).value_or("")));
      if (code == 0) {
        landed.insert(lines[i]);
      }
    }
  }
  const auto lines = linesOf(folder / "indisponibilitats.conf");
  for (const std::string& line : landed) {
    crashCheck(lines.count(line) > 0, "lost: " + line);
  }
  std::string rest;
  const std::string text = folder.content("indisponibilitats.conf");
  for (const std::string_view line : split(text, '\n')) {
    if (tried.count(std::string(line)) == 0) {
      rest += std::string(line) + '\n';
    }
  }
  crashCheck(rest == kept + "\n\n", "other lines changed: " + rest);
  std::printf("%zu entries added, %d runs killed\n", landed.size(), killed);
}

/// As many give people names, and one is killed now and then: the file is whole after each, and
/// every name that was said to be set is there.
void nameTogether(std::mt19937& random) {
  const TemporaryFolder folder;
  folder.put("config.yaml", "hours: ['09:00', '10:00']\nlines: 1\n");
  folder.put("persons.yaml", "# ours\nnames:\n  zoe: Zoe  # first\ntables: {zoe: 1}\n");
  std::map<std::string, std::string> named;
  for (int round = 0; round < rounds; ++round) {
    std::vector<Run> runs;
    for (int i = 0; i < together; ++i) {
      runs.emplace_back(folder.path(),
                        std::vector<std::string>{"tomatic-persons", "set", fmt::format("p{}", i),
                                                 fmt::format("name=Round {}", round)},
                        std::to_string(i));
    }
    const std::size_t victim = random() % runs.size();
    if (round % 2 == 1) {
      ::usleep(static_cast<useconds_t>(random() % 20000));
      runs[victim].send(SIGKILL);
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (runs[i].wait() == 0) {
        named[fmt::format("p{}", i)] = fmt::format("Round {}", round);
      } else {
        crashCheck(round % 2 == 1 && i == victim,
                   "a set fails: " + folder.content("err" + std::to_string(i)));
        named.erase(fmt::format("p{}", i));
      }
    }
    Roster roster;
    Complaints complaints;
    readRoster(parseYaml(folder.content("persons.yaml"), "persons.yaml"), roster, complaints);
    for (const auto& [person, name] : named) {
      crashCheck(roster.names[person] == name, "lost: " + person + ": " + name);
    }
  }
  const std::string text = folder.content("persons.yaml");
  crashCheck(text.find("# ours\nnames:\n") == 0 &&
                 text.find("  zoe: Zoe  # first\ntables: {zoe: 1}\n") != std::string::npos,
             "other lines changed: " + text);
  std::printf("%zu people named\n", named.size());
}

}  // namespace

int main(int argc, char** argv) {
  return crashMain(argc, argv, {addTogether, nameTogether});
}
