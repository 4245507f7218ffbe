// Where the gap is. At any prices, what a week costs above the bound is the sum of what each
// person's week is dearer than their cheapest one, and of what each counter's count is dearer than
// its cheapest count: at good prices, few persons and counters have nearly all of it. Without loads
// by line.
#pragma once

#include <vector>

#include "solver/relaxation.hpp"
#include "solver/search_state.hpp"
#include "solver/week_program.hpp"

namespace tomatic::solver {

class Gap {
 public:
  explicit Gap(const Model& model) : model_(model), program_(model) {}

  /// From now on measures by these prices.
  void look(const Prices& prices);

  /// By person, scaled: their own, and an even share of that of each counter they count in. The
  /// state breaks no limit.
  std::vector<Cost> shares(const SearchState& state);

 private:
  const Model& model_;
  WeekProgram program_;
  Prices prices_;
  std::vector<Cost> cheapestWeek_;   // by person
  std::vector<Cost> cheapestCount_;  // by counter
  std::vector<Cost> itemPrice_;      // of the person at hand
};

}  // namespace tomatic::solver
