// How many turns each person attends in a week.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "roster/roster.hpp"

namespace tomatic {

/// The load of a week: turns a person, in all or by line.
struct Load {
  std::map<PersonId, int> turns;  ///< everyone listed; 0 is a load
  int empty = 0;                  ///< cells that stay empty (`ningu`)
  /// Turns of each person on each line; empty when the load is not by line. Rows sum to `turns`.
  std::map<PersonId, std::vector<int>> byLine;
  std::vector<int> emptyByLine;  ///< the same for `ningu`
  std::string source;            ///< where it was read from, or "computed"

  bool isByLine() const { return !byLine.empty(); }
  /// Turns of everyone and of `ningu`.
  int total() const;
};

}  // namespace tomatic
