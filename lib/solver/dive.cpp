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
  const std::vector<float>& shares = smooth_.shares();
  for (const int person : left_) {
    const float* of = shares.data() + static_cast<std::ptrdiff_t>(person) * model_.slots();
    double unclear = 0;
    for (int slot = 0; slot < model_.slots(); ++slot) {
      unclear += std::min(of[slot], 1 - of[slot]);
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
  const float* shares =
      smooth_.shares().data() + static_cast<std::ptrdiff_t>(index) * model_.slots();
  price_.resize(person.itemCost.size());
  for (int slot = 0; slot < model_.slots(); ++slot) {
    price_[slot] = person.itemCost[slot] * scale +
                   prices_.ofTurn(person, slot, static_cast<double>(shares[slot]));
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
