#include "solver/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tomatic::solver {

Cost scaled(double price) {
  return std::llround(std::clamp(price * static_cast<double>(scale), -dearestPrice, dearestPrice));
}

Prices scaled(const std::vector<double>& prices) {
  Prices all;
  for (const double price : prices) {
    all.push_back(scaled(price));
  }
  return all;
}

std::vector<double> inCostUnits(const Prices& prices) {
  std::vector<double> units;
  for (const Cost price : prices) {
    units.push_back(static_cast<double>(price) / static_cast<double>(scale));
  }
  return units;
}

void priceItems(const Model& model, const Person& person, const Prices& prices,
                std::vector<Cost>& itemPrice) {
  const int items = model.itemsPerDay(person);
  itemPrice.resize(person.itemCost.size());
  for (int day = 0; day < model.days; ++day) {
    for (int item = 0; item < items; ++item) {
      Cost price = person.itemCost[day * items + item] * scale;
      model.forEachCounter(person, day, item, [&](int counter) { price += prices[counter]; });
      itemPrice[day * items + item] = price;
    }
  }
}

Cost cheapestCounts(const Model& model, int counters, const Prices& prices,
                    std::vector<int>& gaps) {
  Cost value = 0;
  for (int c = 0; c < counters; ++c) {
    const std::vector<Cost>& cost = model.counters[c].cost;
    Cost least = forbidden;
    int wanted = 0;
    for (std::size_t n = 0; n < cost.size(); ++n) {
      if (cost[n] >= forbidden) {
        continue;
      }
      const Cost reduced = cost[n] * scale - prices[c] * static_cast<Cost>(n);
      // Among equals the count nearest to the choices, which keeps the direction short.
      const bool nearer =
          reduced == least && std::abs(static_cast<int>(n) - gaps[c]) < std::abs(wanted - gaps[c]);
      if (reduced < least || nearer) {
        least = reduced;
        wanted = static_cast<int>(n);
      }
    }
    if (least >= forbidden) {
      return forbidden;
    }
    gaps[c] -= wanted;
    value += least;
  }
  return value;
}

}  // namespace tomatic::solver
