#include "solver/dual.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr double deflection = 1.5;  // Camerini, Fratta and Maffioli's factor
constexpr double memory = 0.98;     // of the metric
constexpr float freshness = 0.05F;  // weight of the latest choices in the shares
constexpr int patience = 30;  // evaluations without a fair gain before the target comes nearer

/// What the step of a counter is divided by.
double metric(double spread) {
  return std::sqrt(spread + 0.05);
}

Cost floorDiv(Cost a, Cost b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

}  // namespace

Cost provenBound(Cost scaledValue, Cost unit) {
  return -floorDiv(-scaledValue, scale * unit) * unit;
}

Cost costUnit(const Model& model) {
  Cost unit = std::abs(model.constant);
  const auto take = [&](Cost cost) {
    if (cost < forbidden) {
      unit = std::gcd(unit, std::abs(cost));
    }
  };
  for (const PatternTable& table : model.tables) {
    for (const Pattern& pattern : table.patterns) {
      take(pattern.cost);
    }
  }
  for (const WeekSpace& space : model.spaces) {
    std::for_each(space.finalCost.begin(), space.finalCost.end(), take);
  }
  for (const Person& person : model.persons) {
    std::for_each(person.itemCost.begin(), person.itemCost.end(), take);
  }
  for (const Counter& counter : model.counters) {
    std::for_each(counter.cost.begin(), counter.cost.end(), take);
  }
  return std::max<Cost>(unit, 1);
}

Dual::Dual(const Model& model)
    : model_(model),
      program_(model),
      weeks_(model.persons.size(), Week(model.days)),
      gaps_(model.counters.size()) {
  if (!model.byLine()) {
    scan_.emplace(model);
  }
}

Cost Dual::cheapestWeek(int index, const Prices& prices,
                        const std::vector<std::vector<std::uint16_t>>& allowed) {
  const Person& person = model_.persons[index];
  if (scan_) {
    scan_->findBests(index, allowed, prices, bests_);
    return program_.cheapest(person, bests_, scale, weeks_[index]);
  }
  priceItems(model_, person, prices, itemPrice_);
  return program_.cheapest(person, allowed, itemPrice_, scale, weeks_[index]);
}

Cost Dual::evaluate(const Prices& prices, const Domains& domains) {
  if (scan_) {
    scan_->sort(prices, scale);
  }
  Cost value = model_.constant * scale;
  std::fill(gaps_.begin(), gaps_.end(), 0);
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const Person& person = model_.persons[index];
    const Cost cost = cheapestWeek(static_cast<int>(index), prices, domains[index]);
    if (cost >= forbidden) {
      return forbidden;
    }
    value += cost;
    const PatternTable& table = model_.tables[person.table];
    for (int day = 0; day < model_.days; ++day) {
      const Pattern& pattern = table.patterns[weeks_[index][day]];
      for (int i = 0; i < pattern.itemCount; ++i) {
        model_.forEachCounter(person, day, table.items[pattern.firstItem + i],
                              [&](int counter) { ++gaps_[counter]; });
      }
    }
  }
  const Cost counts =
      cheapestCounts(model_, static_cast<int>(model_.counters.size()), prices, gaps_);
  return counts >= forbidden ? forbidden : value + counts;
}

int Dual::reduce(const Prices& prices, Domains& domains, Cost value, Cost limit) {
  int removed = 0;
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const Person& person = model_.persons[index];
    priceItems(model_, person, prices, itemPrice_);
    auto& allowed = domains[index];
    const Cost own = program_.cheapest(person, allowed, itemPrice_, scale, weeks_[index]);
    if (own >= forbidden) {
      return -1;
    }
    const Cost most = own + (limit - value);
    std::vector<std::vector<std::uint16_t>> kept(allowed.size());
    program_.forEachPattern(person, allowed, itemPrice_, scale,
                            [&](int day, std::uint16_t pattern, Cost cost) {
                              if (cost <= most) {
                                kept[day].push_back(pattern);
                              } else {
                                ++removed;
                              }
                            });
    for (const auto& day : kept) {
      if (day.empty()) {
        return -1;
      }
    }
    allowed = std::move(kept);
  }
  return removed;
}

Ascent::Ascent(const Model& model, Prices start, int nearness)
    : model_(model),
      nearness_(nearness),
      prices_(std::move(start)),
      bestPrices_(prices_),
      direction_(prices_.size()),
      spread_(prices_.size()) {
  for (const Person& person : model.persons) {
    shares_.emplace_back(person.itemCost.size());
  }
}

Cost Ascent::step(Relaxation& relaxation, const Domains& domains, Cost ceiling) {
  const Cost value = relaxation.evaluate(prices_, domains);
  if (value >= forbidden) {
    bestValue_ = forbidden;
    return value;
  }
  if (reach_ == 0) {
    reach_ = std::max((ceiling - value) / nearness_, scale);
  }
  if (value > bestValue_) {
    gained_ += bestValue_ > -forbidden ? value - bestValue_ : 0;
    bestValue_ = value;
    bestPrices_ = prices_;
  }
  ++idle_;
  if (gained_ > reach_ / 4) {
    reach_ *= 2;
    gained_ = 0;
    idle_ = 0;
  } else if (idle_ > patience) {
    reach_ = std::max<Cost>(reach_ / 2, 1);
    gained_ = 0;
    idle_ = 0;
  }
  remember(relaxation.weeks());
  deflect(relaxation.gaps());
  double square = 0;
  for (std::size_t c = 0; c < direction_.size(); ++c) {
    square += direction_[c] * direction_[c] / metric(spread_[c]);
  }
  if (square > 0) {
    const Cost target = std::min(ceiling, bestValue_ + reach_);
    const double length = static_cast<double>(std::max<Cost>(target - value, 16)) / square;
    for (std::size_t c = 0; c < direction_.size(); ++c) {
      const double moved =
          static_cast<double>(prices_[c]) + length * direction_[c] / metric(spread_[c]);
      prices_[c] = std::llround(std::clamp(moved, -dearestPrice, dearestPrice));
    }
  }
  return value;
}

void Ascent::deflect(const std::vector<int>& gaps) {
  double along = 0;
  double square = 0;
  met_ = true;
  for (std::size_t c = 0; c < direction_.size(); ++c) {
    const double gap = gaps[c];
    met_ = met_ && gap == 0;
    spread_[c] = memory * spread_[c] + (1 - memory) * gap * gap;
    along += gap * direction_[c] / metric(spread_[c]);
    square += direction_[c] * direction_[c] / metric(spread_[c]);
  }
  const double keep = along < 0 && square > 0 ? -deflection * along / square : 0.0;
  for (std::size_t c = 0; c < direction_.size(); ++c) {
    direction_[c] = gaps[c] + keep * direction_[c];
  }
}

void Ascent::remember(const Weeks& weeks) {
  for (std::size_t index = 0; index < shares_.size(); ++index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    const int items = model_.itemsPerDay(person);
    for (float& share : shares_[index]) {
      share *= 1 - freshness;
    }
    for (int day = 0; day < model_.days; ++day) {
      const Pattern& pattern = table.patterns[weeks[index][day]];
      for (int i = 0; i < pattern.itemCount; ++i) {
        shares_[index][day * items + table.items[pattern.firstItem + i]] += freshness;
      }
    }
  }
}

}  // namespace tomatic::solver
