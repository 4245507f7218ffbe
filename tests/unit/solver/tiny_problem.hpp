// Random weeks so small that every assignment can be judged, with rules so tight that each of them
// bites somewhere.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "rules/evaluator.hpp"
#include "rules/week_problem.hpp"
#include "solver/random.hpp"

namespace tomatic::test {

/// One random week; deterministic for the seed.
WeekProblem tinyProblem(std::uint64_t seed);

/// Calls `each` with every assignment in which nobody attends two cells of a turn; without loads by
/// line, one order of a turn's people is enough.
void forEachAssignment(const WeekProblem& problem,
                       const std::function<void(const Assignment&)>& each);

/// The least cost of all assignments without violation; nothing if every one has some.
std::optional<Cost> cheapestByEnumeration(const WeekProblem& problem);

}  // namespace tomatic::test
