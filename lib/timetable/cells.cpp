#include "timetable/cells.hpp"

#include <algorithm>

#include "text/messages.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Row = std::vector<PersonId>;

/// The lines of a cell's turn; nothing if there is no such turn.
const Row* rowOf(const Timetable& timetable, const Cell& cell) {
  const auto day = std::find(timetable.days.begin(), timetable.days.end(), cell.day);
  const int turn = index(cell.turn);
  if (day == timetable.days.end() || turn < 0 || turn >= timetable.hours.turns()) {
    return nullptr;
  }
  return &timetable.cells[static_cast<std::size_t>(day - timetable.days.begin())]
                         [static_cast<std::size_t>(turn)];
}

/// The changes to one turn, and what it holds before and after them.
struct TurnChange {
  Row before;
  Row after;
};

using TurnName = std::pair<Weekday, Turn>;

std::map<TurnName, TurnChange> turnsOf(const std::vector<CellEdit>& changes,
                                       const Timetable& timetable) {
  std::map<TurnName, TurnChange> turns;
  for (const auto& [cell, person, expected] : changes) {
    const Row& row = *rowOf(timetable, cell);
    TurnChange& turn = turns.try_emplace({cell.day, cell.turn}, TurnChange{row, row}).first->second;
    turn.after[static_cast<std::size_t>(index(cell.line))] = person;
  }
  return turns;
}

class Examiner {
 public:
  Examiner(const Timetable& timetable, const EditLimits& limits)
      : timetable_(timetable), limits_(limits) {}

  std::vector<Objection> examine(const std::vector<CellEdit>& changes) {
    for (const CellEdit& change : changes) {
      examineCell(change);
    }
    if (objections_.empty()) {
      const auto turns = turnsOf(changes, timetable_);
      for (const CellEdit& change : changes) {
        examinePerson(change, turns.at({change.cell.day, change.cell.turn}));
      }
      for (const auto& [name, turn] : turns) {
        examineEmpty(name, turn);
      }
    }
    return std::move(objections_);
  }

 private:
  void object(std::string text, bool waivable = false) {
    objections_.push_back({std::move(text), waivable});
  }

  /// Whether there is such a cell, for anybody, and for this person.
  void examineCell(const CellEdit& change) {
    const auto& [cell, person, expected] = change;
    const auto word = wordFor(cell.day, timetable_.dayWords);
    const PersonId* there = personIn(timetable_, cell);
    if (std::find(timetable_.days.begin(), timetable_.days.end(), cell.day) ==
        timetable_.days.end()) {
      object(tr("the timetable has no day {}", word));
    } else if (rowOf(timetable_, cell) == nullptr) {
      object(trn(timetable_.hours.turns(), "{} has {} turn, expected turn 1",
                 "{} has {} turns, expected a turn from 1 to that", word,
                 timetable_.hours.turns()));
    } else if (there == nullptr) {
      const auto lines = rowOf(timetable_, cell)->size();
      object(trn(static_cast<long long>(lines), "that turn of {} has {} line, expected line 1",
                 "that turn of {} has {} lines, expected a line from 1 to that", word, lines));
    } else if (*there == closed) {
      object(tr("{} is not scheduled ({})", cellText(timetable_, cell), closed));
    } else if (expected && *expected != *there) {
      object(tr("{} holds {} and no longer {}: somebody has changed it meanwhile",
                cellText(timetable_, cell), *there, *expected));
    }
    if (person != nobody && (person == closed || limits_.people.count(person) == 0)) {
      const auto meant =
          nearest(person, std::vector<std::string>(limits_.people.begin(), limits_.people.end()));
      object(meant ? tr("nobody is called '{}'; did you mean '{}'?", person, *meant)
                   : tr("nobody is called '{}'", person));
    }
  }

  void examinePerson(const CellEdit& change, const TurnChange& turn) {
    const auto& [cell, person, expected] = change;
    const PersonId& before = turn.before[static_cast<std::size_t>(index(cell.line))];
    if (person == nobody || person == before) {
      return;
    }
    if (std::count(turn.after.begin(), turn.after.end(), person) > 1) {
      object(tr("{} is already in that turn, {}", person, cellText(timetable_, cell)), true);
    }
    // Who is in the turn before and after only changes the line.
    const bool isNew =
        std::find(turn.before.begin(), turn.before.end(), person) == turn.before.end();
    if (isNew && limits_.required.required(person, cell.day).has(cell.turn)) {
      object(tr("{} cannot attend {}: {}", person, cellText(timetable_, cell),
                joined(limits_.required.reasons(person, cell.day, cell.turn))),
             true);
    }
  }

  void examineEmpty(const TurnName& name, const TurnChange& turn) {
    const auto empty = [](const Row& row) {
      return static_cast<int>(std::count(row.begin(), row.end(), nobody));
    };
    const int after = empty(turn.after);
    if (limits_.maxEmptyPerTurn && after > *limits_.maxEmptyPerTurn && after > empty(turn.before)) {
      object(
          tr("{} {} would have {} empty lines, expected at most the {} of "
             "maxEmptyPerTurnInEdition",
             wordFor(name.first, timetable_.dayWords), timetable_.hours.startText(name.second),
             after, *limits_.maxEmptyPerTurn));
    }
  }

  const Timetable& timetable_;
  const EditLimits& limits_;
  std::vector<Objection> objections_;
};

}  // namespace

const PersonId* personIn(const Timetable& timetable, const Cell& cell) {
  const Row* row = rowOf(timetable, cell);
  const int line = index(cell.line);
  const bool isThere = row != nullptr && line >= 0 && line < static_cast<int>(row->size());
  return isThere ? &(*row)[static_cast<std::size_t>(line)] : nullptr;
}

std::string cellText(const Timetable& timetable, const Cell& cell) {
  const int turn = index(cell.turn);
  return fmt::format("{} {}-{} {}", wordFor(cell.day, timetable.dayWords),
                     timetable.hours.texts()[static_cast<std::size_t>(turn)],
                     timetable.hours.texts()[static_cast<std::size_t>(turn) + 1],
                     timetable.lineNames[static_cast<std::size_t>(index(cell.line))]);
}

std::vector<Objection> objectionsTo(const std::vector<CellEdit>& changes,
                                    const Timetable& timetable, const EditLimits& limits) {
  return Examiner(timetable, limits).examine(changes);
}

std::map<PersonId, int> turnsGained(const std::vector<CellEdit>& changes,
                                    const Timetable& timetable) {
  std::map<PersonId, int> gained;
  for (const auto& [cell, person, expected] : changes) {
    --gained[*personIn(timetable, cell)];
    ++gained[person];
  }
  std::erase_if(gained, [](const auto& entry) { return entry.second == 0; });
  return gained;
}

}  // namespace tomatic
