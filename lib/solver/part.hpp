// Part of a week: some persons choose anew while all others stay as they are. The part is a week of
// its own, whose cost is that of the whole; counters in which only others count are left out.
#pragma once

#include <vector>

#include "solver/search_state.hpp"

namespace tomatic::solver {

struct Part {
  std::vector<int> persons;   ///< of the whole, by person of the part
  std::vector<int> counters;  ///< of the whole, by counter of the part
  Model model;
};

/// The part of these persons, each named once. The state, in which no limit is broken, is
/// afterwards as it was.
Part partOf(const Model& model, SearchState& state, std::vector<int> persons);

}  // namespace tomatic::solver
