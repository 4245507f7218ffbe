#include "solver/smooth_counts.hpp"

#include <algorithm>
#include <cmath>

#include "solver/quick_exp.hpp"
#include "solver/smooth_week.hpp"

namespace tomatic::solver {

SmoothCounts::SmoothCounts(const Model& model, std::size_t counters) {
  for (std::size_t c = 0; c < counters; ++c) {
    add(model.counters[c]);
  }
}

/// The counts that are allowed; where some between are not, those on the cheapest's side.
void SmoothCounts::add(const Counter& counter) {
  const std::vector<Cost>& cost = counter.cost;
  const auto cheapest = std::min_element(cost.begin(), cost.end());
  const auto legal = [](Cost of) { return of < forbidden; };
  auto low = cheapest;
  while (low != cost.begin() && legal(*(low - 1))) {
    --low;
  }
  const auto high = std::find_if_not(cheapest, cost.end(), legal);
  Counts counts;
  counts.first = static_cast<std::uint32_t>(cost_.size());
  counts.low = static_cast<int>(low - cost.begin());
  counts.size = static_cast<int>(std::max<std::ptrdiff_t>(high - low, 0));
  cost_.insert(cost_.end(), low, low + counts.size);
  counts_.push_back(counts);
}

/// Walks up and down from the cheapest count, as far as counts matter.
SmoothCounts::Liked SmoothCounts::at(std::size_t counter, double price, double temperature) {
  Counts& counts = counts_[counter];
  if (counts.size == 0) {
    return {SmoothWeek::nowhere, 0, 0};
  }
  const double* cost = cost_.data() + counts.first;
  int cheapest = counts.cheapest;
  while (cheapest + 1 < counts.size && cost[cheapest + 1] - cost[cheapest] < price) {
    ++cheapest;
  }
  while (cheapest > 0 && cost[cheapest] - cost[cheapest - 1] > price) {
    --cheapest;
  }
  counts.cheapest = cheapest;
  double sum = 1;
  double mean = 0;
  double square = 0;
  const double most = SmoothWeek::negligible * temperature;
  const auto walk = [&](int end, int step) {
    for (int n = cheapest + step; n != end; n += step) {
      const double away = n - cheapest;
      const double above = cost[n] - cost[cheapest] - price * away;
      if (above > most) {
        break;
      }
      const double weight = quickExp(-above / temperature);
      sum += weight;
      mean += weight * away;
      square += weight * away * away;
    }
  };
  walk(-1, -1);
  walk(counts.size, 1);
  const double least = cost[cheapest] - price * (counts.low + cheapest);
  mean /= sum;
  return {sum > 1 ? least - temperature * std::log(sum) : least, counts.low + cheapest + mean,
          square / sum - mean * mean};
}

}  // namespace tomatic::solver
