// Answers: a person's whole week at a time. Everybody else stays, and dynamic programming finds the
// person's best week exactly.
#pragma once

#include <vector>

#include "solver/dual.hpp"
#include "solver/random.hpp"
#include "solver/search_state.hpp"
#include "solver/stop.hpp"
#include "solver/week_program.hpp"

namespace tomatic::solver {

class LocalSearch {
 public:
  LocalSearch(const Model& model, SearchState& state, Random& random);

  /// Everybody in random order answers the others once, within the domains; chance decides between
  /// equals. Returns whether the weighted cost fell.
  bool sweep(const Domains& domains, const Stop& stop);
  /// The person answers all others, as if turns cost up to `noise`, scaled, more by chance; at
  /// least so much that it decides between equals.
  void answer(int person, const Domains& domains, Cost noise);
  /// Moves some persons, chosen at random, to weeks that are cheap at the dual prices.
  void shake(const Domains& domains, const Prices& prices, int persons);

 private:
  void answer(int person, const Domains& domains, const Prices* prices, Cost noise);

  const Model& model_;
  SearchState& state_;
  Random& random_;
  WeekProgram program_;
  std::vector<int> order_;
  std::vector<Cost> price_;
};

}  // namespace tomatic::solver
