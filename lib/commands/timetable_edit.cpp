#include "commands/timetable_edit.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/person_at_work.hpp"
#include "commands/tell_warnings.hpp"
#include "store/timetable_text.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

nlohmann::ordered_json changeAsJson(const Timetable& timetable, const CellEdit& change) {
  const auto& [cell, person, expected] = change;
  return {{"day", wordFor(cell.day, timetable.dayWords)},
          {"turn", index(cell.turn) + 1},
          {"line", index(cell.line) + 1},
          {"old", *personIn(timetable, cell)},
          {"new", person}};
}

bool changesNothing(const std::vector<CellEdit>& changes, const Timetable& timetable) {
  return std::all_of(changes.begin(), changes.end(), [&](const CellEdit& change) {
    return *personIn(timetable, change.cell) == change.person;
  });
}

/// Who stands in a cell, which may not be there: then any name will do, for it is refused.
PersonId whoIsIn(const Timetable& timetable, const Cell& cell) {
  const PersonId* person = personIn(timetable, cell);
  return person != nullptr ? *person : PersonId(nobody);
}

}  // namespace

void CellEditCommand::declareShared(Options& offered) {
  offered.flag("--force", force_,
               tr("also with somebody who is in that turn already or cannot attend it"));
  offered
      .option("--user", user_,
              tr("who changes it, for the log (default: $TOMATIC_USER, the login name)"))
      .typeName("NAME");
}

ExitCode CellEditCommand::work(const Settings& settings, Console& console) {
  const Week week = mondayNamed(week_);
  const std::string user = personAtWork(user_, console);
  const Store store = storeOf(settings, console);
  ToldComplaints complaints(console);
  // Asked before the store is held: whoever gets an error finds it as it was.
  Store::Stored stored = store.read(week);
  const StoreChange change = changeOf(store, console);
  store.refresh(week, stored);
  const auto& [text, timetable] = stored;
  const EditLimits limits = editLimits(settings, console.folder(), timetable, complaints);
  complaints.throwIfAny();
  const std::vector<CellEdit> changes = changesIn(timetable);
  const std::string forced = refusedOrForced(objectionsTo(changes, timetable, limits), force_);

  nlohmann::ordered_json document{{"week", week.name()}, {"changed", false}, {"log", nullptr}};
  document["changes"] = nlohmann::ordered_json::array();
  if (changesNothing(changes, timetable)) {
    console.note(tr("nothing to change: it is so already"));
  } else {
    const std::string line =
        tr("{}: {} {}{}", formatUtc(nowOf(console)), user, deed(timetable, changes), forced);
    const std::string file = store.nameOf(timetableFile(week));
    change.save(week, withCells(text, file, timetable, changes, line));
    console.out() << line << '\n';
    document["changed"] = true;
    document["log"] = line;
    for (const CellEdit& each : changes) {
      document["changes"].push_back(changeAsJson(timetable, each));
    }
  }
  console.answer(document);
  return ExitCode::done;
}

std::string TimetableEditCommand::summary() const {
  return tr("Puts somebody else in a cell of the timetable in force.");
}

void TimetableEditCommand::declareOwn(Options& offered) {
  offered.option("WEEK", week_, tr("the Monday of the week")).required();
  cell_.declare(offered);
  offered.option("PERSON", person_, tr("who shall attend; ningu: nobody")).required();
  offered.option("--expect", expected_, tr("only if this person stands there")).typeName("PERSON");
  declareShared(offered);
}

std::vector<CellEdit> TimetableEditCommand::changesIn(const Timetable& timetable) const {
  return {{cell_.meantIn(timetable), person_, expected_}};
}

std::string TimetableEditCommand::deed(const Timetable& timetable,
                                       const std::vector<CellEdit>& changes) const {
  const Cell& cell = changes.front().cell;
  return tr("changed {} from {} to {}", cellText(timetable, cell), *personIn(timetable, cell),
            person_);
}

std::string TimetableSwapCommand::summary() const {
  return tr("Lets the people of two cells of the timetable in force change places.");
}

void TimetableSwapCommand::declareOwn(Options& offered) {
  offered.option("WEEK", week_, tr("the Monday of the week")).required();
  one_.declare(offered);
  other_.declare(offered, "2");
  offered.option("--expect", expected_, tr("only if these two stand there, in that order"))
      .typeName("PERSON,PERSON");
  declareShared(offered);
}

std::vector<CellEdit> TimetableSwapCommand::changesIn(const Timetable& timetable) const {
  const Cell one = one_.meantIn(timetable);
  const Cell other = other_.meantIn(timetable);
  std::vector<CellEdit> changes{{one, whoIsIn(timetable, other)}, {other, whoIsIn(timetable, one)}};
  if (expected_) {
    const auto names = split(*expected_, ',');
    if (names.size() != 2) {
      throw UsageError(
          tr("--expect: found '{}', expected two persons with a comma between them", *expected_));
    }
    changes[0].expected = PersonId(trimmed(names[0]));
    changes[1].expected = PersonId(trimmed(names[1]));
  }
  return changes;
}

std::string TimetableSwapCommand::deed(const Timetable& timetable,
                                       const std::vector<CellEdit>& changes) const {
  return tr("swapped {} {} and {} {}", cellText(timetable, changes[0].cell), changes[1].person,
            cellText(timetable, changes[1].cell), changes[0].person);
}

}  // namespace tomatic
