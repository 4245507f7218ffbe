// Cells by the names that people use, what may be put in them, and what becomes of the timetable.
// Judges a change of a few cells by hand, not the week: that is for the rules.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "availability/availability.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// A line of a turn of a day, whether or not a timetable has it.
struct Cell {
  Weekday day{};
  Turn turn{};
  Line line{};

  friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// Who stands in a cell; nothing if the timetable has no such cell.
const PersonId* personIn(const Timetable& timetable, const Cell& cell);

/// `dl 09:00-10:15 L1`
std::string cellText(const Timetable& timetable, const Cell& cell);

struct CellEdit {
  Cell cell;
  PersonId person{};                   ///< who shall stand there
  std::optional<PersonId> expected{};  ///< who stands there, as far as the editor knows
};

/// What a change by hand must respect.
struct EditLimits {
  std::set<PersonId> people;  ///< who may stand in a cell, besides `ningu`
  std::optional<int> maxEmptyPerTurn;
  Availability required{Week{Date{}}};  ///< when people cannot attend; nothing else
};

/// Why a change is refused.
struct Objection {
  std::string text;
  bool waivable = false;  ///< who insists may make the change all the same
};

/// Everything that speaks against changes made together; none if they may be made.
std::vector<Objection> objectionsTo(const std::vector<CellEdit>& changes,
                                    const Timetable& timetable, const EditLimits& limits);

/// How many turns more, or fewer, each person has by changes to cells that there are; `ningu` is
/// counted like a person. Those who have as many as before are left out.
std::map<PersonId, int> turnsGained(const std::vector<CellEdit>& changes,
                                    const Timetable& timetable);

}  // namespace tomatic
