#include "availability/busy_text.hpp"

#include <algorithm>

namespace tomatic {
namespace {

constexpr std::string_view weeklyFile = "indisponibilitats.conf";
constexpr std::string_view datedFile = "oneshot.conf";

std::string_view usualName(BusyKind kind) {
  return kind == BusyKind::weekly  ? weeklyFile
         : kind == BusyKind::dated ? datedFile
                                   : vacationsFile;
}

bool isCalled(std::string_view path, std::string_view name) {
  return path.substr(path.rfind('/') + 1) == name;  // npos + 1 is 0
}

}  // namespace

std::string turnsText(TurnSet set, int turns) {
  std::string text;
  for (int turn = 0; turn < turns; ++turn) {
    text += set.has(Turn{turn}) ? '1' : '0';
  }
  return text;
}

std::string whenText(const BusyEntry& entry, DayWords words) {
  return entry.date  ? formatDate(*entry.date)
         : entry.day ? std::string(wordFor(*entry.day, words))
                     : "";
}

std::string busyLine(const BusyEntry& entry, int turns, DayWords words) {
  std::string line = (entry.required ? "+" : "") + entry.person;
  if (const std::string when = whenText(entry, words); !when.empty()) {
    line += ' ' + when;
  }
  if (entry.turns != TurnSet::first(turns)) {
    line += ' ' + turnsText(entry.turns, turns);
  }
  return entry.reason.empty() ? line : line + " # " + entry.reason;
}

bool sameEntry(const BusyEntry& one, const BusyEntry& other) {
  return one.person == other.person && one.required == other.required && one.day == other.day &&
         one.date == other.date && one.turns == other.turns && one.reason == other.reason;
}

std::optional<std::string> busyFileFor(BusyKind kind, const std::vector<std::string>& busyFiles) {
  std::vector<std::string> others;
  for (const std::string& file : busyFiles) {
    if (isCalled(file, usualName(kind))) {
      return file;
    }
    if (!isCalled(file, vacationsFile)) {
      others.push_back(file);
    }
  }
  if (kind == BusyKind::vacation) {
    return std::string(vacationsFile);
  }
  if (others.empty()) {
    return std::nullopt;
  }
  return kind == BusyKind::weekly ? others.front() : others.back();
}

}  // namespace tomatic
