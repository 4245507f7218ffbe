// Better weeks, part by part: some persons dive anew while all others stay (large neighborhood
// search; Shaw 1998), at prices of the whole. Without loads by line.
#pragma once

#include "solver/dive.hpp"
#include "solver/part.hpp"
#include "solver/primal.hpp"

namespace tomatic::solver {

class PartSearch {
 public:
  PartSearch(const Model& model, std::uint64_t seed);

  /// The prices from now on, and the patterns that are not too dear at them.
  void look(const Prices& prices, Domains near, double temperature);

  /// Tries so many parts, chosen at random, of the incumbent, which must exist. Returns whether it
  /// improved.
  bool improve(int tries, Incumbent& incumbent, const Stop& stop);

  long long evaluations() const { return evaluations_; }
  long long descents() const { return descents_; }

 private:
  std::vector<int> somePersons();
  bool tryPart(Incumbent& incumbent, const Stop& stop);

  const Model& model_;
  Random random_;
  SearchState state_;
  std::vector<double> prices_;
  Domains near_;
  double temperature_ = 1;
  std::vector<int> order_;
  long long evaluations_ = 0;
  long long descents_ = 0;
};

}  // namespace tomatic::solver
