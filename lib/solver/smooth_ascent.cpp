#include "solver/smooth_ascent.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace tomatic::solver {
namespace {

constexpr double cooling = 0.5;
constexpr int mostTries = 5;  // to find the patterns that count
constexpr int mostSteps = 30;
constexpr double flat = 0.05;   // gain of a step, in temperatures, that ends a stage
constexpr double horizon = 25;  // in temperatures: patterns dearer than that are left out

/// The least that one more or one fewer changes the counter's cost by, if it is not nothing.
Cost leastStep(const Counter& counter) {
  Cost least = forbidden;
  for (std::size_t n = 1; n < counter.cost.size(); ++n) {
    if (counter.cost[n] < forbidden && counter.cost[n - 1] < forbidden) {
      const Cost step = std::abs(counter.cost[n] - counter.cost[n - 1]);
      least = step > 0 ? std::min(least, step) : least;
    }
  }
  return least;
}

/// An eighth of the dearest thing that a person's day may cost; where patterns are many, of what a
/// unit of some counter costs: warmer stages would take long, for no pattern is too dear there, and
/// gain little. Not cold for this unit of cost.
double firstTemperature(const Model& model) {
  Cost dearest = 0;
  if (model.persons.size() < manyPersons) {
    for (const PatternTable& table : model.tables) {
      for (const Pattern& pattern : table.patterns) {
        dearest = std::max(dearest, pattern.cost);
      }
    }
  } else {
    for (const Counter& counter : model.counters) {
      const Cost step = leastStep(counter);
      dearest = step < forbidden ? std::max(dearest, step) : dearest;
    }
  }
  return std::max(static_cast<double>(dearest) / 8, static_cast<double>(costUnit(model)) / 4);
}

std::vector<double> inCostUnits(const Prices& prices) {
  std::vector<double> units;
  for (const Cost price : prices) {
    units.push_back(static_cast<double>(price) / static_cast<double>(scale));
  }
  return units;
}

/// Adds the patterns of one to those of the other.
void addAll(const Domains& from, Domains& to) {
  for (std::size_t person = 0; person < to.size(); ++person) {
    for (std::size_t day = 0; day < to[person].size(); ++day) {
      std::vector<std::uint16_t> both;
      std::set_union(from[person][day].begin(), from[person][day].end(), to[person][day].begin(),
                     to[person][day].end(), std::back_inserter(both));
      to[person][day] = std::move(both);
    }
  }
}

}  // namespace

SmoothAscent::SmoothAscent(const Model& model)
    : SmoothAscent(model, Prices(model.counters.size()), firstTemperature(model)) {}

SmoothAscent::SmoothAscent(const Model& model, Prices start, double temperature)
    : smooth_(model),
      climb_(inCostUnits(start)),
      temperature_(temperature),
      bestPrices_(std::move(start)) {}

/// The exact value at these prices, rounded.
Prices SmoothAscent::judge(Dual& dual, const Domains& domains, const std::vector<double>& prices) {
  Prices rounded;
  for (const double price : prices) {
    rounded.push_back(std::llround(std::clamp(price * scale, -dearestPrice, dearestPrice)));
  }
  const Cost value = dual.evaluate(rounded, domains);
  ++evaluations_;
  lastValue_ = value;
  if (value > bestValue_) {
    bestValue_ = value;
    bestPrices_ = rounded;
  }
  return rounded;
}

/// Climbs at this temperature among the patterns that are near the prices. Where the climb ends,
/// others may be cheaper: then it goes on with those as well.
void SmoothAscent::climb(Dual& dual, const Domains& domains, const Stop& stop) {
  const Cost width = std::llround(horizon * temperature_ * scale);
  const auto function = [&](const std::vector<double>& at, QuasiNewton::Point& point) {
    ++evaluations_;
    point.value = smooth_.evaluate(at, temperature_);
    point.gradient = smooth_.gradient();
    point.curvature = smooth_.curvature();
  };
  Domains near = domains;
  dual.reduce(judge(dual, domains, climb_.at()), near, 0, width);
  for (int tries = 0; tries < mostTries && !stop(); ++tries) {
    smooth_.look(near);
    climb_.restart(function);
    for (int step = 0; step < mostSteps && !stop(); ++step) {
      if (climb_.step(function) <= flat * temperature_) {
        break;
      }
    }
    const Prices here = judge(dual, domains, climb_.at());
    if (dual.evaluate(here, near) <= lastValue_) {
      break;
    }
    Domains now = domains;
    dual.reduce(here, now, 0, width);
    addAll(now, near);
  }
}

void SmoothAscent::stage(Dual& dual, const Domains& domains, const Stop& stop) {
  climb(dual, domains, stop);
  const std::vector<double> here = climb_.at();
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
