// The dual's bound at given prices, raised: the members of a small crowd are put together
// (crowd_program.hpp), as far as that is little work. Crowds that share nobody raise it one by one.
// Without loads by line.
#pragma once

#include <vector>

#include "solver/crowd_choices.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

class CrowdBound {
 public:
  /// Looks at no more than about so many choices of a crowd.
  CrowdBound(const Model& model, long long mostWork);

  /// The bound (scaled) at these prices, where the dual's is `value`: no less, and if possible more
  /// than `limit`. After a stop some crowds are left as they are.
  Cost raise(const Prices& prices, const Domains& domains, Cost value, Cost limit,
             const Stop& stop);

  /// After raise() with the same arguments: removes patterns of crowds' members that no week of
  /// scaled value ≤ `limit` contains. Returns how many went; -1 if there is no such week.
  int reduce(const Prices& prices, Domains& domains, const Stop& stop) const;

 private:
  const Model& model_;
  long long mostWork_;
  std::vector<SmallCrowd> crowds_;
  std::vector<Cost> excess_;  // by crowd
  Cost spare_ = 0;            // from the raised bound to the limit
};

}  // namespace tomatic::solver
