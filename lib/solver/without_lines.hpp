// A week with loads by line as if lines did not matter: who attends, not where, and of everybody's
// loads the sum. It has far fewer patterns, each of its costs is at most that of the week itself,
// and its counters are the week's own but for the cells: a bound of it is one of the week, and
// prices that are good for it are a good beginning.
#pragma once

#include <cstdint>

#include "solver/model.hpp"

namespace tomatic::solver {

/// Of a model with loads by line; person by person, and counter by counter up to the first cell.
Model withoutLines(const Model& model);

/// The turns of a pattern, a bit each.
std::uint64_t turnsOf(const PatternTable& table, const Pattern& pattern);

}  // namespace tomatic::solver
