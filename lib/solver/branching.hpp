// Where a node of the search is split: on whether a person attends a turn (of a line, with loads by
// line), where the prices are the least of one mind.
#pragma once

#include <vector>

#include "solver/week_program.hpp"

namespace tomatic::solver {

/// One child keeps the patterns with the item, the other those without.
struct Branch {
  int person = 0;
  int day = 0;
  int item = 0;
  bool with = true;  ///< which child looks better
};

/// So many at most, the one that the prices are least of one mind on first. `shares`: by person and
/// item of the week, how often recent answers had it, 0 to 1. None when everybody has one pattern a
/// day.
std::vector<Branch> likelyBranches(const Model& model, const Domains& domains,
                                   const std::vector<std::vector<float>>& shares, std::size_t most);

/// Keeps only the patterns of one child.
void keep(const Model& model, const Branch& branch, bool with, Domains& domains);

}  // namespace tomatic::solver
