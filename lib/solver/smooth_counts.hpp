// What counters cost (see model.hpp), made smooth: the cheapest count at a price for each unit, as
// −t log Σ exp(−cost/t) over the counts. In floating point, in cost units.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/model.hpp"

namespace tomatic::solver {

class SmoothCounts {
 public:
  /// Of the model's first so many counters.
  SmoothCounts(const Model& model, std::size_t counters);

  /// How many a counter would like, when a count of cost c is taken with probability ∝ exp(−c/t).
  struct Liked {
    double value = 0;
    double mean = 0;
    double variance = 0;
  };
  /// Not const: it begins to look where it found the cheapest count before.
  Liked at(std::size_t counter, double price, double temperature);

  std::size_t size() const { return counts_.size(); }

 private:
  /// What counts cost, those that are allowed: around the cheapest if a limit lies between.
  struct Counts {
    std::uint32_t first = 0;  // into cost_
    int low = 0;              // the first of them
    int size = 0;
    int cheapest = 0;  // of the last evaluation, from low on
  };

  void add(const Counter& counter);

  std::vector<Counts> counts_;  // by counter
  std::vector<double> cost_;
};

}  // namespace tomatic::solver
