#include "store/store_change.hpp"

#include <algorithm>

#include "text/messages.hpp"

namespace tomatic {
namespace {

/// Long enough for a crowd, each of whom holds the store for a few hundredths of a second.
constexpr std::chrono::seconds patience{30};

FolderLock locked(const fs::path& folder, std::string_view command,
                  const std::function<bool()>& giveUp) {
  std::error_code notMade;
  fs::create_directories(folder, notMade);
  if (notMade) {
    throw Failure({folder.string(), 0}, tr("cannot be made: {}", notMade.message()));
  }
  return {folder, command, patience, giveUp};
}

}  // namespace

StoreChange::StoreChange(const Store& store, std::string_view command, ExactTime now,
                         const std::function<bool()>& giveUp)
    : store_(store), lock_(locked(store.folder(), command, giveUp)), now_(now) {}

/// The copy comes first: a run that is killed between the two leaves a copy of what is in force.
std::optional<std::string> StoreChange::save(Week week, std::string_view text) const {
  const std::string file = timetableFile(week);
  const auto before = readFile(store_.folder() / file);
  if (before == text) {
    return std::nullopt;
  }
  dropOldBackups(backups(), now_);
  std::optional<std::string> copy;
  if (before) {
    copy = keepBackup(backups(), file, *before, now_);
  }
  writeFile(store_.folder() / file, text);
  return copy;
}

StoreChange::Undone StoreChange::undo(Week week, bool overBroken) const {
  const std::string file = timetableFile(week);
  const auto inForce = readFile(store_.folder() / file);
  if (inForce && !overBroken) {
    parseStored(*inForce, store_.nameOf(file), week);
  }
  const std::vector<std::string> copies = backupsOf(backups(), file);
  for (auto copy = copies.rbegin(); copy != copies.rend(); ++copy) {
    const auto text = readFile(backups() / *copy);
    if (!text || text == inForce) {
      continue;
    }
    parseStored(*text, store_.nameOf(fs::path(backupsFolder) / *copy), week);
    Undone undone{*copy, std::nullopt};
    if (inForce) {
      undone.replaced = keepBackup(backups(), file, *inForce, now_);
    }
    writeFile(store_.folder() / file, *text);
    return undone;
  }
  throw NoAnswer(tr("there is nothing to undo: {} has no other copy of the timetable of {}",
                    store_.nameOf(backupsFolder), week.name()));
}

/// Of two of the same name, the one in the store is the later: what it replaces is kept as a copy.
void StoreChange::moveAway(const std::string& file) const {
  const fs::path from = store_.folder() / file;
  const auto there = readFile(retired() / file);
  if (there && there != readFile(from)) {
    keepBackup(backups(), file, *there, now_);
  }
  moveFile(from, retired());
}

StoreChange::Retired StoreChange::retire(Week week) const {
  Retired result;
  const auto upTo = [&](std::string (*nameOf)(Week), bool itself) {
    std::vector<Week> weeks = weeksIn(store_.folder(), nameOf);
    const auto end = itself ? std::upper_bound(weeks.begin(), weeks.end(), week)
                            : std::lower_bound(weeks.begin(), weeks.end(), week);
    weeks.erase(end, weeks.end());
    return weeks;
  };
  result.timetables = upTo(timetableFile, true);
  result.creditFiles = upTo(creditFile, false);
  const Credits credits = creditsUpTo(store_, week);
  result.credits = credits.turns;
  if (credits.settled != week && (credits.settled || !credits.since.empty())) {
    writeFile(store_.folder() / creditFile(week), numbersAsYaml(credits.turns, decimalsOfTurns));
  }
  for (const Week& each : result.timetables) {
    moveAway(timetableFile(each));
  }
  for (const Week& each : result.creditFiles) {
    moveAway(creditFile(each));
  }
  return result;
}

std::string StoreChange::forgive(Week week) const {
  Numbers credits = creditsUpTo(store_, week).turns;
  dropOldBackups(backups(), now_);
  const std::string file = creditFile(week);
  std::string copy = keepBackup(backups(), file, numbersAsYaml(credits, decimalsOfTurns), now_);
  for (auto& [person, turns] : credits) {
    turns = 0;
  }
  writeFile(store_.folder() / file, numbersAsYaml(credits, decimalsOfTurns));
  return copy;
}

}  // namespace tomatic
