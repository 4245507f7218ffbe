#include "settings/forced_overlap.hpp"

namespace tomatic {

std::vector<ForcedOverlap> forcedOverlaps(const std::vector<ForcedTurn>& forced,
                                          const std::vector<BusyEntry>& entries) {
  std::vector<ForcedOverlap> all;
  for (const ForcedTurn& wanted : forced) {
    for (const BusyEntry& entry : entries) {
      const bool everyWeek = !entry.date && (!entry.day || *entry.day == wanted.day);
      if (entry.required && everyWeek && entry.person == wanted.person &&
          entry.turns.has(wanted.turn)) {
        all.push_back({wanted, entry});
      }
    }
  }
  return all;
}

}  // namespace tomatic
