#include <algorithm>

#include "solver/model.hpp"

namespace tomatic::solver {

Model elastic(const Model& model) {
  Model free = model;
  for (PatternTable& table : free.tables) {
    for (Pattern& pattern : table.patterns) {
      pattern.cost = 0;
    }
  }
  for (WeekSpace& space : free.spaces) {
    for (Cost& cost : space.finalCost) {
      cost = cost < forbidden ? 0 : forbidden;
    }
  }
  for (Person& person : free.persons) {
    std::fill(person.itemCost.begin(), person.itemCost.end(), 0);
  }
  free.constant = 0;
  free.ceiling = 0;
  for (Counter& counter : free.counters) {
    const auto legal = [](Cost cost) { return cost < forbidden; };
    const auto first = std::find_if(counter.cost.begin(), counter.cost.end(), legal);
    const auto last = std::find_if(counter.cost.rbegin(), counter.cost.rend(), legal);
    const auto low = static_cast<Cost>(first - counter.cost.begin());
    const auto high = static_cast<Cost>(counter.cost.rend() - last) - 1;
    counter.cost.resize(counter.most + 1);
    for (std::size_t n = 0; n < counter.cost.size(); ++n) {
      const auto count = static_cast<Cost>(n);
      counter.cost[n] = std::max({Cost{0}, low - count, count - high});
    }
    free.ceiling += counter.cost.empty() ? 0 : std::max(counter.cost.front(), counter.cost.back());
  }
  return free;
}

}  // namespace tomatic::solver
