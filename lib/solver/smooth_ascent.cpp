#include "solver/smooth_ascent.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "solver/dual.hpp"
#include "solver/smooth_dual.hpp"

namespace tomatic::solver {
namespace {

constexpr double cooling = 0.5;
constexpr int mostTries = 5;  // to find the patterns that count
constexpr int usualSteps = 30;
constexpr double coolStart = 0.25;  // where no pattern is left out, cold stages are as quick
constexpr double flat = 0.05;       // gain of a step, in temperatures, that ends a stage
constexpr double horizon = 25;      // in temperatures: patterns dearer than that are left out

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
    for (const Person& person : model.persons) {
      for (const Cost cost : person.itemCost) {
        dearest = std::max(dearest, std::abs(cost));
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

/// As many as told, 0 where there are no more.
std::vector<double> startAt(const Prices& prices, std::size_t size) {
  std::vector<double> start = inCostUnits(prices);
  start.resize(size);
  return start;
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

Domains patternsNear(Relaxation& relaxation, const Prices& prices, const Domains& domains,
                     double temperature) {
  Domains near = domains;
  relaxation.reduce(prices, near, 0, std::llround(horizon * temperature * scale));
  return near;
}

SmoothAscent::SmoothAscent(const Model& model)
    : SmoothAscent(model, Prices(model.counters.size()), firstTemperature(model)) {}

SmoothAscent::SmoothAscent(const Model& model, Prices start, double temperature)
    : SmoothAscent(std::make_unique<SmoothDual>(model), std::move(start), temperature, usualSteps) {
}

SmoothAscent::SmoothAscent(const Model& model, std::unique_ptr<SmoothFunction> smooth,
                           int mostSteps)
    : SmoothAscent(std::move(smooth), {}, firstTemperature(model) * coolStart, mostSteps) {}

SmoothAscent::SmoothAscent(std::unique_ptr<SmoothFunction> smooth, Prices start, double temperature,
                           int mostSteps)
    : smooth_(std::move(smooth)),
      mostSteps_(mostSteps),
      climb_(startAt(start, smooth_->prices())),
      temperature_(temperature),
      bestPrices_(std::move(start)) {}

/// The exact value at these prices, rounded.
Prices SmoothAscent::judge(Relaxation& relaxation, const Domains& domains,
                           const std::vector<double>& prices) {
  Prices rounded = scaled(prices);
  const Cost value = relaxation.evaluate(rounded, domains);
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
void SmoothAscent::climb(Relaxation& relaxation, const Domains& domains, const Stop& stop) {
  const auto function = [&](const std::vector<double>& at, QuasiNewton::Point& point) {
    ++evaluations_;
    smooth_->evaluate(at, temperature_, point);
  };
  Domains near =
      patternsNear(relaxation, judge(relaxation, domains, climb_.at()), domains, temperature_);
  for (int tries = 0; tries < mostTries && !stop(); ++tries) {
    smooth_->look(near);
    climb_.restart(function);
    for (int step = 0; step < mostSteps_ && !stop(); ++step) {
      if (climb_.step(function) <= flat * temperature_) {
        break;
      }
    }
    const Prices here = judge(relaxation, domains, climb_.at());
    if (relaxation.evaluate(here, near) <= lastValue_) {
      break;
    }
    addAll(patternsNear(relaxation, here, domains, temperature_), near);
  }
}

void SmoothAscent::stage(Relaxation& relaxation, const Domains& domains, const Stop& stop) {
  climb(relaxation, domains, stop);
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
    judge(relaxation, domains, end);
    climb_.moveTo(std::move(next));
  }
  before_ = here;
  wider_ = temperature_;
  temperature_ *= cooling;
}

}  // namespace tomatic::solver
