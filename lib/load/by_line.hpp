// Shares a load out among the lines, so that each person keeps to few of them.
// Source: scheduling.md, section 5, step 9.
#pragma once

#include <vector>

#include "load/load.hpp"

namespace tomatic {

/// The turns that each line is open: how many of the slots have so many lines or more.
std::vector<int> lineShares(const std::vector<std::vector<int>>& lines);

/// Fills `byLine` and `emptyByLine`: people by load descending, then id, `ningu` last, each to the
/// line that has least so far, up to the line's share, the rest to the next such line. Throws
/// Failure if the load does not add up to the shares.
void splitByLine(Load& load, const std::vector<int>& shares);

}  // namespace tomatic
