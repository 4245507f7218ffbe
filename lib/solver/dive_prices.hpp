// The prices of a dive, which adapt to those who have settled by a few quasi-Newton steps of a
// smooth relaxation, and what a turn costs at them whoever settles next.
#pragma once

#include <vector>

#include "solver/model.hpp"
#include "solver/relaxation.hpp"
#include "solver/smooth_function.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

class DivePrices {
 public:
  /// What a round learned of the function helps in the next one where few settle in between.
  DivePrices(SmoothFunction& smooth, bool learns);

  /// A dive begins from these prices, at this temperature, both in cost units.
  void begin(const std::vector<double>& prices, double temperature);

  /// Adapts to the patterns that are left. False if it is stopped, or what is left fits no limits:
  /// then prices grow beyond all bounds.
  bool adapt(const Domains& domains, const Stop& stop);

  /// Scaled, at the present prices.
  Cost price(std::size_t index) const { return scaled(climb_.at()[index]); }
  /// Of a turn and its crowds, scaled, likely turns the cheaper.
  Cost ofTurn(const Person& person, int slot, double share) const;

  long long evaluations() const { return evaluations_; }

 private:
  SmoothFunction& smooth_;
  bool learns_;
  bool begun_ = false;
  QuasiNewton climb_;
  double temperature_ = 1;
  long long evaluations_ = 0;
};

}  // namespace tomatic::solver
