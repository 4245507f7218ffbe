// What differs between two timetables of a week, cell by cell.
#pragma once

#include <string>
#include <vector>

#include "rules/week_problem.hpp"

namespace tomatic {

/// Who attends each line of each slot, by name; `ningu` for nobody.
using NamedCells = std::vector<std::vector<PersonId>>;

struct CellChange {
  int slot = 0;
  int line = 0;
  PersonId from;
  PersonId to;

  friend bool operator==(const CellChange&, const CellChange&) = default;
};

NamedCells namedCells(const WeekProblem& problem, const Assignment& assignment);

/// The assignment with everybody on the line that they have in `before`, where lines mean nothing;
/// with loads by line it is left as it is.
Assignment keptInPlace(const WeekProblem& problem, const Assignment& before,
                       const Assignment& after);

/// The cells that differ, in order. Without loads by line only who attends a turn counts, and the
/// lines are those of `before`.
std::vector<CellChange> changesBetween(const WeekProblem& problem, const NamedCells& before,
                                       const NamedCells& after);

/// `dl 09:00 L2: ann → ben`
std::string changeText(const WeekProblem& problem, const CellChange& change);

/// The problem with every cost times so much: nothing else changes.
WeekProblem scaledCosts(WeekProblem problem, Cost factor);

/// The problem in which one rule alone has a cost; what is forbidden stays so.
WeekProblem countingOnly(WeekProblem problem, Rule rule);

}  // namespace tomatic
