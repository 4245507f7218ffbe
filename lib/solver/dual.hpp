// The Lagrangian bound: a price for each counter makes persons independent. For any prices
//
//   bound(prices) = constant + Σ persons cheapest week(prices) + Σ counters min_n cost[n] − price·n
//
// is at most the cost of every feasible week (weak duality: counts equal the sum of choices).
// Ascent, of this relaxation or another, by deflected subgradients with Polyak steps
// (Held, Wolfe and Crowder 1974; Camerini, Fratta and Maffioli 1975) in a diagonal metric (as
// Duchi, Hazan and Singer 2011).
#pragma once

#include <optional>
#include <vector>

#include "solver/day_scan.hpp"
#include "solver/model.hpp"
#include "solver/relaxation.hpp"
#include "solver/week_program.hpp"

namespace tomatic::solver {

/// The bound that a scaled dual value proves for integer costs that are multiples of `unit`.
Cost provenBound(Cost scaledValue, Cost unit);

/// The greatest common divisor of all costs of the model: every feasible cost is a multiple of it.
Cost costUnit(const Model& model);

class Dual : public Relaxation {
 public:
  explicit Dual(const Model& model);

  Cost evaluate(const Prices& prices, const Domains& domains) override;
  const Weeks& weeks() const override { return weeks_; }
  /// By counter: how many the persons' choices put there, less how many it would like.
  const std::vector<int>& gaps() const override { return gaps_; }
  int reduce(const Prices& prices, Domains& domains, Cost value, Cost limit) override;

 private:
  Cost cheapestWeek(int person, const Prices& prices,
                    const std::vector<std::vector<std::uint16_t>>& allowed);

  const Model& model_;
  WeekProgram program_;
  std::optional<DayScan> scan_;  // without loads by line
  DayBests bests_;
  Weeks weeks_;
  std::vector<int> gaps_;
  std::vector<Cost> itemPrice_;
};

/// Climbs from given prices. Directions are deflected subgradients in a metric that gives prices
/// whose gap is rarely non-zero a longer step; steps aim at a target value that comes nearer
/// whenever it proves out of reach.
class Ascent {
 public:
  /// The first target is the way to the ceiling divided by `nearness` above the first value.
  Ascent(const Model& model, Prices start, int nearness = 1);

  /// One evaluation and one step. `ceiling` is what the value may reach at most (scaled): the best
  /// known cost. Returns the scaled value at the prices evaluated.
  Cost step(Relaxation& relaxation, const Domains& domains, Cost ceiling);

  Cost bestValue() const { return bestValue_; }
  const Prices& bestPrices() const { return bestPrices_; }
  /// The choices just evaluated satisfied every counter: they are an optimal week of the domains.
  bool met() const { return met_; }
  /// The target is as good as reached and the ceiling is not: more steps gain nothing to speak of.
  bool exhausted() const { return reach_ > 0 && reach_ < scale / 64; }
  /// How often each person chose each item of late, 0 to 1: [person][day × items + item].
  const std::vector<std::vector<float>>& shares() const { return shares_; }

 private:
  void deflect(const std::vector<int>& gaps);
  void remember(const Weeks& weeks);

  const Model& model_;
  int nearness_;
  Prices prices_;
  Prices bestPrices_;
  std::vector<double> direction_;
  std::vector<double> spread_;  // by price: running mean of squared gaps
  std::vector<std::vector<float>> shares_;
  Cost bestValue_ = -forbidden;
  Cost reach_ = 0;   // how far above the best value the target is
  Cost gained_ = 0;  // since the reach was last set
  int idle_ = 0;
  bool met_ = false;
};

}  // namespace tomatic::solver
