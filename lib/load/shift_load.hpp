// How many turns each person should attend in a week: their ideal load in proportion to the days
// they work, within what they can do, evened out by what they did before, so that the week is
// filled. Source: scheduling.md, section 5; the fields below are its words. Reads no settings:
// whoever has them fills ShiftLoadInput.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "availability/availability.hpp"
#include "load/load.hpp"
#include "text/complaints.hpp"

namespace tomatic {

struct ShiftLoadInput {
  std::map<PersonId, double> idealLoads;  ///< turns of a full week; these are the people that count
  std::vector<Weekday> businessDays;      ///< to be scheduled and open, in week order
  int weekLength = 0;                     ///< days of a full week
  std::map<PersonId, std::set<Weekday>> daysOff;  ///< vacations
  std::set<PersonId> leaves;                      ///< away the whole week
  Availability availability{Week{Date{}}};        ///< of which the required busy turns count
  std::map<PersonId, double> credits;             ///< who is missing has none

  int turnsPerDay = 0;
  std::vector<std::vector<int>> lines;  ///< [business day][turn]: number of lines
  int maxTurnsPerDay = 2;
  std::map<PersonId, int> maxTurnsPerDayByPerson;  ///< exceptions
  TurnSet brunchTurns;

  double maxOverload = 1;
  bool forgive = false;      ///< all credits start at 0
  bool adjustLines = false;  ///< lines that nobody would attend are removed
  bool clusterize = false;   ///< the load is by line
};

/// What each step made of one person's load.
struct PersonLoad {
  PersonId person;
  double ideal = 0;
  double proportional = 0;  ///< ideal in proportion to the days worked
  double augmented = 0;     ///< the same plus the overload allowed
  int capacity = 0;         ///< turns that fit their days
  int bound = 0;            ///< never more than this
  int limited = 0;          ///< the proportional load within the bound
  int complete = 0;         ///< once the week is filled
  int compensated = 0;      ///< once credits are settled
  double overload = 0;      ///< final − proportional, one decimal
  double loadedCredit = 0;  ///< as given
  double initialCredit = 0;
  double finalCredit = 0;

  int finalLoad() const { return compensated; }
};

struct ShiftLoad {
  std::vector<PersonLoad> people;  ///< sorted by id
  Load load;
  std::vector<std::vector<int>> lines;  ///< as given, less the ones removed
  int removedLines = 0;
};

/// Warns of everyone who cannot take their proportional load and of cells that stay empty. Throws
/// Failure on numbers out of range and on `adjustLines` with lines that differ per turn; NoAnswer
/// when there is no business day, nobody to give a turn to, or no line left.
ShiftLoad computeShiftLoad(const ShiftLoadInput& input, Complaints& complaints);

}  // namespace tomatic
