#include "commands/timetable_forced.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/edit_files.hpp"
#include "commands/tell_warnings.hpp"
#include "files/forced_turns.hpp"
#include "report/text_table.hpp"
#include "text/messages.hpp"
#include "text/plurals.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

/// The file of forced turns as it is, or as it would be if nothing were forced.
struct ForcedTurns {
  std::string file;
  std::string text;
  Timetable timetable;
};

ForcedTurns readForced(const Settings& settings, const Console& console, Complaints& complaints) {
  ForcedTurns forced;
  forced.file = forcedTurnsFile(settings);
  const auto text = readFile(console.resolved(forced.file));
  forced.text = text ? *text : noForcedTurns(settings);
  forced.timetable = parseForcedTurns(forced.text, forced.file, settings, complaints);
  complaints.throwIfAny();
  return forced;
}

/// Changes the file into what `change` makes of it.
template <typename Change>
void changeForced(const Settings& settings, Console& console, Change change) {
  ToldComplaints complaints(console);
  editFiles(console.folder(), "tomatic-timetable", [&] {
    const ForcedTurns forced = readForced(settings, console, complaints);
    Edits edits;
    const std::string text = change(forced, complaints);
    if (text != forced.text) {
      edits[forced.file] = text;
    }
    return edits;
  });
}

std::string shown(const Timetable& timetable, std::size_t day, std::size_t turn, std::size_t line) {
  const auto& row = timetable.cells[day][turn];
  return line >= row.size() ? "" : row[line] == nobody ? "-" : row[line];
}

std::string tableOf(const Timetable& timetable) {
  std::vector<TextTable::Column> columns{{""}, {""}};
  for (const Weekday day : timetable.days) {
    columns.push_back({std::string(wordFor(day, timetable.dayWords))});
  }
  TextTable table(columns);
  for (std::size_t turn = 0; turn + 1 < timetable.hours.texts().size(); ++turn) {
    for (std::size_t line = 0; line < timetable.lineNames.size(); ++line) {
      std::vector<std::string> row{line == 0 ? timetable.hours.texts()[turn] : "",
                                   timetable.lineNames[line]};
      for (std::size_t day = 0; day < timetable.days.size(); ++day) {
        row.push_back(shown(timetable, day, turn, line));
      }
      table.add(std::move(row));
    }
  }
  return table.text();
}

Json asJson(const ForcedTurns& forced) {
  const Timetable& timetable = forced.timetable;
  auto days = Json::object();
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    auto turns = Json::array();
    for (const auto& row : timetable.cells[day]) {
      auto people = Json::array();
      for (const PersonId& person : row) {
        people.push_back(person == nobody ? Json(nullptr) : Json(person));
      }
      turns.push_back(people);
    }
    days[std::string(wordFor(timetable.days[day], timetable.dayWords))] = turns;
  }
  return {{"file", forced.file},
          {"hours", timetable.hours.texts()},
          {"turns", timetable.lineNames},
          {"timetable", days}};
}

/// Shows the file as it is now.
ExitCode showForced(const Settings& settings, Console& console) {
  ToldComplaints complaints(console);
  const ForcedTurns forced = readForced(settings, console, complaints);
  console.out() << tableOf(forced.timetable);
  console.answer(asJson(forced));
  return ExitCode::done;
}

/// Who is forced to a line, each turn with somebody: `dl 09:00-10:15 L1: anna`.
std::vector<std::string> peopleOn(Line line, const Timetable& timetable) {
  std::vector<std::string> people;
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    for (int turn = 0; turn < timetable.hours.turns(); ++turn) {
      const Cell cell{timetable.days[day], Turn{turn}, line};
      const PersonId* person = personIn(timetable, cell);
      if (person != nullptr && *person != nobody) {
        people.push_back(tr("{} is forced to {}", *person, cellText(timetable, cell)));
      }
    }
  }
  return people;
}

}  // namespace

std::string ForcedShowCommand::summary() const {
  return tr("Shows the forced turns: who attends when in every week.");
}

ExitCode ForcedShowCommand::work(const Settings& settings, Console& console) {
  return showForced(settings, console);
}

std::string ForcedEditCommand::summary() const {
  return tr("Puts somebody in a cell of the forced turns, or nobody.");
}

void ForcedEditCommand::declareOwn(Options& offered) {
  cell_.declare(offered);
  offered.option("PERSON", person_, tr("who shall always attend; ningu: nothing is forced"))
      .required();
  offered.option("--expect", expected_, tr("only if this person stands there")).typeName("PERSON");
  offered.flag("--force", force_, tr("also with somebody who is in that turn already"));
}

ExitCode ForcedEditCommand::work(const Settings& settings, Console& console) {
  changeForced(settings, console, [&](const ForcedTurns& forced, Complaints& complaints) {
    EditLimits limits;
    const auto people = knownPeople(settings, console.folder(), complaints);
    limits.people = {people.begin(), people.end()};
    addPeopleOf(forced.timetable, limits);
    complaints.throwIfAny();
    const Cell cell = cell_.meantIn(forced.timetable);
    refusedOrForced(objectionsTo({{cell, person_, expected_}}, forced.timetable, limits), force_);
    return *personIn(forced.timetable, cell) == person_
               ? forced.text
               : withForced(forced.text, forced.file, cell, person_);
  });
  return showForced(settings, console);
}

std::string ForcedAddLineCommand::summary() const {
  return tr("Adds a line to the forced turns.");
}

ExitCode ForcedAddLineCommand::work(const Settings& settings, Console& console) {
  changeForced(settings, console, [](const ForcedTurns& forced, Complaints&) {
    return withLineMore(forced.text, forced.file);
  });
  return showForced(settings, console);
}

std::string ForcedRemoveLineCommand::summary() const {
  return tr("Removes a line from the forced turns.");
}

void ForcedRemoveLineCommand::declareOwn(Options& offered) {
  offered.option("LINE", line_, tr("the line, such as 1 or L1 (default: the last)"));
  offered.flag("--force", force_, tr("also a line with people in it"));
}

ExitCode ForcedRemoveLineCommand::work(const Settings& settings, Console& console) {
  changeForced(settings, console, [&](const ForcedTurns& forced, Complaints&) {
    const Timetable& timetable = forced.timetable;
    const int lines = static_cast<int>(timetable.lineNames.size());
    const Line line = line_ ? lineMeant(*line_, timetable) : Line{lines - 1};
    if (index(line) < 0 || index(line) >= lines) {
      throw NoAnswer(trn(lines, "{} has {} line, expected that one",
                         "{} has {} lines, expected one of these", forced.file, lines));
    }
    std::vector<Objection> objections;
    for (std::string& text : peopleOn(line, timetable)) {
      objections.push_back({std::move(text), true});
    }
    refusedOrForced(objections, force_);
    return withoutLine(forced.text, forced.file, line);
  });
  return showForced(settings, console);
}

}  // namespace tomatic
