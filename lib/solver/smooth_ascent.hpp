// Climbs a relaxation by way of its smooth likeness: at each temperature a few quasi-Newton steps,
// then a lower temperature, from prices extrapolated along the path. The prices found are rounded
// and evaluated exactly, which gives the bound.
#pragma once

#include <memory>
#include <vector>

#include "solver/relaxation.hpp"
#include "solver/smooth_function.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

/// From so many people on, what is slow is left for later, or to parts.
inline constexpr std::size_t manyPersons = 100;

/// Of the domains, the patterns that count at this temperature (in cost units) and these prices,
/// which were evaluated last: those of weeks that are not much dearer than each person's cheapest.
Domains patternsNear(Relaxation& relaxation, const Prices& prices, const Domains& domains,
                     double temperature);

class SmoothAscent {
 public:
  /// Of the dual by person, without loads by line.
  explicit SmoothAscent(const Model& model);
  /// From these prices and this temperature in cost units.
  SmoothAscent(const Model& model, Prices start, double temperature);
  /// Of another relaxation, whose prices may be followed by some that only its likeness has; with
  /// so many steps at one temperature at most.
  SmoothAscent(const Model& model, std::unique_ptr<SmoothFunction> smooth, int mostSteps);
  /// Of that from these prices and this temperature.
  SmoothAscent(std::unique_ptr<SmoothFunction> smooth, Prices start, double temperature,
               int mostSteps);

  /// Climbs at one temperature, evaluates exactly, and cools down.
  void stage(Relaxation& relaxation, const Domains& domains, const Stop& stop);

  /// Of the next stage.
  double temperature() const { return temperature_; }
  /// Of the last stage, and the prices it came to, in cost units.
  double warmth() const { return wider_; }
  const std::vector<double>& warmPrices() const { return before_; }
  Cost bestValue() const { return bestValue_; }
  const Prices& bestPrices() const { return bestPrices_; }
  long long evaluations() const { return evaluations_; }

 private:
  void climb(Relaxation& relaxation, const Domains& domains, const Stop& stop);
  Prices judge(Relaxation& relaxation, const Domains& domains, const std::vector<double>& prices);

  std::unique_ptr<SmoothFunction> smooth_;
  int mostSteps_;
  QuasiNewton climb_;
  std::vector<double> before_;  // prices at the temperature before
  double temperature_;
  double wider_ = 0;  // the temperature before
  Prices bestPrices_;
  Cost bestValue_ = -forbidden;
  Cost lastValue_ = -forbidden;  // judged last
  long long evaluations_ = 0;
};

}  // namespace tomatic::solver
