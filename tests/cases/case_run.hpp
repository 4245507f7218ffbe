// Runs one case: makes the folder that it asks for, starts the tool there, judges what came of it.
#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "case_file.hpp"
#include "judgement.hpp"
#include "process.hpp"

namespace tomatic::cases {

/// Where the tools, the cases and the real data are.
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
inline void copyFolder(const fs::path& from, const fs::path& to) {
  fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  for (const auto& entry : fs::recursive_directory_iterator(to)) {
    fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
  }
}

inline void furnish(const Case& test, const Places& places, const fs::path& folder) {
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

inline Start startOf(const Case& test, const Places& places, const Scratch& scratch) {
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
inline Reasons inverted(const std::string& reason, const Reasons& reasons) {
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

inline Reasons run(Case test, const Places& places) {
  const Scratch scratch;
  furnish(test, places, scratch.work());
  Filling(places, scratch).fill(test);
  const Snapshot before = test.unchanged ? snapshotOf(scratch.work()) : Snapshot();
  const Reasons reasons = judge(test, run(startOf(test, places, scratch)), scratch.work(), before);
  return test.mustFail ? inverted(*test.mustFail, reasons) : reasons;
}

}  // namespace tomatic::cases
