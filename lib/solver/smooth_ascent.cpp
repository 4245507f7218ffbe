#include "solver/smooth_ascent.hpp"

#include <algorithm>
#include <cmath>

namespace tomatic::solver {
namespace {

constexpr double cooling = 0.5;
constexpr int mostSteps = 30;
constexpr double flat = 0.05;   // gain of a step, in temperatures, that ends a stage
constexpr double horizon = 25;  // in temperatures: patterns dearer than that are left out

/// An eighth of the dearest thing that a person's day may cost, and not cold for this unit of cost.
double firstTemperature(const Model& model) {
  Cost dearest = 2 * costUnit(model);
  for (const PatternTable& table : model.tables) {
    for (const Pattern& pattern : table.patterns) {
      dearest = std::max(dearest, pattern.cost);
    }
  }
  return static_cast<double>(dearest) / 8;
}

}  // namespace

SmoothAscent::SmoothAscent(const Model& model)
    : smooth_(model),
      climb_(std::vector<double>(model.counters.size())),
      temperature_(firstTemperature(model)),
      bestPrices_(model.counters.size()) {}

void SmoothAscent::judge(Dual& dual, const Domains& domains, const std::vector<double>& prices) {
  Prices rounded;
  for (const double price : prices) {
    rounded.push_back(std::llround(std::clamp(price * scale, -dearestPrice, dearestPrice)));
  }
  const Cost value = dual.evaluate(rounded, domains);
  ++evaluations_;
  if (value > bestValue_) {
    bestValue_ = value;
    bestPrices_ = std::move(rounded);
  }
}

void SmoothAscent::stage(Dual& dual, const Domains& domains, const Stop& stop) {
  Domains near = domains;
  if (bestValue_ > -forbidden) {
    const double width = horizon * temperature_ * scale;
    dual.reduce(bestPrices_, near, 0, std::llround(width));
  }
  smooth_.look(near);
  const auto function = [&](const std::vector<double>& at, QuasiNewton::Point& point) {
    ++evaluations_;
    point.value = smooth_.evaluate(at, temperature_);
    point.gradient = smooth_.gradient();
    point.curvature = smooth_.curvature();
  };
  climb_.restart(function);
  for (int step = 0; step < mostSteps && !stop(); ++step) {
    if (climb_.step(function) <= flat * temperature_) {
      break;
    }
  }
  const std::vector<double> here = climb_.at();
  judge(dual, domains, here);
  if (!before_.empty()) {
    // The path is nearly straight: where it ends, and where the next stage begins.
    const double way = temperature_ / (wider_ - temperature_);
    std::vector<double> end = here;
    std::vector<double> next = here;
    for (std::size_t i = 0; i < here.size(); ++i) {
      end[i] += way * (here[i] - before_[i]);
      next[i] += way * (1 - cooling) * (here[i] - before_[i]);
    }
    judge(dual, domains, end);
    climb_.moveTo(std::move(next));
  }
  before_ = here;
  wider_ = temperature_;
  temperature_ *= cooling;
}

}  // namespace tomatic::solver
