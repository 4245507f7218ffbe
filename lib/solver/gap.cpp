#include "solver/gap.hpp"

#include <algorithm>

namespace tomatic::solver {

void Gap::look(const Prices& prices) {
  prices_ = prices;
  cheapestWeek_.clear();
  Week week(model_.days);
  for (const Person& person : model_.persons) {
    priceItems(model_, person, prices_, itemPrice_);
    cheapestWeek_.push_back(program_.cheapest(person, person.allowed, itemPrice_, scale, week));
  }
  cheapestCount_.clear();
  for (std::size_t counter = 0; counter < model_.counters.size(); ++counter) {
    const std::vector<Cost>& cost = model_.counters[counter].cost;
    Cost least = forbidden;
    for (std::size_t n = 0; n < cost.size(); ++n) {
      if (cost[n] < forbidden) {
        least = std::min(least, cost[n] * scale - prices[counter] * static_cast<Cost>(n));
      }
    }
    cheapestCount_.push_back(least);
  }
}

std::vector<Cost> Gap::shares(const SearchState& state) {
  std::vector<Cost> slack;
  for (std::size_t counter = 0; counter < model_.counters.size(); ++counter) {
    const int count = state.countOf(static_cast<int>(counter));
    const Cost above = model_.counters[counter].cost[count] * scale - prices_[counter] * count -
                       cheapestCount_[counter];
    slack.push_back(above / std::max(1, count));
  }
  std::vector<Cost> shares;
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    const WeekSpace& space = model_.spaces[person.space];
    priceItems(model_, person, prices_, itemPrice_);
    Cost share = -cheapestWeek_[index];
    int used = 0;
    for (int day = 0; day < model_.days; ++day) {
      const Pattern& pattern = table.patterns[state.week(static_cast<int>(index))[day]];
      share += pattern.cost * scale;
      used += space.step[pattern.usage];
      for (int i = 0; i < pattern.itemCount; ++i) {
        const int item = table.items[pattern.firstItem + i];
        share += itemPrice_[day * model_.itemsPerDay(person) + item];
        model_.forEachCounter(person, day, item, [&](int counter) { share += slack[counter]; });
      }
    }
    shares.push_back(share + space.finalCost[used] * scale);
  }
  return shares;
}

}  // namespace tomatic::solver
