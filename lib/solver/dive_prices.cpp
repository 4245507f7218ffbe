#include "solver/dive_prices.hpp"

#include <algorithm>
#include <cmath>

namespace tomatic::solver {
namespace {

constexpr int stepsOfRound = 6;
constexpr double flat = 0.02;  // gain of a step, in temperatures, that ends a round
constexpr double dearest = dearestPrice / static_cast<double>(scale);
constexpr double pull = 4;  // of likely turns, in temperatures

}  // namespace

DivePrices::DivePrices(SmoothFunction& smooth, bool learns)
    : smooth_(smooth), learns_(learns), climb_(std::vector<double>(smooth.prices())) {}

void DivePrices::begin(const std::vector<double>& prices, double temperature) {
  climb_.moveTo(prices);
  temperature_ = temperature;
  begun_ = false;
}

bool DivePrices::adapt(const Domains& domains, const Stop& stop) {
  const auto function = [&](const std::vector<double>& at, QuasiNewton::Point& point) {
    ++evaluations_;
    smooth_.evaluate(at, temperature_, point);
  };
  smooth_.look(domains);
  if (begun_ && learns_) {
    climb_.resume(function);
  } else {
    climb_.restart(function);
  }
  begun_ = true;
  for (int step = 0; step < stepsOfRound; ++step) {
    if (stop()) {
      return false;
    }
    const double gained = climb_.step(function);
    if (gained <= 0) {
      QuasiNewton::Point here;  // shares are of the last prices tried
      function(climb_.at(), here);
    }
    if (gained <= flat * temperature_) {
      break;
    }
  }
  return std::all_of(climb_.at().begin(), climb_.at().end(),
                     [](double price) { return std::abs(price) < dearest; });
}

Cost DivePrices::ofTurn(const Person& person, int slot, double share) const {
  double price = climb_.at()[slot] + pull * temperature_ * (1 - 2 * share);
  for (const int crowd : person.crowdCounters) {
    price += climb_.at()[crowd + slot];
  }
  return scaled(price);
}

}  // namespace tomatic::solver
