// Runs the command-line cases of a folder of YAML files; README.md beside this file describes them.
//
//   case-runner [BIN_DIR] CASES_DIR [FILTER]
//
// BIN_DIR is where the tools are, by default beside this program. With a filter, only cases whose
// file or name contains it are run. Exits 0 if nothing failed.
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>

#include "judgement.hpp"

namespace tomatic::cases {
namespace {

struct Places {
  fs::path bin;
  fs::path cases;
  fs::path shared;

  fs::path man() const { return cases / "../../man"; }
};

/// A folder of its own for one case, gone afterwards.
class Scratch {
 public:
  Scratch() {
    std::string name = fs::temp_directory_path() / "tomatic-case-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("cannot make " + name);
    }
    path_ = name;
    fs::create_directory(work());
    fs::create_directory(path_ / "home");
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const fs::path& path() const { return path_; }
  fs::path work() const { return path_ / "work"; }

 private:
  fs::path path_;
};

/// `{scratch}` and the other placeholders replaced, everywhere in a case where a text may hold one.
class Filling {
 public:
  Filling(const Places& places, const Scratch& scratch)
      : values_{{"{scratch}", scratch.work()},
                {"{shared}", places.shared},
                {"{cases}", places.cases},
                {"{bin}", places.bin}} {}

  void fill(Case& test) const {
    fill(test.args);
    fill(test.in);
    fill(test.files);
    fill(test.env);
    fill(test.out);
    fill(test.err);
    for (ExpectedFile& file : test.after) {
      fill(file.text);
      fill(file.sameAs);
    }
  }

 private:
  void fill(std::string& text) const {
    for (const auto& [placeholder, value] : values_) {
      for (std::size_t at = 0; (at = text.find(placeholder, at)) != std::string::npos;) {
        text.replace(at, placeholder.size(), value);
        at += value.size();
      }
    }
  }
  void fill(std::optional<std::string>& text) const {
    if (text) {
      fill(*text);
    }
  }
  void fill(std::vector<std::string>& texts) const {
    for (std::string& text : texts) {
      fill(text);
    }
  }
  void fill(std::map<std::string, std::string>& texts) const {
    for (auto& [key, text] : texts) {
      fill(text);
    }
  }
  void fill(ExpectedText& text) const {
    fill(text.exactly);
    fill(text.contains);
    fill(text.lacks);
  }

  std::map<std::string, std::string> values_;
};

/// A folder as the tests want to find it: copies may be written to, whatever the original allows.
void copyFolder(const fs::path& from, const fs::path& to) {
  fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  for (const auto& entry : fs::recursive_directory_iterator(to)) {
    fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
  }
}

void furnish(const Case& test, const Places& places, const fs::path& folder) {
  if (test.folder) {
    copyFolder(places.cases / "fixtures" / *test.folder, folder);
  }
  if (test.shared) {
    copyFolder(places.shared / *test.shared, folder);
  }
  for (const auto& [path, content] : test.files) {
    putContent(folder / path, content);
  }
}

Start startOf(const Case& test, const Places& places, const Scratch& scratch) {
  Start start;
  start.program = places.bin / test.tool;  // an absolute path stands for itself
  start.args = test.args;
  start.folder = scratch.work();
  start.scratch = scratch.path();
  start.env = {{"PATH", "/usr/bin:/bin"},
               {"HOME", scratch.path() / "home"},
               {"LANG", "C.UTF-8"},
               {"TZ", "UTC"},
               {"TERM", "xterm"}};
  for (const auto& [variable, value] : test.env) {
    start.env[variable] = value;
  }
  start.in = test.in;
  start.stdoutTo = test.stdoutTo;
  start.tty = test.tty;
  start.limit = std::chrono::seconds(test.seconds);
  return start;
}

/// A case that must fail passes when it does, and for that reason.
Reasons inverted(const std::string& reason, const Reasons& reasons) {
  for (const std::string& given : reasons) {
    if (given.find(reason) != std::string::npos) {
      return {};
    }
  }
  std::string all;
  for (const std::string& given : reasons) {
    all += indented(given);
  }
  return {"should have failed with '" + reason + "'\n" + all};
}

Reasons run(Case test, const Places& places) {
  const Scratch scratch;
  furnish(test, places, scratch.work());
  Filling(places, scratch).fill(test);
  const Snapshot before = test.unchanged ? snapshotOf(scratch.work()) : Snapshot();
  const Reasons reasons = judge(test, run(startOf(test, places, scratch)), scratch.work(), before);
  return test.mustFail ? inverted(*test.mustFail, reasons) : reasons;
}

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
  std::vector<Case> cases = casesOfEveryTool(places);
  const auto more = casesOfFolder(places);
  cases.insert(cases.end(), more.begin(), more.end());
  cases.erase(std::remove_if(cases.begin(), cases.end(),
                             [&](const Case& test) {
                               return titleOf(test).find(filter) == std::string::npos;
                             }),
              cases.end());
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
