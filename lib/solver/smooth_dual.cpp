#include "solver/smooth_dual.hpp"

#include <algorithm>

namespace tomatic::solver {

SmoothDual::SmoothDual(const Model& model)
    : model_(model),
      counts_(model, model.counters.size()),
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
  for (std::size_t c = 0; c < counts_.size(); ++c) {
    const SmoothCounts::Liked liked = counts_.at(c, prices[c], temperature);
    value += liked.value;
    gradient_[c] -= liked.mean;
    curvature_[c] += liked.variance / temperature;
  }
  point.value = value;
  point.gradient = gradient_;
  point.curvature = curvature_;
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
