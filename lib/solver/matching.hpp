// The cheapest matching of a bipartite graph (Kuhn 1955, Munkres 1957), by shortest augmenting
// paths.
#pragma once

#include <vector>

#include "timetable/timetable.hpp"

namespace tomatic::solver {

/// `cost` is [row × column], with no fewer columns than rows. Returns the column of each row, no
/// two the same, so that the sum of costs is the least. Takes rows² × columns steps.
std::vector<int> cheapestMatching(const std::vector<std::vector<Cost>>& cost);

}  // namespace tomatic::solver
