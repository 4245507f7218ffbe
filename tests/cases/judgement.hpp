// Compares what a program did with what its case expects; each disagreement is a paragraph.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "case_file.hpp"
#include "process.hpp"
#include "text/strings.hpp"

namespace tomatic::cases {

using Reasons = std::vector<std::string>;
/// Relative path -> content of each file of a folder.
using Snapshot = std::map<std::string, std::string>;

inline Snapshot snapshotOf(const fs::path& folder) {
  Snapshot snapshot;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      snapshot[fs::relative(entry.path(), folder).string()] = contentOf(entry.path());
    }
  }
  return snapshot;
}

/// The lines that differ, `-` expected and `+` found, with what surrounds them left out.
inline std::string difference(const std::string& expected, const std::string& found) {
  auto left = split(expected, '\n');
  auto right = split(found, '\n');
  std::size_t same = 0;
  while (same < left.size() && same < right.size() && left[same] == right[same]) {
    ++same;
  }
  while (left.size() > same && right.size() > same && left.back() == right.back()) {
    left.pop_back();
    right.pop_back();
  }
  constexpr std::size_t most = 20;
  std::string text = "    from line " + std::to_string(same + 1) + "\n";
  const auto add = [&](char sign, const std::vector<std::string_view>& lines) {
    for (std::size_t i = same; i < lines.size() && i < same + most; ++i) {
      text += std::string("    ") + sign + ' ' + std::string(lines[i]) + '\n';
    }
    if (lines.size() > same + most) {
      text += "    … " + std::to_string(lines.size() - same - most) + " more\n";
    }
  };
  add('-', left);
  add('+', right);
  return text;
}

inline std::string indented(const std::string& text) {
  if (text.empty()) {
    return "    (empty)\n";
  }
  std::string result;
  for (const std::string_view line : textLines(text)) {
    result += "    | " + std::string(line) + '\n';
  }
  return result;
}

inline void judgeText(const std::string& what, const ExpectedText& expected,
                      const std::string& found, Reasons& reasons) {
  if (expected.exactly && *expected.exactly != found) {
    reasons.push_back(what + " differs\n" + difference(*expected.exactly, found));
  }
  for (const std::string& part : expected.contains) {
    if (found.find(part) == std::string::npos) {
      reasons.push_back(what + " does not contain '" + part + "'\n" + indented(found));
    }
  }
  for (const std::string& part : expected.lacks) {
    if (found.find(part) != std::string::npos) {
      reasons.push_back(what + " contains '" + part + "'\n" + indented(found));
    }
  }
  for (const std::string& pattern : expected.matches) {
    if (!std::regex_search(found, std::regex(pattern))) {
      reasons.push_back(what + " does not match /" + pattern + "/\n" + indented(found));
    }
  }
}

inline bool sameScalar(const YAML::Node& expected, const nlohmann::json& found) {
  const auto text = expected.as<std::string>();
  if (found.is_string()) {
    return found.get<std::string>() == text;
  }
  if (expected.Tag() == "!") {  // quoted: only a string will do
    return false;
  }
  if (found.is_number()) {
    const auto number = parseNumber(text);
    return number && *number == found.get<double>();
  }
  return found.is_boolean() && text == (found.get<bool>() ? "true" : "false");
}

/// Maps may hold more than expected, lists may not.
inline void judgeJson(const std::string& path, const YAML::Node& expected,
                      const nlohmann::json& found, Reasons& reasons) {
  const auto differs = [&](const std::string& why) {
    reasons.push_back("json: " + (path.empty() ? "the document" : path) + ' ' + why + '\n' +
                      indented(found.dump(2)));
  };
  if (expected.IsMap()) {
    if (!found.is_object() || (expected.size() == 0 && !found.empty())) {
      differs(expected.size() == 0 ? "is no empty object" : "is no object");
      return;
    }
    for (const auto& entry : expected) {
      const auto key = entry.first.as<std::string>();
      if (found.contains(key)) {
        judgeJson(path.empty() ? key : path + '.' + key, entry.second, found[key], reasons);
      } else {
        differs("has no '" + key + "'");
      }
    }
  } else if (expected.IsSequence()) {
    if (!found.is_array() || found.size() != expected.size()) {
      differs("is no list of " + std::to_string(expected.size()));
      return;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      judgeJson(path + '[' + std::to_string(i) + ']', expected[i], found[i], reasons);
    }
  } else if (expected.IsNull() ? !found.is_null() : !sameScalar(expected, found)) {
    differs("is not " + (expected.IsNull() ? "null" : expected.as<std::string>()));
  }
}

inline void judgeFile(const ExpectedFile& expected, const fs::path& folder, Reasons& reasons) {
  const fs::path path = folder / expected.path;
  if (fs::exists(path) == expected.absent) {
    reasons.push_back(expected.path + (expected.absent ? " is there\n" : " is not there\n"));
    return;
  }
  if (expected.absent || fs::is_directory(path)) {
    return;
  }
  ExpectedText text = expected.text;
  if (expected.sameAs) {
    if (!fs::exists(*expected.sameAs)) {
      reasons.push_back("same_as: there is no file " + *expected.sameAs + '\n');
      return;
    }
    text.exactly = contentOf(*expected.sameAs);
  }
  judgeText(expected.path, text, contentOf(path), reasons);
}

inline void judgeUnchanged(const Snapshot& before, const Snapshot& after, Reasons& reasons) {
  for (const auto& [path, content] : before) {
    const auto now = after.find(path);
    if (now == after.end()) {
      reasons.push_back(path + " has vanished\n");
    } else if (now->second != content) {
      reasons.push_back(path + " has changed\n" + difference(content, now->second));
    }
  }
  for (const auto& [path, content] : after) {
    if (before.count(path) == 0) {
      reasons.push_back(path + " is new\n");
    }
  }
}

/// What is wrong; nothing if the case passes.
inline Reasons judge(const Case& expected, const Ended& ended, const fs::path& folder,
                     const Snapshot& before) {
  Reasons reasons;
  if (ended.timedOut) {
    reasons.push_back("not done within " + std::to_string(expected.seconds) + " s\n");
  } else if (ended.exit != expected.exit) {
    reasons.push_back("exit " + std::to_string(ended.exit) + ", expected " +
                      std::to_string(expected.exit) + '\n' + indented(ended.out + ended.err));
  }
  judgeText("stdout", expected.out, ended.out, reasons);
  if (expected.err.stated()) {
    judgeText("stderr", expected.err, ended.err, reasons);
  } else if (!ended.err.empty()) {
    reasons.push_back("stderr is not empty\n" + indented(ended.err));
  }
  if (expected.json) {
    const auto document = nlohmann::json::parse(ended.out, nullptr, false);
    if (document.is_discarded()) {
      reasons.push_back("stdout is not one JSON document\n" + indented(ended.out));
    } else {
      judgeJson("", *expected.json, document, reasons);
    }
  }
  for (const ExpectedFile& file : expected.after) {
    judgeFile(file, folder, reasons);
  }
  if (expected.unchanged) {
    judgeUnchanged(before, snapshotOf(folder), reasons);
  }
  return reasons;
}

}  // namespace tomatic::cases
