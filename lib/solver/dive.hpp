// A complete week out of the smooth dual: those whose choices are the clearest settle, prices adapt
// to that by a few quasi-Newton steps, and so on until everybody has settled. While it goes on
// prices are warm, which keeps counts even; what is broken or dear at the end is for the descent.
#pragma once

#include <vector>

#include "solver/dive_prices.hpp"
#include "solver/smooth_dual.hpp"
#include "solver/stop.hpp"
#include "solver/week_program.hpp"

namespace tomatic::solver {

class Dive {
 public:
  explicit Dive(const Model& model);

  /// From these prices in cost units, at this temperature. In each round at least this share of
  /// those who are left settle. Returns nobody's weeks if it is stopped, or finds no week at all.
  Weeks run(const Domains& domains, const std::vector<double>& prices, double temperature,
            double share, const Stop& stop);

  long long evaluations() const { return prices_.evaluations(); }

 private:
  std::vector<int> clearestFirst();
  bool settle(int person);

  const Model& model_;
  SmoothDual smooth_;
  DivePrices prices_;
  WeekProgram program_;
  Domains domains_;
  Weeks weeks_;
  std::vector<int> left_;        // who has not settled
  std::vector<double> unclear_;  // by person: turns that may or may not be theirs
  std::vector<Cost> price_;
};

}  // namespace tomatic::solver
