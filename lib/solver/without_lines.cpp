#include "solver/without_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>

namespace tomatic::solver {
namespace {

int countOf(const std::vector<int>& usage) {
  return std::accumulate(usage.begin(), usage.end(), 0);
}

/// Patterns of the same turns are one, as cheap as the cheapest of them.
struct Merged {
  PatternTable table;
  std::vector<std::uint16_t> patterns;  // by pattern of the table with lines
};

Merged mergePatterns(const PatternTable& table) {
  Merged merged;
  int mostTurns = 0;
  for (const auto& usage : table.usages) {
    mostTurns = std::max(mostTurns, countOf(usage));
  }
  for (int turns = 0; turns <= mostTurns; ++turns) {
    merged.table.usages.push_back({turns});
  }
  std::map<std::uint64_t, std::uint16_t> known;  // by a bit a turn
  for (const Pattern& pattern : table.patterns) {
    const std::uint64_t turns = turnsOf(table, pattern);
    const auto [found, isNew] =
        known.emplace(turns, static_cast<std::uint16_t>(merged.table.patterns.size()));
    if (isNew) {
      Pattern whole;
      whole.firstItem = static_cast<std::uint32_t>(merged.table.items.size());
      whole.itemCount = pattern.itemCount;
      whole.usage = pattern.itemCount;
      whole.cost = pattern.cost;
      merged.table.patterns.push_back(whole);
      for (int turn = 0; turns >> turn != 0; ++turn) {
        if ((turns >> turn & 1U) != 0) {
          merged.table.items.push_back(static_cast<std::uint16_t>(turn));
        }
      }
    }
    Cost& cost = merged.table.patterns[found->second].cost;
    cost = std::min(cost, pattern.cost);
    merged.patterns.push_back(found->second);
  }
  return merged;
}

/// The states by how many turns they are, as cheap as the cheapest.
WeekSpace mergeStates(const WeekSpace& space, const PatternTable& table, int mostTurns, int days) {
  std::vector<int> turns(space.states, -1);
  turns[0] = 0;
  for (int state = 0; state < space.states; ++state) {
    for (std::size_t usage = 0; usage < table.usages.size() && turns[state] >= 0; ++usage) {
      if (std::binary_search(space.sources[usage].begin(), space.sources[usage].end(), state)) {
        turns[state + space.step[usage]] = turns[state] + countOf(table.usages[usage]);
      }
    }
  }
  const int most = std::min(countOf(space.caps), mostTurns * days);
  WeekSpace merged;
  merged.states = most + 1;
  merged.caps = {most};
  for (int used = 0; used <= mostTurns; ++used) {
    merged.step.push_back(used);
    auto& sources = merged.sources.emplace_back(std::max(0, merged.states - used));
    std::iota(sources.begin(), sources.end(), 0);
  }
  merged.finalCost.assign(merged.states, forbidden);
  for (int state = 0; state < space.states; ++state) {
    if (turns[state] >= 0 && turns[state] <= most) {
      Cost& cost = merged.finalCost[turns[state]];
      cost = std::min(cost, space.finalCost[state]);
    }
  }
  return merged;
}

Person mergeItems(const Model& model, const Person& person, const Merged& merged) {
  const int ownLines = model.tables[person.table].ownLines;
  Person whole = person;
  whole.itemCost.clear();
  if (ownLines == 0) {
    whole.itemCost.resize(model.slots());
  }
  for (auto of = person.itemCost.begin(); of != person.itemCost.end(); of += ownLines) {
    whole.itemCost.push_back(*std::min_element(of, of + ownLines));
  }
  for (auto& allowed : whole.allowed) {
    for (std::uint16_t& pattern : allowed) {
      pattern = merged.patterns[pattern];
    }
    std::sort(allowed.begin(), allowed.end());
    allowed.erase(std::unique(allowed.begin(), allowed.end()), allowed.end());
  }
  return whole;
}

}  // namespace

std::uint64_t turnsOf(const PatternTable& table, const Pattern& pattern) {
  std::uint64_t turns = 0;
  for (int i = 0; i < pattern.itemCount; ++i) {
    turns |= std::uint64_t{1} << table.items[pattern.firstItem + i] / table.ownLines;
  }
  return turns;
}

Model withoutLines(const Model& model) {
  Model whole;
  whole.days = model.days;
  whole.turns = model.turns;
  whole.constant = model.constant;
  whole.ceiling = model.ceiling;
  whole.counters.assign(model.counters.begin(), model.counters.begin() + model.firstCell);
  for (auto cell = model.counters.begin() + model.firstCell; cell != model.counters.end(); ++cell) {
    whole.constant += *std::min_element(cell->cost.begin(), cell->cost.end());
  }
  std::vector<Merged> merged;
  for (const PatternTable& table : model.tables) {
    merged.push_back(mergePatterns(table));
    whole.tables.push_back(merged.back().table);
  }
  std::map<int, int> spaces;
  for (const Person& person : model.persons) {
    const PatternTable& table = model.tables[person.table];
    whole.persons.push_back(mergeItems(model, person, merged[person.table]));
    const auto [found, isNew] = spaces.emplace(person.space, static_cast<int>(whole.spaces.size()));
    if (isNew) {
      const int mostTurns = static_cast<int>(whole.tables[person.table].usages.size()) - 1;
      whole.spaces.push_back(mergeStates(model.spaces[person.space], table, mostTurns, model.days));
    }
    whole.persons.back().space = found->second;
  }
  return whole;
}

}  // namespace tomatic::solver
