#include "solver/relaxation.hpp"

#include <cstdlib>

namespace tomatic::solver {

Cost cheapestCounts(const Model& model, int counters, const Prices& prices,
                    std::vector<int>& gaps) {
  Cost value = 0;
  for (int c = 0; c < counters; ++c) {
    const std::vector<Cost>& cost = model.counters[c].cost;
    Cost least = forbidden;
    int wanted = 0;
    for (std::size_t n = 0; n < cost.size(); ++n) {
      if (cost[n] >= forbidden) {
        continue;
      }
      const Cost reduced = cost[n] * scale - prices[c] * static_cast<Cost>(n);
      // Among equals the count nearest to the choices, which keeps the direction short.
      const bool nearer =
          reduced == least && std::abs(static_cast<int>(n) - gaps[c]) < std::abs(wanted - gaps[c]);
      if (reduced < least || nearer) {
        least = reduced;
        wanted = static_cast<int>(n);
      }
    }
    if (least >= forbidden) {
      return forbidden;
    }
    gaps[c] -= wanted;
    value += least;
  }
  return value;
}

}  // namespace tomatic::solver
