// Forced turns that their own people cannot attend.
#pragma once

#include <vector>

#include "availability/availability.hpp"
#include "settings/settings.hpp"

namespace tomatic {

struct ForcedOverlap {
  ForcedTurn forced;
  BusyEntry busy;
};

/// Each forced turn with each entry that forbids it every week: required, of no single date. In the
/// order of the forced turns.
std::vector<ForcedOverlap> forcedOverlaps(const std::vector<ForcedTurn>& forced,
                                          const std::vector<BusyEntry>& entries);

}  // namespace tomatic
