// What is asked of one week beyond what its files and rules say: cells that are settled, a
// timetable to stay near to, penalties that may not come back. Without any of it a problem is what
// it was.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "rules/rule_set.hpp"

namespace tomatic {

/// Nobody in an assignment.
inline constexpr int nobodyIndex = -1;

/// Who attends each line of each slot: [slot][line] → worker index or nobodyIndex.
using Assignment = std::vector<std::vector<int>>;

/// A cell that must be somebody's, or must not be.
struct CellDemand {
  int worker = 0;  ///< nobodyIndex only with loads by line; else see Adjustments::empties
  int slot = 0;
  std::optional<Line> line;  ///< nothing, and always without loads by line: any of the turn
  bool attends = true;
};

/// How many cells of a turn stay empty.
struct EmptyRange {
  int least = 0;
  std::optional<int> most;
  std::optional<int> usual;  ///< fewer than these save nothing
  Cost perMore = 0;          ///< for each more than those
};

/// A timetable of the same cells, and what it costs to be like it or unlike it.
struct Reference {
  Assignment cells;    ///< whoever is no worker any more: any other index
  Cost perChange = 0;  ///< for each cell that is not as there
  Cost perKept = 0;    ///< for each cell that the same person attends; an order of lines means
                       ///< nothing without loads by line
};

/// A place where what a rule charges must stay below a cost.
struct Ban {
  Rule rule{};
  std::optional<int> worker;  ///< nothing: what the rule charges nobody in particular
  std::optional<int> day;     ///< nothing: whatever the day
  std::optional<Turn> turn;   ///< nothing: whatever the turn
  std::optional<int> crowd;   ///< as the worker
  Cost below = 1;
};

struct Adjustments {
  std::vector<CellDemand> cells;
  std::map<int, EmptyRange> empties;  ///< by slot
  std::vector<Reference> references;
  std::vector<Ban> bans;

  bool any() const {
    return !cells.empty() || !empties.empty() || !references.empty() || !bans.empty();
  }
};

/// Whether a charge of so much, there, is banned.
bool isBanned(const std::vector<Ban>& bans, const Ban& charge, Cost cost);

/// How many cells of a turn differ between two timetables: with loads by line, line by line; else
/// whoever attends, in any order.
int changedCells(const std::vector<int>& before, const std::vector<int>& after, bool byLine);
/// Of all turns together.
int changedCells(const Assignment& before, const Assignment& after, bool byLine);

/// How many cells the same person attends in both, likewise.
int keptCells(const std::vector<int>& before, const std::vector<int>& after, bool byLine);

/// The people of a turn on the lines that they had before, as far as they were there; the others
/// take what is left, nobody last.
template <typename Who>
std::vector<Who> keptInPlace(const std::vector<Who>& before, const std::vector<Who>& after,
                             const Who& none) {
  std::vector<Who> placed(after.size(), none);
  std::vector<char> taken(after.size());
  std::vector<Who> rest;
  for (const Who& who : after) {
    std::size_t line = 0;
    while (line < before.size() && !(before[line] == who)) {
      ++line;
    }
    if (who == none) {
      continue;
    }
    if (line < placed.size() && line < before.size() && taken[line] == 0) {
      placed[line] = who;
      taken[line] = 1;
    } else {
      rest.push_back(who);
    }
  }
  // Lines that somebody left are taken before those that were empty.
  for (const bool wasEmpty : {false, true}) {
    for (std::size_t line = 0; line < placed.size() && !rest.empty(); ++line) {
      if (taken[line] == 0 && (line >= before.size() || before[line] == none) == wasEmpty) {
        placed[line] = rest.front();
        taken[line] = 1;
        rest.erase(rest.begin());
      }
    }
  }
  return placed;
}

}  // namespace tomatic
