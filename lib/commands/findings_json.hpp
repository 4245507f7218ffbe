// Penalties and violations for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "availability/availability.hpp"
#include "rules/evaluator.hpp"
#include "solver/requirements.hpp"

namespace tomatic {

/// `[{cost, rule, person, day, turn, text}]`; violations have no cost. What does not apply is null;
/// turns count from 1.
nlohmann::ordered_json findingsAsJson(const WeekProblem& problem,
                                      const std::vector<Finding>& findings, bool withCost);

/// The findings that are in the second list and not in the first.
std::vector<Finding> newFindings(const std::vector<Finding>& before,
                                 const std::vector<Finding>& after);

/// `{kind, person, day, rule, text}`; what does not apply is null.
nlohmann::ordered_json requirementAsJson(const WeekProblem& problem,
                                         const Availability& availability,
                                         const solver::Requirement& requirement);

}  // namespace tomatic
