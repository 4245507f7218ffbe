#include "solver/week_program.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

/// From here on a value means that there is no way: all that can be added to or taken from
/// `forbidden` on a way is far less.
constexpr Cost unreachable = forbidden / 2;

}  // namespace

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
  const std::size_t usages = table.usages.size();
  bests_.cost.assign(usages * model_.days, forbidden);
  bests_.pattern.resize(usages * model_.days);
  for (int day = 0; day < model_.days; ++day) {
    Cost* best = bests_.cost.data() + usages * day;
    std::uint16_t* bestPattern = bests_.pattern.data() + usages * day;
    for (const std::uint16_t index : allowed[day]) {
      const Pattern& pattern = table.patterns[index];
      const Cost cost = patternCost(person, day, pattern, price, scale);
      if (cost < best[pattern.usage]) {
        best[pattern.usage] = cost;
        bestPattern[pattern.usage] = index;
      }
    }
  }
  return cheapest(person, bests_, scale, week);
}

Cost WeekProgram::cheapest(const Person& person, const DayBests& bests, Cost scale, Week& week) {
  const WeekSpace& space = model_.spaces[person.space];
  const std::size_t usages = model_.tables[person.table].usages.size();
  const std::size_t states = space.states;
  const int days = model_.days;
  value_.assign(states * (days + 1), forbidden);
  value_[0] = 0;
  for (int day = 0; day < days; ++day) {
    const Cost* from = value_.data() + states * day;
    Cost* to = value_.data() + states * (day + 1);
    for (std::size_t usage = 0; usage < usages; ++usage) {
      const Cost best = bests.cost[usages * day + usage];
      if (best < forbidden) {
        addDay(space, usage, best, from, to);
      }
    }
  }
  const Cost* last = value_.data() + states * days;
  Cost cheapest = forbidden;
  std::size_t state = 0;
  for (std::size_t s = 0; s < states; ++s) {
    if (last[s] < unreachable && space.finalCost[s] < forbidden) {
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
    const std::size_t usage = usageBefore(space, bests.cost.data() + usages * day, day, state);
    week[day] = bests.pattern[usages * day + usage];
    state -= space.step[usage];
  }
  return cheapest;
}

/// States that nothing leads to keep about the value `forbidden`, so that no step has to ask.
void WeekProgram::addDay(const WeekSpace& space, std::size_t usage, Cost best, const Cost* from,
                         Cost* to) {
  const std::vector<int>& sources = space.sources[usage];
  to += space.step[usage];
  if (sources.empty()) {
    return;
  }
  if (sources.back() == static_cast<int>(sources.size()) - 1) {
    for (std::size_t source = 0; source < sources.size(); ++source) {
      to[source] = std::min(to[source], from[source] + best);
    }
    return;
  }
  for (const int source : sources) {
    to[source] = std::min(to[source], from[source] + best);
  }
}

/// The usage by which the cheapest way comes to a state.
std::size_t WeekProgram::usageBefore(const WeekSpace& space, const Cost* best, int day,
                                     std::size_t state) const {
  const Cost* from = value_.data() + static_cast<std::size_t>(space.states) * day;
  const Cost value = from[space.states + state];
  std::size_t usage = 0;
  while (best[usage] >= forbidden || static_cast<int>(state) < space.step[usage] ||
         from[state - space.step[usage]] + best[usage] != value ||
         !std::binary_search(space.sources[usage].begin(), space.sources[usage].end(),
                             static_cast<int>(state) - space.step[usage])) {
    ++usage;
  }
  return usage;
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
      const Cost best = bests_.cost[usages * day + usage];
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
      if (before[source] < unreachable && onward < forbidden) {
        through_[usage] = std::min(through_[usage], before[source] + onward);
      }
    }
  }
}

}  // namespace tomatic::solver
