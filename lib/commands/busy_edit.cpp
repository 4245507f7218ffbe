#include "commands/busy_edit.hpp"

#include <nlohmann/json.hpp>

#include "commands/busy_folder.hpp"
#include "commands/busy_words.hpp"
#include "commands/edit_files.hpp"
#include "commands/profile_text.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_inputs.hpp"
#include "text/edit_lines.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::string_view busyTool = "tomatic-busy";

void declareEntry(Options& offered, std::vector<std::string>& words) {
  offered.option("ENTRY", words, tr("[+]PERSON [DAY|DATE] [TURNS]; + if required"))
      .required()
      .words(1, 3);
}

/// The files as they are; what is wrong in them is told, each time anew.
std::vector<BusyFile> filesAsTheyAre(const Settings& settings, const Console& console) {
  Complaints complaints;
  auto files = readBusyTexts(settings, console.folder(), complaints);
  complaints.throwIfAny();
  return files;
}

void warnOfStranger(const PersonId& person, const Settings& settings, Console& console) {
  ToldComplaints complaints(console);
  const auto people = readPeople(settings, console.folder(), complaints).people();
  complaints.throwIfAny();
  const std::string stranger = strangerText(person, people);
  if (!people.empty() && !stranger.empty()) {
    console.warning(stranger);
  }
}

/// The line of the person's last entry, the file's last line if there is none.
int lineBefore(const BusyFile& file, const PersonId& person) {
  int line = static_cast<int>(textLines(file.text).size());
  for (const BusyEntry& entry : file.entries) {
    line = entry.person == person ? entry.place.line : line;
  }
  return line;
}

}  // namespace

std::string BusyAddCommand::summary() const {
  return tr("Adds an entry: when a person is away, and why.");
}

std::string BusyAddCommand::epilogue() const {
  return tr("Example: tomatic-busy add +agnes 2026-09-09 1100 --reason doctor");
}

void BusyAddCommand::declareOwn(Options& offered) {
  declareEntry(offered, words_);
  offered.option("-r,--reason", reason_, tr("why")).required().typeName("TEXT");
  offered.flag("--required", required_, tr("may not be broken, as with a + before the person"));
  offered.flag("--vacation", vacation_, tr("a day off: it lowers the person's load of the week"));
}

BusyEntry BusyAddCommand::asked(const Settings& settings) const {
  const int turns = settings.hours.turns();
  BusyEntry entry = entryOfWords(words_, turns);
  entry.required = entry.required || required_;
  entry.reason = std::string(trimmed(reason_));
  if (entry.reason.empty()) {
    throw UsageError(tr("--reason: found no text, expected why {} is away", entry.person));
  }
  if (entry.person == nobody || entry.person == closed) {
    throw UsageError(tr("'{}' is nobody, expected a person", entry.person));
  }
  // What cannot be read back as it was meant is refused: line breaks, bytes that are not UTF-8.
  const std::string line = busyLine(entry, turns, settings.dayWords);
  Complaints complaints;
  const auto readBack = parseBusyFile(line, "", turns, complaints);
  if (readBack.size() != 1 || !sameEntry(readBack.front(), entry) ||
      line.find_first_of("\r\n") != std::string::npos) {
    throw UsageError(
        tr("'{}' is no line of a busy file, expected text in UTF-8 of one line", line));
  }
  return entry;
}

ExitCode BusyAddCommand::work(const Settings& settings, Console& console) {
  BusyEntry entry = asked(settings);
  const BusyKind kind = vacation_    ? BusyKind::vacation
                        : entry.date ? BusyKind::dated
                                     : BusyKind::weekly;
  const auto name = busyFileFor(kind, settings.busyFiles);
  if (!name) {
    throw Failure({settings.file, 0}, tr("busyFiles lists no file for this entry, expected one "
                                         "beside that of the vacations"));
  }
  warnOfStranger(entry.person, settings, console);
  bool added = false;
  editFiles(console.folder(), busyTool, [&]() -> Edits {
    added = false;
    for (const BusyFile& file : filesAsTheyAre(settings, console)) {
      if (file.name != *name) {
        continue;
      }
      for (const BusyEntry& other : file.entries) {
        if (sameEntry(entry, other)) {
          entry.place = other.place;
          return {};
        }
      }
      const int before = lineBefore(file, entry.person);
      entry.place = {file.name, before + 1};
      added = true;
      return {
          {file.name, withLineBehind(file.text, before,
                                     busyLine(entry, settings.hours.turns(), settings.dayWords))}};
    }
    return {};
  });
  console.out() << entryText(entry, settings);
  console.answer({{"added", added}, {"entry", entryAsJson(entry, settings)}});
  if (!added) {
    console.note(tr("it was there already"));
  }
  return ExitCode::done;
}

std::string BusyRemoveCommand::summary() const {
  return tr("Removes an entry; what ENTRY leaves out may be anything.");
}

std::string BusyRemoveCommand::epilogue() const {
  return tr("Example: tomatic-busy remove agnes 2026-09-09");
}

void BusyRemoveCommand::declareOwn(Options& offered) {
  declareEntry(offered, words_);
  offered.flag("--every-day", everyDay_, tr("only entries that name no day"));
  offered.flag("--all", all_, tr("remove every entry that fits, not just one"));
}

ExitCode BusyRemoveCommand::work(const Settings& settings, Console& console) {
  BusyPattern pattern = patternOfWords(words_, settings.hours.turns());
  pattern.everyDay = everyDay_;
  std::vector<BusyEntry> removed;
  editFiles(console.folder(), busyTool, [&] {
    removed.clear();
    Edits edits;
    for (const BusyFile& file : filesAsTheyAre(settings, console)) {
      int gone = 0;
      for (const BusyEntry& entry : file.entries) {
        if (pattern.fits(entry)) {
          const int line = entry.place.line - gone++;
          edits[file.name] = withoutLines(gone == 1 ? file.text : edits[file.name], line, line);
          removed.push_back(entry);
        }
      }
    }
    if (removed.empty()) {
      throw NoAnswer(tr("no entry of {} fits; 'tomatic-busy list {}' shows those there are",
                        pattern.entry.person, pattern.entry.person));
    }
    if (removed.size() > 1 && !all_) {
      std::string message =
          tr("{} entries fit, expected one: name its day and turns, or all of "
             "them with --all",
             removed.size());
      for (const BusyEntry& entry : removed) {
        message += '\n' + entryText(entry, settings);
        message.pop_back();
      }
      throw Failure(message);
    }
    return edits;
  });
  for (const BusyEntry& entry : removed) {
    console.out() << entryText(entry, settings);
  }
  console.answer({{"removed", entriesAsJson(removed, settings)}});
  return ExitCode::done;
}

}  // namespace tomatic
