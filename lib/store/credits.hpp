// How many turns each person has done beyond what was due, up to and including a week: the newest
// file of credits that is not after it, plus the overloads of the timetables since then.
#pragma once

#include <optional>
#include <vector>

#include "files/week_files.hpp"
#include "store/store.hpp"

namespace tomatic {

struct Credits {
  Numbers turns;                ///< of everyone whom a file names; up to six decimals
  std::optional<Week> settled;  ///< of the file of credits that counts
  std::vector<Week> since;      ///< of the timetables that count besides
};

/// Throws Failure with every fault of the files that count.
Credits creditsUpTo(const Store& store, Week week);

}  // namespace tomatic
