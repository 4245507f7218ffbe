// What days of many turns cost somebody on a line, where that depends only on how many turns and
// how many runs they work.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "solver/line_program.hpp"

namespace tomatic::solver {

/// What a day costs a member of a line.
struct LineShape {
  int most = 0;                        ///< turns
  Cost none = 0;                       ///< of a day off, scaled; only of a whole member
  std::vector<Cost> more;              ///< by turns so far: what one more costs, scaled
  Cost gap = 0;                        ///< each further run, scaled; `barred`: none
  std::vector<std::uint32_t> turnsOf;  ///< by pattern
  std::vector<int> patternOf;          ///< by set of turns; -1: none. Only of a whole member
};

/// Nothing if a whole member's days are of another kind: a set of turns is missing or costs
/// otherwise, or what is allowed on a day is not any set between two. They attend up to `most`
/// turns a week.
std::optional<LineShape> shapeOf(const Model& model, const LineMember& member, int most,
                                 const std::vector<std::vector<std::uint16_t>>& allowed);

/// Turns that a member may, and must, attend.
struct TurnRange {
  std::uint32_t may = 0;
  std::uint32_t must = 0;
};
TurnRange rangeOf(const LineShape& shape, const std::vector<std::uint16_t>& allowed);

}  // namespace tomatic::solver
