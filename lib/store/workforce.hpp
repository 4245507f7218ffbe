// How many cells were attended, day after day, in stored and retired timetables.
#pragma once

#include <map>
#include <optional>

#include "store/store.hpp"

namespace tomatic {

/// Date → cells with a person, for every day that a timetable shows; a closed day has 0. Of a week
/// that is both stored and retired, the stored one counts. Throws Failure with every fault of the
/// timetables of the weeks that lie in the time asked for.
std::map<Date, int> workforceOf(const Store& store, std::optional<Date> from,
                                std::optional<Date> to);

}  // namespace tomatic
