// Requirements and what could be given up of them, in words for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "availability/availability.hpp"
#include "solver/cause_bounds.hpp"
#include "solver/remedies.hpp"

namespace tomatic {

/// How programs name the kind: `absence`, `load`, …
std::string requirementKind(const solver::Requirement& requirement);

std::string requirementText(const WeekProblem& problem, const Availability& availability,
                            const solver::Requirement& requirement);

/// One line each; loads share one.
std::vector<std::string> requirementLines(const WeekProblem& problem,
                                          const Availability& availability,
                                          const std::vector<solver::Requirement>& requirements);

/// `one more turn for ann`, `one line less at dl 09:00`, …
std::string remedyText(const WeekProblem& problem, const Availability& availability,
                       const solver::Remedy& remedy);

/// How programs and people name a cause: `absences`, `loads`, …
std::string_view causeName(solver::CauseKind cause);
std::string causeTitle(solver::CauseKind cause);

}  // namespace tomatic
