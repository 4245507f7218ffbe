#include "solver/smooth_dual.hpp"

#include <algorithm>
#include <cmath>

#include "solver/quick_exp.hpp"

namespace tomatic::solver {

SmoothDual::SmoothDual(const Model& model)
    : model_(model),
      settled_(model.persons.size()),
      settledCounts_(model.counters.size()),
      gradient_(model.counters.size()),
      curvature_(model.counters.size()) {
  std::size_t shares = 0;
  for (std::size_t person = 0; person < model.persons.size(); ++person) {
    weeks_.emplace_back(model, static_cast<int>(person));
    firstShare_.push_back(shares);
    shares += model.persons[person].itemCost.size();
  }
  shares_.resize(shares);
  for (const Counter& counter : model.counters) {
    addCounts(counter);
  }
}

void SmoothDual::look(const Domains& domains) {
  settledCost_ = 0;
  std::fill(settledCounts_.begin(), settledCounts_.end(), 0);
  for (std::size_t index = 0; index < weeks_.size(); ++index) {
    settled_[index] = settle(static_cast<int>(index), domains[index]) ? 1 : 0;
    if (settled_[index] == 0) {
      weeks_[index].look(domains[index]);
    }
  }
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
  float* shares = shares_.data() + firstShare_[index];
  std::fill(shares, shares + person.itemCost.size(), 0.0F);
  int state = 0;
  Cost cost = 0;
  for (int day = 0; day < model_.days; ++day) {
    const Pattern& pattern = table.patterns[allowed[day].front()];
    state += space.step[pattern.usage];
    cost += pattern.cost;
    for (int i = 0; i < pattern.itemCount; ++i) {
      const int item = table.items[pattern.firstItem + i];
      const int ofWeek = day * model_.itemsPerDay(person) + item;
      cost += person.itemCost[ofWeek];
      shares[ofWeek] = 1;
      model_.forEachCounter(person, day, item, [&](int counter) { ++settledCounts_[counter]; });
    }
  }
  settledCost_ += static_cast<double>(cost + space.finalCost[state]);
  return true;
}

void SmoothDual::evaluate(const std::vector<double>& prices, double temperature,
                          QuasiNewton::Point& point) {
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
  point.value = value;
  point.gradient = gradient_;
  point.curvature = curvature_;
}

/// The counts that are allowed; where some between are not, those on the cheapest's side.
void SmoothDual::addCounts(const Counter& counter) {
  const std::vector<Cost>& cost = counter.cost;
  const auto cheapest = std::min_element(cost.begin(), cost.end());
  const auto legal = [](Cost of) { return of < forbidden; };
  auto low = cheapest;
  while (low != cost.begin() && legal(*(low - 1))) {
    --low;
  }
  const auto high = std::find_if_not(cheapest, cost.end(), legal);
  Counts counts;
  counts.first = static_cast<std::uint32_t>(countCost_.size());
  counts.low = static_cast<int>(low - cost.begin());
  counts.size = static_cast<int>(std::max<std::ptrdiff_t>(high - low, 0));
  countCost_.insert(countCost_.end(), low, low + counts.size);
  counts_.push_back(counts);
}

/// Walks up and down from the cheapest count, as far as counts matter.
double SmoothDual::counter(int index, double price) {
  Counts& counts = counts_[index];
  if (counts.size == 0) {
    return SmoothWeek::nowhere;
  }
  const double* cost = countCost_.data() + counts.first;
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
  const double most = SmoothWeek::negligible * temperature_;
  const auto walk = [&](int end, int step) {
    for (int n = cheapest + step; n != end; n += step) {
      const double away = n - cheapest;
      const double above = cost[n] - cost[cheapest] - price * away;
      if (above > most) {
        break;
      }
      const double weight = quickExp(-above / temperature_);
      sum += weight;
      mean += weight * away;
      square += weight * away * away;
    }
  };
  walk(-1, -1);
  walk(counts.size, 1);
  const double least = cost[cheapest] - price * (counts.low + cheapest);
  mean /= sum;
  gradient_[index] -= counts.low + cheapest + mean;
  curvature_[index] += (square / sum - mean * mean) / temperature_;
  return sum > 1 ? least - temperature_ * std::log(sum) : least;
}

double SmoothDual::person(int index, const std::vector<double>& prices) {
  const double value = weeks_[index].evaluate(prices, temperature_, scratch_);
  const Person& person = model_.persons[index];
  const int items = model_.itemsPerDay(person);
  float* shares = shares_.data() + firstShare_[index];
  std::size_t ofWeek = 0;
  for (int day = 0; day < model_.days; ++day) {
    for (int item = 0; item < items; ++item, ++ofWeek) {
      const double share = scratch_.share[ofWeek];
      shares[ofWeek] = static_cast<float>(share);
      if (share > 0) {
        const double bend = share * (1 - share) / temperature_;
        model_.forEachCounter(person, day, item, [&](int counter) {
          gradient_[counter] += share;
          curvature_[counter] += bend;
        });
      }
    }
  }
  return value;
}

}  // namespace tomatic::solver
