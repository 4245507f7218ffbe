// A timetable at hand as the weeks that are nearest to it and legal for each person: a search that
// wants few changes begins there.
#pragma once

#include "solver/model.hpp"

namespace tomatic::solver {

/// Everybody's legal week that differs from the assignment in the fewest turns, and among those the
/// cheapest. Nobody's weeks if somebody has no legal week at all. Counters may be out of bounds.
Weeks nearestWeeks(const Model& model, const Assignment& assignment);

}  // namespace tomatic::solver
