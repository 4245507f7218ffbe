// What each rule charges for a week, counted a second time, as simply as the table of rules is
// written (scheduling.md, section 6): nothing here is shared with what it checks.
#pragma once

#include <map>

#include "rules/week_problem.hpp"

namespace tomatic::test {

struct Toll {
  Cost cost = 0;
  bool broken = false;

  friend bool operator==(const Toll&, const Toll&) = default;
};

/// Rule → what the assignment is charged for it. Nobody is expected twice in a turn, nor during a
/// required busy.
std::map<Rule, Toll> naiveCost(const WeekProblem& problem, const Assignment& assignment);

}  // namespace tomatic::test
