#include "solver/dive.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "solver/dual.hpp"

namespace tomatic::solver {
namespace {

constexpr int stepsOfRound = 6;
constexpr double flat = 0.02;   // gain of a step, in temperatures, that ends a round
constexpr double clear = 0.05;  // as clear as that settles at once
constexpr double dearest = dearestPrice / static_cast<double>(scale);
constexpr double pull = 4;  // of likely turns, in temperatures

}  // namespace

Dive::Dive(const Model& model)
    : model_(model), smooth_(model), program_(model), unclear_(model.persons.size()) {}

Weeks Dive::run(const Domains& domains, const std::vector<double>& prices, double temperature,
                double share, const Stop& stop) {
  domains_ = domains;
  weeks_.assign(model_.persons.size(), Week(model_.days));
  left_.resize(model_.persons.size());
  std::iota(left_.begin(), left_.end(), 0);
  QuasiNewton climb(prices);
  const auto function = [&](const std::vector<double>& at, QuasiNewton::Point& point) {
    ++evaluations_;
    smooth_.evaluate(at, temperature, point);
  };
  while (!left_.empty()) {
    smooth_.look(domains_);
    climb.restart(function);
    for (int step = 0; step < stepsOfRound; ++step) {
      if (stop()) {
        return {};
      }
      const double gained = climb.step(function);
      if (gained <= 0) {
        smooth_.evaluate(climb.at(), temperature);  // shares are of the last prices tried
      }
      if (gained <= flat * temperature) {
        break;
      }
    }
    // Where what is left fits no limits, prices grow beyond all bounds.
    if (!std::all_of(climb.at().begin(), climb.at().end(),
                     [](double price) { return std::abs(price) < dearest; })) {
      return {};
    }
    const auto order = clearestFirst();
    const auto least =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(order.size())));
    std::size_t settled = 0;
    for (; settled < order.size() && (settled < least || unclear_[order[settled]] < clear);
         ++settled) {
      if (!settle(order[settled], climb.at(), temperature)) {
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
bool Dive::settle(int index, const std::vector<double>& prices, double temperature) {
  const Person& person = model_.persons[index];
  const float* shares =
      smooth_.shares().data() + static_cast<std::ptrdiff_t>(index) * model_.slots();
  price_.resize(person.itemCost.size());
  for (int slot = 0; slot < model_.slots(); ++slot) {
    double price = static_cast<double>(person.itemCost[slot]) + prices[slot] +
                   pull * temperature * (1 - 2 * static_cast<double>(shares[slot]));
    for (const int crowd : person.crowdCounters) {
      price += prices[crowd + slot];
    }
    price_[slot] = std::llround(price * static_cast<double>(scale));
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
