// A command-line case as data: what to run, where, and what must come of it. README.md of this
// folder describes the keys.
#pragma once

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace tomatic::cases {

namespace fs = std::filesystem;

/// What a stream must hold.
struct ExpectedText {
  std::optional<std::string> exactly;
  std::vector<std::string> contains;
  std::vector<std::string> lacks;
  std::vector<std::string> matches;

  bool stated() const { return exactly || !contains.empty() || !lacks.empty() || !matches.empty(); }
};

/// What must have become of a file.
struct ExpectedFile {
  std::string path;
  bool absent = false;
  ExpectedText text;
  std::optional<std::string> sameAs;
};

struct Case {
  std::string file;
  int line = 0;
  std::string name;
  std::string tool;
  std::vector<std::string> args;
  std::optional<std::string> folder;
  std::optional<std::string> shared;
  bool needsSharedData = false;
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> env;
  std::string in;
  std::optional<std::string> stdoutTo;
  bool tty = false;
  int seconds = 60;

  int exit = 0;
  ExpectedText out;
  ExpectedText err;
  std::optional<YAML::Node> json;
  std::vector<ExpectedFile> after;
  bool unchanged = false;
  std::optional<std::string> mustFail;
};

inline std::vector<std::string> textList(const YAML::Node& node) {
  if (!node) {
    return {};
  }
  return node.IsSequence() ? node.as<std::vector<std::string>>()
                           : std::vector<std::string>{node.as<std::string>()};
}

inline std::optional<std::string> optionalText(const YAML::Node& node) {
  return node ? std::optional(node.as<std::string>()) : std::nullopt;
}

/// A misspelt expectation would never fail.
inline void refuseUnknownKeys(const YAML::Node& node, const std::set<std::string>& known) {
  for (const auto& entry : node) {
    const auto key = entry.first.as<std::string>();
    if (known.count(key) == 0) {
      throw std::runtime_error("line " + std::to_string(entry.first.Mark().line + 1) +
                               ": unknown key '" + key + "'");
    }
  }
}

inline ExpectedText readExpectedText(const YAML::Node& node, const std::string& stream) {
  return {optionalText(node[stream]), textList(node[stream + "_contains"]),
          textList(node[stream + "_lacks"]), textList(node[stream + "_matches"])};
}

inline ExpectedFile readExpectedFile(const std::string& path, const YAML::Node& node) {
  refuseUnknownKeys(node, {"absent", "equals", "contains", "lacks", "matches", "same_as"});
  ExpectedFile expected;
  expected.path = path;
  expected.absent = node["absent"] && node["absent"].as<bool>();
  expected.text = {optionalText(node["equals"]), textList(node["contains"]),
                   textList(node["lacks"]), textList(node["matches"])};
  expected.sameAs = optionalText(node["same_as"]);
  return expected;
}

inline Case readCase(const YAML::Node& node, const std::string& file) {
  refuseUnknownKeys(node, {"name",
                           "tool",
                           "args",
                           "folder",
                           "shared",
                           "requires",
                           "files",
                           "env",
                           "stdin",
                           "stdout_to",
                           "tty",
                           "seconds",
                           "exit",
                           "stdout",
                           "stdout_contains",
                           "stdout_lacks",
                           "stdout_matches",
                           "stderr",
                           "stderr_contains",
                           "stderr_lacks",
                           "stderr_matches",
                           "json",
                           "after",
                           "unchanged",
                           "must_fail"});
  Case read;
  read.file = file;
  read.line = node.Mark().line + 1;
  read.name = node["name"].as<std::string>();
  read.tool = node["tool"].as<std::string>();
  read.args = textList(node["args"]);
  read.folder = optionalText(node["folder"]);
  read.shared = optionalText(node["shared"]);
  if (const auto needed = optionalText(node["requires"])) {
    if (*needed != "shared-data") {
      throw std::runtime_error("requires: found '" + *needed + "', expected shared-data");
    }
    read.needsSharedData = true;
  }
  using Texts = std::map<std::string, std::string>;
  read.files = node["files"] ? node["files"].as<Texts>() : Texts();
  read.env = node["env"] ? node["env"].as<Texts>() : Texts();
  read.in = optionalText(node["stdin"]).value_or("");
  read.stdoutTo = optionalText(node["stdout_to"]);
  read.tty = node["tty"] && node["tty"].as<bool>();
  read.seconds = node["seconds"] ? node["seconds"].as<int>() : read.seconds;
  read.exit = node["exit"] ? node["exit"].as<int>() : 0;
  read.out = readExpectedText(node, "stdout");
  read.err = readExpectedText(node, "stderr");
  if (node["json"]) {
    read.json = node["json"];
  }
  for (const auto& entry : node["after"]) {
    read.after.push_back(readExpectedFile(entry.first.as<std::string>(), entry.second));
  }
  read.unchanged = node["unchanged"] && node["unchanged"].as<bool>();
  read.mustFail = optionalText(node["must_fail"]);
  return read;
}

/// All cases of a file. Throws std::runtime_error that names the file and the line.
inline std::vector<Case> readCaseFile(const fs::path& path, const std::string& shownAs) {
  std::vector<Case> cases;
  try {
    for (const YAML::Node& node : YAML::LoadFile(path.string())) {
      cases.push_back(readCase(node, shownAs));
    }
  } catch (const std::exception& error) {
    throw std::runtime_error(shownAs + ", case " + std::to_string(cases.size() + 1) + ": " +
                             error.what());
  }
  return cases;
}

}  // namespace tomatic::cases
