// Better weeks, part by part: some persons dive anew while all others stay (large neighborhood
// search; Shaw 1998), at prices of the whole. Without loads by line.
#pragma once

#include <array>
#include <utility>

#include "solver/dive.hpp"
#include "solver/gap.hpp"
#include "solver/part.hpp"
#include "solver/primal.hpp"

namespace tomatic::solver {

class PartSearch {
 public:
  PartSearch(const Model& model, std::uint64_t seed);

  /// The prices from now on, and the patterns that are not too dear at them.
  void look(const Prices& prices, Domains near, double temperature);
  /// The same with other patterns.
  void keepTo(Domains near) { near_ = std::move(near); }
  const Domains& near() const { return near_; }

  /// Tries as many parts as everybody divides into, two at once, with the incumbent, which must
  /// exist. Returns whether it improved.
  bool improve(Incumbent& incumbent, const Stop& stop);

  long long evaluations() const { return evaluations_; }
  long long descents() const { return descents_; }

 private:
  /// A part, and what became of it.
  struct Try {
    Part part;
    Domains near;
    std::vector<double> prices;
    std::uint64_t seed = 0;
    Incumbent best;
    long long evaluations = 0;
  };

  std::array<std::vector<int>, 2> nextPersons();
  std::array<std::vector<int>, 2> nextLines();
  Try prepare(std::vector<int> persons);
  void run(Try& made, double temperature, const Stop& stop) const;
  void tryParts(Incumbent& incumbent, const Stop& stop);
  void take(const Try& made, Incumbent& incumbent);

  const Model& model_;
  Random random_;
  SearchState state_;
  Gap gap_;
  Cost least_;  // share of the gap that is worth a try
  std::vector<double> prices_;
  Domains near_;
  double temperature_ = 1;
  std::size_t size_;                       // of a part
  std::vector<int> order_;                 // everybody, in disorder
  std::vector<std::vector<int>> members_;  // by line, in disorder
  bool wholeLines_ = false;                // the last parts were of whole lines
  long long evaluations_ = 0;
  long long descents_ = 0;
};

}  // namespace tomatic::solver
