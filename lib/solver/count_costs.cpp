#include "solver/count_costs.hpp"

#include <algorithm>

namespace tomatic::solver {

CountCosts countCosts(const Counter& counter) {
  Cost low = 0;
  while (low + 1 < static_cast<Cost>(counter.cost.size()) && counter.cost[low] >= forbidden) {
    ++low;
  }
  Cost high = static_cast<Cost>(counter.cost.size()) - 1;
  while (high > low && counter.cost[high] >= forbidden) {
    --high;
  }
  CountCosts costs;
  for (Cost n = 0; n <= counter.most + 1; ++n) {
    const Cost legal = counter.cost[std::clamp(n, low, high)];
    costs.legal.push_back(legal < forbidden ? legal : 0);
    costs.excess.push_back(std::max({Cost{0}, low - n, n - high}) + (legal < forbidden ? 0 : 1));
  }
  return costs;
}

Cost dearestStep(const Model& model) {
  Cost most = 1;
  for (const Counter& counter : model.counters) {
    for (std::size_t n = 1; n < counter.cost.size(); ++n) {
      if (counter.cost[n] < forbidden && counter.cost[n - 1] < forbidden) {
        most = std::max(most, std::abs(counter.cost[n] - counter.cost[n - 1]));
      }
    }
  }
  return most;
}

}  // namespace tomatic::solver
