#include "solver/smooth_dual.hpp"

#include <algorithm>
#include <cmath>

namespace tomatic::solver {
namespace {

constexpr double nowhere = 1e200;
constexpr double negligible = 25;  // in temperatures: e^−25 of the best

}  // namespace

SmoothDual::SmoothDual(const Model& model)
    : model_(model),
      settled_(model.persons.size()),
      settledCounts_(model.counters.size()),
      gradient_(model.counters.size()),
      curvature_(model.counters.size()),
      shares_(model.persons.size() * model.slots()),
      slotPrice_(model.slots()),
      slotShare_(model.slots()) {}

void SmoothDual::look(const Domains& domains) {
  firstChoice_.clear();
  choices_.clear();
  slots_.clear();
  settledCost_ = 0;
  std::fill(settledCounts_.begin(), settledCounts_.end(), 0);
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    settled_[index] = settle(static_cast<int>(index), domains[index]) ? 1 : 0;
    for (int day = 0; day < model_.days; ++day) {
      firstChoice_.push_back(static_cast<std::uint32_t>(choices_.size()));
      if (settled_[index] != 0) {
        continue;
      }
      for (const std::uint16_t which : domains[index][day]) {
        const Pattern& pattern = table.patterns[which];
        Choice choice;
        choice.firstSlot = static_cast<std::uint32_t>(slots_.size());
        choice.count = pattern.itemCount;
        choice.usage = pattern.usage;
        Cost cost = pattern.cost;
        for (int i = 0; i < pattern.itemCount; ++i) {
          const int slot = day * model_.turns + table.items[pattern.firstItem + i];
          cost += person.itemCost[slot];
          slots_.push_back(static_cast<std::uint16_t>(slot));
        }
        choice.cost = static_cast<double>(cost);
        choices_.push_back(choice);
      }
    }
  }
  firstChoice_.push_back(static_cast<std::uint32_t>(choices_.size()));
}

/// Whether the person has one week only, which is then counted.
bool SmoothDual::settle(int index, const std::vector<std::vector<std::uint16_t>>& allowed) {
  if (std::any_of(allowed.begin(), allowed.end(),
                  [](const auto& day) { return day.size() != 1; })) {
    return false;
  }
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const WeekSpace& space = model_.spaces[person.space];
  float* shares = shares_.data() + static_cast<std::size_t>(index) * model_.slots();
  std::fill(shares, shares + model_.slots(), 0.0F);
  int state = 0;
  Cost cost = 0;
  for (int day = 0; day < model_.days; ++day) {
    const Pattern& pattern = table.patterns[allowed[day].front()];
    state += space.step[pattern.usage];
    cost += pattern.cost;
    for (int i = 0; i < pattern.itemCount; ++i) {
      const int slot = day * model_.turns + table.items[pattern.firstItem + i];
      cost += person.itemCost[slot];
      shares[slot] = 1;
      ++settledCounts_[slot];
      for (const int crowd : person.crowdCounters) {
        ++settledCounts_[crowd + slot];
      }
    }
  }
  settledCost_ += static_cast<double>(cost + space.finalCost[state]);
  return true;
}

double SmoothDual::evaluate(const std::vector<double>& prices, double temperature) {
  temperature_ = temperature;
  std::fill(curvature_.begin(), curvature_.end(), 0.05 / temperature);
  double value = static_cast<double>(model_.constant) + settledCost_;
  for (std::size_t c = 0; c < gradient_.size(); ++c) {
    gradient_[c] = settledCounts_[c];
    value += prices[c] * gradient_[c];
  }
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    if (settled_[index] == 0) {
      value += person(static_cast<int>(index), prices);
    }
  }
  for (std::size_t c = 0; c < model_.counters.size(); ++c) {
    value += counter(static_cast<int>(c), prices[c]);
  }
  return value;
}

/// Walks up and down from the cheapest count, as far as counts matter. Counters are convex in
/// practice; where one is not, counts beyond a dear one are passed over.
double SmoothDual::counter(int index, double price) {
  const std::vector<Cost>& cost = model_.counters[index].cost;
  double least = nowhere;
  int cheapest = 0;
  const int size = static_cast<int>(cost.size());
  const auto reduced = [&](int n) { return static_cast<double>(cost[n]) - price * n; };
  for (int n = 0; n < size; ++n) {
    if (cost[n] < forbidden && reduced(n) < least) {
      least = reduced(n);
      cheapest = n;
    }
  }
  double sum = 1;
  double mean = 0;
  double square = 0;
  for (const int step : {-1, 1}) {
    for (int n = cheapest + step; n >= 0 && n < size && cost[n] < forbidden; n += step) {
      const double above = (reduced(n) - least) / temperature_;
      if (above > negligible) {
        break;
      }
      const double weight = std::exp(-above);
      const double away = n - cheapest;
      sum += weight;
      mean += weight * away;
      square += weight * away * away;
    }
  }
  mean /= sum;
  gradient_[index] -= cheapest + mean;
  curvature_[index] += (square / sum - mean * mean) / temperature_;
  return least - temperature_ * std::log(sum);
}

void SmoothDual::priceDays(int index, const std::vector<double>& prices) {
  const Person& person = model_.persons[index];
  const std::size_t usages = model_.tables[person.table].usages.size();
  for (int slot = 0; slot < model_.slots(); ++slot) {
    slotPrice_[slot] = prices[slot];
  }
  for (const int crowd : person.crowdCounters) {
    for (int slot = 0; slot < model_.slots(); ++slot) {
      slotPrice_[slot] += prices[crowd + slot];
    }
  }
  const std::uint32_t* first = firstChoice_.data() + static_cast<std::size_t>(index) * model_.days;
  cost_.resize(first[model_.days] - first[0]);
  weight_.resize(cost_.size());
  best_.assign(usages * model_.days, nowhere);
  sum_.assign(usages * model_.days, 0.0);
  for (int day = 0; day < model_.days; ++day) {
    double* best = best_.data() + usages * day;
    double* sum = sum_.data() + usages * day;
    for (std::uint32_t c = first[day]; c < first[day + 1]; ++c) {
      const Choice& choice = choices_[c];
      double cost = choice.cost;
      for (int i = 0; i < choice.count; ++i) {
        cost += slotPrice_[slots_[choice.firstSlot + i]];
      }
      cost_[c - first[0]] = cost;
      best[choice.usage] = std::min(best[choice.usage], cost);
    }
    for (std::uint32_t c = first[day]; c < first[day + 1]; ++c) {
      const std::uint16_t usage = choices_[c].usage;
      const double above = (cost_[c - first[0]] - best[usage]) / temperature_;
      const double weight = above < negligible ? std::exp(-above) : 0.0;
      weight_[c - first[0]] = weight;
      sum[usage] += weight;
    }
  }
}

/// The weight of all ways to each state, relative to the cheapest way there, so that nothing
/// overflows. Returns the cost of the cheapest week.
double SmoothDual::forward(const WeekSpace& space, std::size_t usages) {
  const std::size_t states = space.states;
  value_.assign(states * (model_.days + 1), nowhere);
  there_.assign(states * (model_.days + 1), 0.0);
  arc_.assign(states * usages * model_.days, 0.0);
  value_[0] = 0;
  there_[0] = 1;
  for (int day = 0; day < model_.days; ++day) {
    const double* best = best_.data() + usages * day;
    const double* sum = sum_.data() + usages * day;
    const double* from = value_.data() + states * day;
    double* to = value_.data() + states * (day + 1);
    for (std::size_t usage = 0; usage < usages; ++usage) {
      for (const int source : space.sources[usage]) {
        double& there = to[source + space.step[usage]];
        there = std::min(there, from[source] + best[usage]);
      }
    }
    const double* weightFrom = there_.data() + states * day;
    double* weightTo = there_.data() + states * (day + 1);
    for (std::size_t usage = 0; usage < usages; ++usage) {
      for (const int source : space.sources[usage]) {
        const int target = source + space.step[usage];
        const double above = from[source] + best[usage] - to[target];
        if (above < negligible * temperature_ && weightFrom[source] > 0) {
          const double arc = std::exp(-above / temperature_);
          arc_[(states * day + source) * usages + usage] = arc;
          weightTo[target] += weightFrom[source] * arc * sum[usage];
        }
      }
    }
  }
  const double* last = value_.data() + states * model_.days;
  double cheapest = nowhere;
  for (std::size_t state = 0; state < states; ++state) {
    if (space.finalCost[state] < forbidden) {
      cheapest = std::min(cheapest, last[state] + static_cast<double>(space.finalCost[state]));
    }
  }
  return cheapest;
}

/// How likely each usage of each day is, divided by its sum of weights.
void SmoothDual::backward(const WeekSpace& space, std::size_t usages) {
  const std::size_t states = space.states;
  usage_.assign(usages * model_.days, 0.0);
  for (int day = model_.days - 1; day >= 0; --day) {
    const double* weightFrom = there_.data() + states * day;
    const double* sum = sum_.data() + usages * day;
    before_.assign(states, 0.0);
    for (std::size_t state = 0; state < states; ++state) {
      if (weightFrom[state] == 0) {
        continue;
      }
      const double* arc = arc_.data() + (states * day + state) * usages;
      for (std::size_t usage = 0; usage < usages; ++usage) {
        if (arc[usage] > 0) {
          const double onward = arc[usage] * onward_[state + space.step[usage]];
          before_[state] += onward * sum[usage];
          usage_[usages * day + usage] += weightFrom[state] * onward;
        }
      }
    }
    std::swap(before_, onward_);
  }
}

void SmoothDual::addShares(int index, std::size_t usages) {
  const Person& person = model_.persons[index];
  const std::uint32_t* first = firstChoice_.data() + static_cast<std::size_t>(index) * model_.days;
  std::fill(slotShare_.begin(), slotShare_.end(), 0.0);
  for (int day = 0; day < model_.days; ++day) {
    for (std::uint32_t c = first[day]; c < first[day + 1]; ++c) {
      const Choice& choice = choices_[c];
      const double share = weight_[c - first[0]] * usage_[usages * day + choice.usage];
      if (share > 0) {
        for (int i = 0; i < choice.count; ++i) {
          slotShare_[slots_[choice.firstSlot + i]] += share;
        }
      }
    }
  }
  float* shares = shares_.data() + static_cast<std::size_t>(index) * model_.slots();
  for (int slot = 0; slot < model_.slots(); ++slot) {
    const double share = slotShare_[slot];
    shares[slot] = static_cast<float>(share);
    const double bend = share * (1 - share) / temperature_;
    gradient_[slot] += share;
    curvature_[slot] += bend;
    for (const int crowd : person.crowdCounters) {
      gradient_[crowd + slot] += share;
      curvature_[crowd + slot] += bend;
    }
  }
}

double SmoothDual::person(int index, const std::vector<double>& prices) {
  const Person& person = model_.persons[index];
  const WeekSpace& space = model_.spaces[person.space];
  const std::size_t usages = model_.tables[person.table].usages.size();
  const std::size_t states = space.states;
  priceDays(index, prices);
  const double cheapest = forward(space, usages);
  onward_.assign(states, 0.0);
  double sum = 0;
  for (std::size_t state = 0; state < states; ++state) {
    if (space.finalCost[state] < forbidden) {
      const std::size_t last = states * model_.days + state;
      const double above =
          (value_[last] + static_cast<double>(space.finalCost[state]) - cheapest) / temperature_;
      onward_[state] = above < negligible ? std::exp(-above) : 0.0;
      sum += there_[last] * onward_[state];
    }
  }
  for (double& onward : onward_) {
    onward /= sum;
  }
  backward(space, usages);
  addShares(index, usages);
  return cheapest - temperature_ * std::log(sum);
}

}  // namespace tomatic::solver
