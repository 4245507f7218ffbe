// The solver's causes in words that a coordinator can act on.
#pragma once

#include <string>
#include <vector>

#include "availability/availability.hpp"
#include "rules/week_problem.hpp"
#include "solver/explain.hpp"

namespace tomatic {

/// Lines of text: what each cause is, then, indented, who is away from its turns and why.
std::vector<std::string> explained(const WeekProblem& problem, const Availability& availability,
                                   const std::vector<solver::Cause>& causes);

}  // namespace tomatic
