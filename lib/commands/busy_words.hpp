// A busy entry as it is written on a command line.
#pragma once

#include <string>
#include <vector>

#include "availability/availability.hpp"

namespace tomatic {

/// What `[+]PERSON [DAY|DATE] [TURNS]` says. Throws UsageError.
BusyEntry entryOfWords(const std::vector<std::string>& words, int turns);

/// Which entries are meant by those words: what they leave out may be anything.
struct BusyPattern {
  BusyEntry entry;
  bool anyTurns = false;
  bool everyDay = false;  ///< only entries that name no day

  bool fits(const BusyEntry& other) const;
};

BusyPattern patternOfWords(const std::vector<std::string>& words, int turns);

}  // namespace tomatic
