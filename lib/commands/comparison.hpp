// A week with and without what was asked of it: what each costs, and which cells differ.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "commands/search_limits.hpp"
#include "rules/changes.hpp"

namespace tomatic {

/// `[{day, turn, line, from, to, text}]`; turns count from 1.
nlohmann::ordered_json changesAsJson(const WeekProblem& problem,
                                     const std::vector<CellChange>& changes);

/// `{day: [[person of L1, …] of each turn]}`.
nlohmann::ordered_json cellsAsJson(const WeekProblem& problem, const Assignment& assignment);

class Comparison {
 public:
  /// Solves the week as it is, under its rules, or else under the fallback.
  Comparison(const WeekProblem& problem, const WeekProblem* fallback, Searches& searches);

  /// Of the weeks that cost as little as this one, one with as few changes as can be.
  Assignment nearest(const WeekProblem& problem, const Assignment& assignment, Cost cost) const;

  std::string text(const WeekProblem& problem, const Assignment& assignment, Cost cost) const;
  /// `{rules, cost, bound, optimal, difference, changes}`; nulls when the week as it is has no
  /// timetable.
  nlohmann::ordered_json json(const WeekProblem& problem, const Assignment& assignment,
                              Cost cost) const;

 private:
  std::vector<CellChange> changes(const WeekProblem& problem, const Assignment& assignment) const;

  Searches& searches_;
  const WeekProblem* problem_ = nullptr;
  solver::Solution solution_;
};

}  // namespace tomatic
