#include "solver/dive.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr double clear = 0.05;  // as clear as that settles at once

}  // namespace

Dive::Dive(const Model& model)
    : model_(model),
      smooth_(model),
      prices_(smooth_, false),
      program_(model),
      unclear_(model.persons.size()) {}

Weeks Dive::run(const Domains& domains, const std::vector<double>& prices, double temperature,
                double share, const Stop& stop) {
  domains_ = domains;
  weeks_.assign(model_.persons.size(), Week(model_.days));
  left_.resize(model_.persons.size());
  std::iota(left_.begin(), left_.end(), 0);
  prices_.begin(prices, temperature);
  while (!left_.empty()) {
    if (!prices_.adapt(domains_, stop)) {
      return {};
    }
    const auto order = clearestFirst();
    const auto least =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(order.size())));
    std::size_t settled = 0;
    for (; settled < order.size() && (settled < least || unclear_[order[settled]] < clear);
         ++settled) {
      if (!settle(order[settled])) {
        return {};
      }
    }
    left_.assign(order.begin() + static_cast<std::ptrdiff_t>(settled), order.end());
  }
  return weeks_;
}

std::vector<int> Dive::clearestFirst() {
  for (const int person : left_) {
    const float* shares = smooth_.sharesOf(person);
    double unclear = 0;
    for (std::size_t item = 0; item < model_.persons[person].itemCost.size(); ++item) {
      unclear += std::min(shares[item], 1 - shares[item]);
    }
    unclear_[person] = std::isfinite(unclear) ? unclear : model_.slots();
  }
  std::vector<int> order = left_;
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return unclear_[a] != unclear_[b] ? unclear_[a] < unclear_[b] : a < b;
  });
  return order;
}

/// The cheapest week at the prices, likely turns the more so.
bool Dive::settle(int index) {
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const float* shares = smooth_.sharesOf(index);
  price_.resize(person.itemCost.size());
  for (std::size_t item = 0; item < price_.size(); ++item) {
    const int slot = static_cast<int>(item) / table.ownLines;
    price_[item] = person.itemCost[item] * scale +
                   prices_.ofTurn(person, slot, static_cast<double>(shares[item]));
    if (model_.byLine()) {
      price_[item] += prices_.price(model_.cellCounter(slot, table.lines[item % table.ownLines]));
    }
  }
  auto& allowed = domains_[index];
  if (program_.cheapest(person, allowed, price_, scale, weeks_[index]) >= forbidden) {
    return false;
  }
  for (int day = 0; day < model_.days; ++day) {
    allowed[day] = {weeks_[index][day]};
  }
  return true;
}

}  // namespace tomatic::solver
