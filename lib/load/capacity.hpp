// How many turns of a day a person could attend: the predecessor's estimate, kept so that loads
// equal its own; not exactly what the rules allow. Source: scheduling.md, section 5, step 3.
#pragma once

#include "calendar/calendar.hpp"

namespace tomatic {

/// The longest run of free turns, at most `dailyLimit`; with a limit of at most two, one that does
/// not cover all of `brunchTurns`, if there are any.
int dayCapacity(TurnSet free, int turns, int dailyLimit, TurnSet brunchTurns);

}  // namespace tomatic
