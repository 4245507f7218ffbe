// Judges a whole week: every penalty and every violation of the rules, with words for people. Works
// on any assignment, also one edited by hand or made by another program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/week_problem.hpp"

namespace tomatic {

/// One penalty or violation.
struct Finding {
  Rule rule{};
  Cost cost = 0;                ///< 0 for a violation
  std::optional<int> worker{};  ///< index in the problem
  std::optional<int> day{};     ///< index in the problem
  std::optional<Turn> turn{};
  std::string text;
  std::optional<int> crowd{};  ///< index in the problem
};

struct Verdict {
  Cost cost = 0;  ///< sum of the penalties
  std::vector<Finding> penalties;
  std::vector<Finding> violations;

  bool feasible() const { return violations.empty(); }
};

/// Judges an assignment that has exactly the problem's slots and lines.
Verdict judge(const WeekProblem& problem, const Assignment& assignment);
/// The same verdict's cost, or nothing if it has a violation: found without words, many times as
/// quickly.
std::optional<Cost> costOf(const WeekProblem& problem, const Assignment& assignment);

/// Sorts the workers of each turn by id, nobody last; nothing is changed with loads by line.
void sortLines(const WeekProblem& problem, Assignment& assignment);

}  // namespace tomatic
