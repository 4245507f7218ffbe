// A week whose couplings have prices instead: what remains falls into parts that are solved
// exactly, and their sum is at most the cost of every feasible week. Prices are fixed-point
// integers, `scale` to one cost unit, so that a bound is exact arithmetic and never a rounding
// error above the optimum.
#pragma once

#include <algorithm>
#include <vector>

#include "solver/week_program.hpp"

namespace tomatic::solver {

inline constexpr Cost scale = 4096;
/// Bounds a price (scaled) so that no sum of prices overflows: 2^38 × 2^13 items × 2^12 persons
/// < 2^63.
inline constexpr double dearestPrice = 274'877'906'944.0;

/// Noise, scaled, that is less than one cost unit in all slots: it only decides between equals.
inline Cost tieNoise(const Model& model) {
  return std::max<Cost>(2, scale / (model.slots() + 1));
}

using Prices = std::vector<Cost>;

/// From prices in cost units, rounded and bounded, and back to them.
Cost scaled(double price);
Prices scaled(const std::vector<double>& prices);
std::vector<double> inCostUnits(const Prices& prices);

class Relaxation {
 public:
  Relaxation() = default;
  Relaxation(const Relaxation&) = delete;
  Relaxation& operator=(const Relaxation&) = delete;
  virtual ~Relaxation() = default;

  /// The scaled value at these prices; weeks() and gaps() then tell the choices. Returns
  /// `forbidden` when the domains leave no week at all.
  virtual Cost evaluate(const Prices& prices, const Domains& domains) = 0;

  /// Everybody's week as chosen; a week of the problem when no gap is left.
  virtual const Weeks& weeks() const = 0;
  /// By price: by how much the two sides that it couples differ, a subgradient.
  virtual const std::vector<int>& gaps() const = 0;

  /// Removes every pattern that no week of scaled value ≤ `limit` contains, given the value at
  /// these prices (as just evaluated). Returns how many went; -1 if somebody is left with none.
  virtual int reduce(const Prices& prices, Domains& domains, Cost value, Cost limit) = 0;
};

/// What each item costs somebody, scaled: their own cost, and the prices of the counters it counts
/// in. [day × items + item]
void priceItems(const Model& model, const Person& person, const Prices& prices,
                std::vector<Cost>& itemPrice);

/// The counters' part, for the first so many: the sum of their cheapest costs less prices × counts,
/// scaled. `gaps` holds how many the choices put in each, and then by how much that is more than
/// the counter would like. `forbidden` if a counter allows no count.
Cost cheapestCounts(const Model& model, int counters, const Prices& prices, std::vector<int>& gaps);

}  // namespace tomatic::solver
