// What counts cost, and by how much they break limits: for weeks that are on their way to legal
// ones.
#pragma once

#include <vector>

#include "solver/model.hpp"

namespace tomatic::solver {

struct CountCosts {
  std::vector<Cost> legal;   ///< by count; outside the legal range that of the nearest legal count
  std::vector<Cost> excess;  ///< by count: the units outside of the range
};

/// For counts up to one more than there could be.
CountCosts countCosts(const Counter& counter);

/// The dearest single step of any legal count: what breaking a limit must cost, or it would pay by
/// itself. At least 1.
Cost dearestStep(const Model& model);

}  // namespace tomatic::solver
