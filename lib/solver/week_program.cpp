#include "solver/week_program.hpp"

#include <algorithm>

namespace tomatic::solver {

Domains fullDomains(const Model& model) {
  Domains domains;
  for (const Person& person : model.persons) {
    domains.push_back(person.allowed);
  }
  return domains;
}

Cost WeekProgram::cheapest(const Person& person,
                           const std::vector<std::vector<std::uint16_t>>& allowed,
                           const std::vector<Cost>& price, Cost scale, Week& week) {
  const PatternTable& table = model_.tables[person.table];
  const WeekSpace& space = model_.spaces[person.space];
  const std::size_t usages = table.usages.size();
  const std::size_t states = space.states;
  const int days = model_.days;
  best_.assign(usages * days, forbidden);
  bestPattern_.resize(usages * days);
  value_.assign(states * (days + 1), forbidden);
  choice_.resize(states * (days + 1));
  value_[0] = 0;
  for (int day = 0; day < days; ++day) {
    Cost* best = best_.data() + usages * day;
    std::uint16_t* bestPattern = bestPattern_.data() + usages * day;
    for (const std::uint16_t index : allowed[day]) {
      const Pattern& pattern = table.patterns[index];
      const Cost cost = patternCost(person, day, pattern, price, scale);
      if (cost < best[pattern.usage]) {
        best[pattern.usage] = cost;
        bestPattern[pattern.usage] = index;
      }
    }
    const Cost* from = value_.data() + states * day;
    Cost* to = value_.data() + states * (day + 1);
    std::uint16_t* choice = choice_.data() + states * (day + 1);
    for (std::size_t usage = 0; usage < usages; ++usage) {
      if (best[usage] >= forbidden) {
        continue;
      }
      const int step = space.step[usage];
      for (const int source : space.sources[usage]) {
        const Cost cost = from[source] + best[usage];
        if (cost < to[source + step] && from[source] < forbidden) {
          to[source + step] = cost;
          choice[source + step] = static_cast<std::uint16_t>(usage);
        }
      }
    }
  }
  const Cost* last = value_.data() + states * days;
  Cost cheapest = forbidden;
  std::size_t state = 0;
  for (std::size_t s = 0; s < states; ++s) {
    if (last[s] < forbidden && space.finalCost[s] < forbidden) {
      const Cost cost = last[s] + space.finalCost[s] * scale;
      if (cost < cheapest) {
        cheapest = cost;
        state = s;
      }
    }
  }
  if (cheapest >= forbidden) {
    return forbidden;
  }
  for (int day = days - 1; day >= 0; --day) {
    const std::uint16_t usage = choice_[states * (day + 1) + state];
    week[day] = bestPattern_[usages * day + usage];
    state -= space.step[usage];
  }
  return cheapest;
}

void WeekProgram::prepareThrough(const Person& person, Cost scale) {
  const WeekSpace& space = model_.spaces[person.space];
  const std::size_t usages = model_.tables[person.table].usages.size();
  const std::size_t states = space.states;
  onward_.assign(states * (model_.days + 1), forbidden);
  for (std::size_t state = 0; state < states; ++state) {
    if (space.finalCost[state] < forbidden) {
      onward_[states * model_.days + state] = space.finalCost[state] * scale;
    }
  }
  for (int day = model_.days - 1; day >= 0; --day) {
    const Cost* from = onward_.data() + states * (day + 1);
    Cost* to = onward_.data() + states * day;
    for (std::size_t usage = 0; usage < usages; ++usage) {
      const Cost best = best_[usages * day + usage];
      if (best >= forbidden) {
        continue;
      }
      for (const int source : space.sources[usage]) {
        const Cost onward = from[source + space.step[usage]];
        if (onward < forbidden) {
          to[source] = std::min(to[source], onward + best);
        }
      }
    }
  }
}

void WeekProgram::throughDay(const Person& person, int day) {
  const WeekSpace& space = model_.spaces[person.space];
  const std::size_t usages = model_.tables[person.table].usages.size();
  const std::size_t states = space.states;
  const Cost* before = value_.data() + states * day;
  const Cost* after = onward_.data() + states * (day + 1);
  through_.assign(usages, forbidden);
  for (std::size_t usage = 0; usage < usages; ++usage) {
    for (const int source : space.sources[usage]) {
      const Cost onward = after[source + space.step[usage]];
      if (before[source] < forbidden && onward < forbidden) {
        through_[usage] = std::min(through_[usage], before[source] + onward);
      }
    }
  }
}

}  // namespace tomatic::solver
