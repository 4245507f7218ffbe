// Runs the command-line cases of a folder of YAML files; README.md beside this file describes them.
//
//   case-runner [BIN_DIR] CASES_DIR [FILTER]
//
// BIN_DIR is where the tools are, by default beside this program. With a filter, only cases whose
// file or name contains it are run. Exits 0 if nothing failed.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <mutex>
#include <thread>

#include "case_run.hpp"

namespace tomatic::cases {
namespace {

bool isSkipped(const Case& test, const Places& places) {
  return (test.needsSharedData || test.shared) && !fs::is_directory(places.shared);
}

/// What every tool must do, whatever it is for.
std::vector<Case> casesOfEveryTool(const Places& places) {
  std::vector<Case> cases;
  for (const auto& entry : fs::directory_iterator(places.bin)) {
    const std::string tool = entry.path().filename();
    if (tool.rfind("tomatic-", 0) != 0 || !entry.is_regular_file() ||
        ::access(entry.path().c_str(), X_OK) != 0) {
      continue;
    }
    for (const std::string flag : {"--help", "--version"}) {
      Case test;
      test.file = tool;
      test.name = flag + " prints to standard output";
      test.tool = tool;
      test.args = {flag};
      test.out.contains = {tool};
      cases.push_back(test);
    }
    Case manual;
    manual.file = tool;
    manual.name = "has a man page";
    manual.tool = "/bin/sh";
    manual.args = {"-c", "ls \"$0\"/$1.1* >/dev/null 2>&1 || { echo no man/$1.1; exit 1; }",
                   places.man(), tool};
    cases.push_back(manual);
  }
  return cases;
}

std::vector<Case> casesOfFolder(const Places& places) {
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(places.cases);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->path().filename() == "fixtures") {
      entry.disable_recursion_pending();
    } else if (entry->path().extension() == ".yaml") {
      files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const fs::path& file : files) {
    const auto more = readCaseFile(file, fs::relative(file, places.cases));
    cases.insert(cases.end(), more.begin(), more.end());
  }
  return cases;
}

std::string titleOf(const Case& test) {
  return test.file + (test.line > 0 ? ":" + std::to_string(test.line) : "") + ": " + test.name;
}

struct Counts {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};

Counts runAll(const std::vector<Case>& cases, const Places& places) {
  Counts counts;
  std::atomic<std::size_t> next{0};
  std::mutex speaking;
  const auto work = [&] {
    for (std::size_t i = 0; (i = next++) < cases.size();) {
      const Case& test = cases[i];
      const bool skipped = isSkipped(test, places);
      Reasons reasons;
      try {
        reasons = skipped ? Reasons() : run(test, places);
      } catch (const std::exception& error) {
        reasons = {std::string(error.what()) + '\n'};
      }
      const std::lock_guard lock(speaking);
      ++(skipped ? counts.skipped : reasons.empty() ? counts.passed : counts.failed);
      std::cout << (skipped           ? "SKIP "
                    : reasons.empty() ? "PASS "
                                      : "FAIL ")
                << titleOf(test)
                << (skipped ? " (no shared data at " + places.shared.string() + ")" : "") << '\n';
      for (const std::string& reason : reasons) {
        std::cout << "  " << reason;
      }
      std::cout << std::flush;
    }
  };
  std::thread second(work);
  work();
  second.join();
  return counts;
}

Places placesFrom(const std::vector<std::string>& args, std::string& filter) {
  const bool binGiven = args.size() > 1 && fs::is_directory(args[1]);
  const fs::path bin =
      binGiven ? fs::path(args[0]) : fs::read_symlink("/proc/self/exe").parent_path();
  const std::size_t afterCases = binGiven ? 2 : 1;
  filter = args.size() > afterCases ? args[afterCases] : "";
  Places places{fs::canonical(bin), fs::canonical(args[afterCases - 1]), ""};
  const char* shared = std::getenv("TOMATIC_SHARED_DATA");
  places.shared = shared != nullptr && *shared != '\0'
                      ? fs::path(shared)
                      : (places.cases / "../../../shared/data").lexically_normal();
  return places;
}

int runCases(const std::vector<std::string>& args) {
  std::string filter;
  const Places places = placesFrom(args, filter);
  std::vector<Case> cases;
  // Copies only: assigning one case to another would change the YAML nodes that both share.
  for (const auto& all : {casesOfEveryTool(places), casesOfFolder(places)}) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(cases),
                 [&](const Case& test) { return titleOf(test).find(filter) != std::string::npos; });
  }
  const Counts counts = runAll(cases, places);
  std::cout << counts.passed << " passed, " << counts.failed << " failed, " << counts.skipped
            << " skipped\n";
  return counts.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace tomatic::cases

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.empty() || args.size() > 3) {
    std::cerr << "usage: case-runner [BIN_DIR] CASES_DIR [FILTER]\n";
    return 2;
  }
  try {
    return tomatic::cases::runCases(args);
  } catch (const std::exception& error) {
    std::cerr << "case-runner: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
