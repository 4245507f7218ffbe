// Makes what a compiled person is made of: the patterns of a day and the states of a week.
#pragma once

#include <vector>

#include "rules/charges.hpp"
#include "solver/model.hpp"

namespace tomatic::solver {

/// Every way to work one day on these lines that breaks no rule of a day, up to `mostTurns` turns,
/// and `most` of each line's (of all together, without loads by line). Throws Failure if there are
/// more than mostPatterns.
PatternTable makePatterns(const WeekProblem& problem, const DayProfile& profile,
                          const std::vector<int>& lines, const std::vector<int>& most,
                          int mostTurns);

/// The states of a week in which each own line is used at most `caps` times. Throws Failure if
/// there are more than mostStates.
WeekSpace makeSpace(const WeekProblem& problem, const Worker& worker,
                    const std::vector<std::vector<int>>& usages, const std::vector<int>& caps);

}  // namespace tomatic::solver
