// What a week asks for, piece by piece, and which pieces force a claim about it: a smallest set of
// rules, absences and loads. Taking a piece away only ever adds timetables or makes them cheaper,
// so a piece that cannot be left out once is needed for good.
//
// Given, and no piece: the days, the lines of each turn, the daily limits, loads by line, and what
// is asked of this week alone.
#pragma once

#include <vector>

#include "rules/week_problem.hpp"
#include "solver/primal.hpp"

namespace tomatic::solver {

struct Requirement {
  enum class Kind {
    optionalBusy,  ///< of a worker on a day
    rule,          ///< for everybody
    crowd,         ///< a table's or a group's limits
    load,          ///< of a worker
    emptyAsked,    ///< forced empty cells of a turn
    wish,          ///< a forced turn of a worker
    absence,       ///< required busy of a worker on a day
  };

  Kind kind{};
  int worker = -1;
  int day = -1;
  int which = -1;  ///< index of the crowd or the worker's wish; the slot of `emptyAsked`
  Rule rule{};

  friend bool operator==(const Requirement&, const Requirement&) = default;
};

/// Every piece, those first that are rather left out of an explanation.
std::vector<Requirement> requirementsOf(const WeekProblem& problem);

/// The week without these.
WeekProblem without(const WeekProblem& problem, const std::vector<Requirement>& dropped);

/// Whether it is proven that no timetable costs less; `forbidden`: that there is none. False when
/// the stop comes first.
bool costsAtLeast(const WeekProblem& problem, Cost cost, const Stop& stop);

struct Reasons {
  std::vector<Requirement> needed;
  bool smallest = false;  ///< nothing can be left out; else the stop came before that was proven
};

/// Of the pieces, a smallest set by which alone the week costs at least that; the claim must hold.
Reasons smallestReasons(const WeekProblem& problem, const std::vector<Requirement>& pieces,
                        Cost cost, const Stop& stop);

}  // namespace tomatic::solver
