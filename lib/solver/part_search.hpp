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

  /// Divides everybody into parts at random, so many times, and tries each with the incumbent,
  /// which must exist. Returns whether it improved.
  bool improve(int rounds, Incumbent& incumbent, const Stop& stop);

  long long evaluations() const { return evaluations_; }
  long long descents() const { return descents_; }

 private:
  std::vector<int> nextPersons();
  bool tryPart(Incumbent& incumbent, const Stop& stop);

  const Model& model_;
  Random random_;
  SearchState state_;
  std::vector<double> prices_;
  Domains near_;
  double temperature_ = 1;
  std::size_t size_;        // of a part
  std::vector<int> order_;  // parts, one after the other
  std::size_t next_;
  long long evaluations_ = 0;
  long long descents_ = 0;
};

}  // namespace tomatic::solver
