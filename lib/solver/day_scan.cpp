#include "solver/day_scan.hpp"

#include <algorithm>
#include <bit>

namespace tomatic::solver {

DayScan::DayScan(const Model& model, std::size_t few) : model_(model), few_(few) {
  for (const PatternTable& from : model.tables) {
    Table& table = tables_.emplace_back();
    std::vector<std::vector<std::uint16_t>> byUsage(from.usages.size());
    for (std::size_t index = 0; index < from.patterns.size(); ++index) {
      const Pattern& pattern = from.patterns[index];
      Turns turns = 0;
      for (int i = 0; i < pattern.itemCount; ++i) {
        turns |= Turns{1} << from.items[pattern.firstItem + i];
      }
      table.turns.push_back(turns);
      byUsage[pattern.usage].push_back(static_cast<std::uint16_t>(index));
    }
    for (const auto& patterns : byUsage) {
      table.first.push_back(table.byUsage.size());
      table.byUsage.insert(table.byUsage.end(), patterns.begin(), patterns.end());
    }
    table.first.push_back(table.byUsage.size());
  }
  tableDays_.resize(tables_.size() * model.days);
  for (const Person& person : model.persons) {
    auto& closed = closed_.emplace_back();
    for (const auto& allowed : person.allowed) {
      Turns open = 0;
      for (const std::uint16_t pattern : allowed) {
        open |= tables_[person.table].turns[pattern];
      }
      closed.push_back(~open);
    }
  }
}

void DayScan::sort(const std::vector<Cost>& prices, Cost scale) {
  scale_ = scale;
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    const PatternTable& from = model_.tables[t];
    for (int day = 0; day < model_.days; ++day) {
      TableDay& priced = tableDays_[t * model_.days + day];
      const Cost* slots = prices.data() + static_cast<std::ptrdiff_t>(day) * model_.turns;
      priced.cost.clear();
      for (const Pattern& pattern : from.patterns) {
        Cost cost = pattern.cost * scale;
        for (int i = 0; i < pattern.itemCount; ++i) {
          cost += slots[from.items[pattern.firstItem + i]];
        }
        priced.cost.push_back(cost);
      }
      priced.sorted.clear();
      for (const std::uint16_t pattern : tables_[t].byUsage) {
        priced.sorted.push_back({priced.cost[pattern], pattern});
      }
      for (std::size_t usage = 0; usage + 1 < tables_[t].first.size(); ++usage) {
        std::sort(priced.sorted.begin() + static_cast<std::ptrdiff_t>(tables_[t].first[usage]),
                  priced.sorted.begin() + static_cast<std::ptrdiff_t>(tables_[t].first[usage + 1]),
                  [](const Priced& a, const Priced& b) {
                    return a.cost != b.cost ? a.cost < b.cost : a.pattern < b.pattern;
                  });
      }
    }
  }
}

Cost DayScan::Extras::of(Turns which) const {
  Cost sum = 0;
  for (Turns rest = which & turns; rest != 0; rest &= rest - 1) {
    sum += cost[std::countr_zero(rest)];
  }
  return sum;
}

void DayScan::addExtras(int index, int day, const std::vector<Cost>& prices, Extras& extras) const {
  const Person& person = model_.persons[index];
  extras.cost.resize(model_.turns);
  extras.turns = 0;
  extras.negative = 0;
  extras.closed = closed_[index][day];
  const int first = day * model_.turns;
  for (int turn = 0; turn < model_.turns; ++turn) {
    Cost cost = person.itemCost[first + turn] * scale_;
    for (const int crowd : person.crowdCounters) {
      cost += prices[crowd + first + turn];
    }
    extras.cost[turn] = cost;
    extras.turns |= Turns{cost != 0} << turn;
    extras.negative += std::min<Cost>(0, cost);
  }
}

void DayScan::scanAll(const TableDay& priced, const Table& table,
                      const std::vector<std::uint16_t>& allowed, const Extras& extras,
                      const std::vector<Pattern>& patterns, Cost* best,
                      std::uint16_t* bestPattern) {
  for (const std::uint16_t pattern : allowed) {
    const Cost cost = priced.cost[pattern] + extras.of(table.turns[pattern]);
    const std::uint16_t usage = patterns[pattern].usage;
    if (cost < best[usage]) {
      best[usage] = cost;
      bestPattern[usage] = pattern;
    }
  }
}

void DayScan::scanSorted(const TableDay& priced, const Table& table,
                         const std::vector<std::uint16_t>& allowed, const Extras& extras,
                         Cost* best, std::uint16_t* bestPattern) {
  for (std::size_t usage = 0; usage + 1 < table.first.size(); ++usage) {
    for (std::size_t i = table.first[usage]; i < table.first[usage + 1]; ++i) {
      const Priced& next = priced.sorted[i];
      if (next.cost + extras.negative >= best[usage]) {
        break;
      }
      const Turns turns = table.turns[next.pattern];
      if ((turns & extras.closed) != 0) {
        continue;
      }
      const Cost cost = next.cost + extras.of(turns);
      if (cost < best[usage] && std::binary_search(allowed.begin(), allowed.end(), next.pattern)) {
        best[usage] = cost;
        bestPattern[usage] = next.pattern;
      }
    }
  }
}

void DayScan::findBests(int index, const std::vector<std::vector<std::uint16_t>>& allowed,
                        const std::vector<Cost>& prices, DayBests& bests) const {
  const Person& person = model_.persons[index];
  const Table& table = tables_[person.table];
  const std::size_t usages = table.first.size() - 1;
  bests.cost.assign(usages * model_.days, forbidden);
  bests.pattern.resize(usages * model_.days);
  Extras extras;
  for (int day = 0; day < model_.days; ++day) {
    addExtras(index, day, prices, extras);
    const TableDay& priced = tableDays_[person.table * model_.days + day];
    Cost* best = bests.cost.data() + usages * day;
    std::uint16_t* pattern = bests.pattern.data() + usages * day;
    if (allowed[day].size() <= few_) {
      scanAll(priced, table, allowed[day], extras, model_.tables[person.table].patterns, best,
              pattern);
    } else {
      scanSorted(priced, table, allowed[day], extras, best, pattern);
    }
  }
}

}  // namespace tomatic::solver
