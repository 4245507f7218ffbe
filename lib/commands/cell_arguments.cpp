#include "commands/cell_arguments.hpp"

#include <algorithm>

#include "commands/week_inputs.hpp"
#include "files/week_files.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr long long mostNumber = 1000;  ///< of turns and lines: far more than there are

/// A number from 1 as an index, or the place of a word among others.
int numberOrWord(const std::string& word, const std::vector<std::string>& among,
                 const std::string& problem) {
  const auto found = std::find(among.begin(), among.end(), word);
  if (found != among.end()) {
    return static_cast<int>(found - among.begin());
  }
  const auto number = parseInteger(word);
  if (!number || *number < 1 || *number > mostNumber) {
    throw UsageError(problem);
  }
  return static_cast<int>(*number) - 1;
}

std::vector<std::string> startsOf(const Hours& hours) {
  std::vector<std::string> starts = hours.texts();
  if (!starts.empty()) {
    starts.pop_back();
  }
  return starts;
}

}  // namespace

void CellWords::declare(Options& offered, const std::string& number) {
  offered.option("DAY" + number, day, tr("the day: dl … dg or mon … sun")).required();
  offered.option("TURN" + number, turn, tr("the turn, from 1, or the hour when it starts"))
      .required();
  offered.option("LINE" + number, line, tr("the line, such as 1 or L1")).required();
}

Cell CellWords::meantIn(const Timetable& timetable) const {
  const auto weekday = parseWeekday(day);
  if (!weekday) {
    throw UsageError(tr("'{}' is no day, expected dl … dg or mon … sun", day));
  }
  const int turnIndex =
      numberOrWord(turn, startsOf(timetable.hours),
                   tr("'{}' is no turn, expected a number from 1 or the hour when it starts: {}",
                      turn, joined(startsOf(timetable.hours))));
  return {*weekday, Turn{turnIndex}, lineMeant(line, timetable)};
}

Line lineMeant(const std::string& word, const Timetable& timetable) {
  return Line{numberOrWord(word, timetable.lineNames,
                           tr("'{}' is no line, expected a number from 1 or one of {}", word,
                              joined(timetable.lineNames)))};
}

std::vector<PersonId> knownPeople(const Settings& settings, const fs::path& folder,
                                  Complaints& complaints) {
  const auto people = readPeople(settings, folder, complaints).people();
  std::set<PersonId> known(people.begin(), people.end());
  if (settings.idealShifts) {
    for (const auto& [person, turns] :
         readIdealLoads({folder, *settings.idealShifts, true}, complaints)) {
      known.insert(person);
    }
  }
  return {known.begin(), known.end()};
}

void addPeopleOf(const Timetable& timetable, EditLimits& limits) {
  for (const auto& [person, turns] : timetable.overload) {
    limits.people.insert(person);
  }
  for (const auto& day : timetable.cells) {
    for (const auto& turn : day) {
      limits.people.insert(turn.begin(), turn.end());
    }
  }
}

EditLimits editLimits(const Settings& settings, const fs::path& folder, const Timetable& timetable,
                      Complaints& complaints) {
  EditLimits limits;
  const auto people = knownPeople(settings, folder, complaints);
  limits.people = {people.begin(), people.end()};
  addPeopleOf(timetable, limits);
  limits.maxEmptyPerTurn = settings.maxEmptyPerTurnInEdition;
  limits.required = Availability(timetable.week);
  std::vector<InputFile> busyFiles;
  for (const std::string& name : settings.busyFiles) {
    busyFiles.push_back({folder, name, settings.busyFilesNamed});
  }
  const int turns = timetable.hours.turns();
  Complaints ofBusy;  // warnings of what others wrote are none of the editor's business
  for (const BusyEntry& entry : readBusyFiles(busyFiles, turns, ofBusy)) {
    if (entry.required) {
      limits.required.add(entry);
    }
  }
  for (const Complaint& complaint : ofBusy.errors()) {
    complaints.error(complaint.place, complaint.message);
  }
  for (const PersonId& person : readLeaves({folder, "leaves.conf", false}, complaints)) {
    limits.required.addLeave(person, turns, tr("on leave"));
  }
  return limits;
}

std::string refusedOrForced(const std::vector<Objection>& objections, bool force) {
  if (objections.empty()) {
    return "";
  }
  std::vector<std::string> texts;
  for (const Objection& objection : objections) {
    texts.push_back(objection.text);
  }
  const bool waivable = std::all_of(objections.begin(), objections.end(),
                                    [](const auto& one) { return one.waivable; });
  if (waivable && force) {
    return tr(" (forced: {})", joined(texts, "; "));
  }
  throw NoAnswer(joined(texts, "\n") +
                 (waivable ? "\n" + tr("--force changes it all the same") : ""));
}

}  // namespace tomatic
