// Everything that the people of a tiny week could do between them, to check what is said of weeks
// that cannot be.
#pragma once

#include <optional>
#include <vector>

#include "rules/week_problem.hpp"

namespace tomatic::test {

/// One person's week: by slot, the line that they attend (0 without loads by line), or -1.
using PersonWeek = std::vector<int>;

/// The weeks of one person that break none of the rules that concern them alone, but for those
/// named.
std::vector<PersonWeek> weeksOf(const WeekProblem& problem, int person,
                                const std::vector<Rule>& ignored = {});

/// What is looked at in some turns when people choose their weeks without regard to each other.
enum class TurnLimits { shortage, surplus, both };

/// How many people are missing from the slots (or too many there) at the least, when each person
/// has one of their weeks and the limits of crowds and cells hold in these slots; nothing if those
/// cannot hold.
std::optional<int> leastOutside(const WeekProblem& problem,
                                const std::vector<std::vector<PersonWeek>>& weeks,
                                const std::vector<int>& slots, TurnLimits limits);

/// How many people a slot needs at least, and has room for at most.
int leastPeople(const WeekProblem& problem, int slot);
int mostPeople(const WeekProblem& problem, int slot);

}  // namespace tomatic::test
