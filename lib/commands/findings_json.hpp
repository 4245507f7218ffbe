// Penalties and violations for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "rules/evaluator.hpp"

namespace tomatic {

/// `[{cost, rule, person, day, turn, text}]`; violations have no cost. What does not apply is null;
/// turns count from 1.
nlohmann::ordered_json findingsAsJson(const WeekProblem& problem,
                                      const std::vector<Finding>& findings, bool withCost);

}  // namespace tomatic
