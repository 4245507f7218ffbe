// The pattern formulation of a week as a linear program with binary variables, for other solvers:
// one variable for each person, day and pattern, and one for each step of a counter's cost, which
// is convex.
#pragma once

#include <string>

#include "rules/week_problem.hpp"

namespace tomatic::bench {

/// In CPLEX LP format. Throws Failure when the problem is too large to be compiled.
std::string lpOf(const WeekProblem& problem);

}  // namespace tomatic::bench
