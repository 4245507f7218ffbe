#include "solver/smooth_dual.hpp"

#include <algorithm>
#include <cmath>

namespace tomatic::solver {
namespace {

constexpr double nowhere = 1e200;
constexpr double negligible = 25;  // in temperatures: e^−25 of the best

}  // namespace

SmoothDual::SmoothDual(const Model& model)
    : model_(model),
      settled_(model.persons.size()),
      settledCounts_(model.counters.size()),
      gradient_(model.counters.size()),
      curvature_(model.counters.size()),
      shares_(model.persons.size() * model.slots()),
      slotPrice_(model.slots()),
      slotShare_(model.slots()) {
  for (const Counter& counter : model.counters) {
    addCounts(counter);
  }
}

void SmoothDual::look(const Domains& domains) {
  firstChoice_.clear();
  choices_.clear();
  slots_.clear();
  settledCost_ = 0;
  std::fill(settledCounts_.begin(), settledCounts_.end(), 0);
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    settled_[index] = settle(static_cast<int>(index), domains[index]) ? 1 : 0;
    for (int day = 0; day < model_.days; ++day) {
      firstChoice_.push_back(static_cast<std::uint32_t>(choices_.size()));
      if (settled_[index] != 0) {
        continue;
      }
      for (const std::uint16_t which : domains[index][day]) {
        const Pattern& pattern = table.patterns[which];
        Choice choice;
        choice.firstSlot = static_cast<std::uint32_t>(slots_.size());
        choice.count = pattern.itemCount;
        choice.usage = pattern.usage;
        Cost cost = pattern.cost;
        for (int i = 0; i < pattern.itemCount; ++i) {
          const int slot = day * model_.turns + table.items[pattern.firstItem + i];
          cost += person.itemCost[slot];
          slots_.push_back(static_cast<std::uint16_t>(slot));
        }
        choice.cost = static_cast<double>(cost);
        choices_.push_back(choice);
      }
    }
  }
  firstChoice_.push_back(static_cast<std::uint32_t>(choices_.size()));
}

/// Whether the person has one week only, which is then counted.
bool SmoothDual::settle(int index, const std::vector<std::vector<std::uint16_t>>& allowed) {
  if (std::any_of(allowed.begin(), allowed.end(),
                  [](const auto& day) { return day.size() != 1; })) {
    return false;
  }
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const WeekSpace& space = model_.spaces[person.space];
  float* shares = shares_.data() + static_cast<std::size_t>(index) * model_.slots();
  std::fill(shares, shares + model_.slots(), 0.0F);
  int state = 0;
  Cost cost = 0;
  for (int day = 0; day < model_.days; ++day) {
    const Pattern& pattern = table.patterns[allowed[day].front()];
    state += space.step[pattern.usage];
    cost += pattern.cost;
    for (int i = 0; i < pattern.itemCount; ++i) {
      const int slot = day * model_.turns + table.items[pattern.firstItem + i];
      cost += person.itemCost[slot];
      shares[slot] = 1;
      ++settledCounts_[slot];
      for (const int crowd : person.crowdCounters) {
        ++settledCounts_[crowd + slot];
      }
    }
  }
  settledCost_ += static_cast<double>(cost + space.finalCost[state]);
  return true;
}

void SmoothDual::evaluate(const std::vector<double>& prices, double temperature,
                          QuasiNewton::Point& point) {
  temperature_ = temperature;
  std::fill(curvature_.begin(), curvature_.end(), 0.05 / temperature);
  double value = static_cast<double>(model_.constant) + settledCost_;
  for (std::size_t c = 0; c < gradient_.size(); ++c) {
    gradient_[c] = settledCounts_[c];
    value += prices[c] * gradient_[c];
  }
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    if (settled_[index] == 0) {
      value += person(static_cast<int>(index), prices);
    }
  }
  for (std::size_t c = 0; c < model_.counters.size(); ++c) {
    value += counter(static_cast<int>(c), prices[c]);
  }
  point.value = value;
  point.gradient = gradient_;
  point.curvature = curvature_;
}

/// The counts that are allowed; where some between are not, those on the cheapest's side.
void SmoothDual::addCounts(const Counter& counter) {
  const std::vector<Cost>& cost = counter.cost;
  const auto cheapest = std::min_element(cost.begin(), cost.end());
  const auto legal = [](Cost of) { return of < forbidden; };
  auto low = cheapest;
  while (low != cost.begin() && legal(*(low - 1))) {
    --low;
  }
  const auto high = std::find_if_not(cheapest, cost.end(), legal);
  Counts counts;
  counts.first = static_cast<std::uint32_t>(countCost_.size());
  counts.low = static_cast<int>(low - cost.begin());
  counts.size = static_cast<int>(std::max<std::ptrdiff_t>(high - low, 0));
  countCost_.insert(countCost_.end(), low, low + counts.size);
  counts_.push_back(counts);
}

/// Walks up and down from the cheapest count, as far as counts matter.
double SmoothDual::counter(int index, double price) {
  Counts& counts = counts_[index];
  if (counts.size == 0) {
    return nowhere;
  }
  const double* cost = countCost_.data() + counts.first;
  int cheapest = counts.cheapest;
  while (cheapest + 1 < counts.size && cost[cheapest + 1] - cost[cheapest] < price) {
    ++cheapest;
  }
  while (cheapest > 0 && cost[cheapest] - cost[cheapest - 1] > price) {
    --cheapest;
  }
  counts.cheapest = cheapest;
  double sum = 1;
  double mean = 0;
  double square = 0;
  const double most = negligible * temperature_;
  const auto walk = [&](int end, int step) {
    for (int n = cheapest + step; n != end; n += step) {
      const double away = n - cheapest;
      const double above = cost[n] - cost[cheapest] - price * away;
      if (above > most) {
        break;
      }
      const double weight = std::exp(-above / temperature_);
      sum += weight;
      mean += weight * away;
      square += weight * away * away;
    }
  };
  walk(-1, -1);
  walk(counts.size, 1);
  const double least = cost[cheapest] - price * (counts.low + cheapest);
  mean /= sum;
  gradient_[index] -= counts.low + cheapest + mean;
  curvature_[index] += (square / sum - mean * mean) / temperature_;
  return sum > 1 ? least - temperature_ * std::log(sum) : least;
}

void SmoothDual::priceDays(int index, const std::vector<double>& prices) {
  const Person& person = model_.persons[index];
  const std::size_t usages = model_.tables[person.table].usages.size();
  for (int slot = 0; slot < model_.slots(); ++slot) {
    slotPrice_[slot] = prices[slot];
  }
  for (const int crowd : person.crowdCounters) {
    for (int slot = 0; slot < model_.slots(); ++slot) {
      slotPrice_[slot] += prices[crowd + slot];
    }
  }
  const std::uint32_t* first = firstChoice_.data() + static_cast<std::size_t>(index) * model_.days;
  cost_.resize(first[model_.days] - first[0]);
  weight_.resize(cost_.size());
  best_.assign(usages * model_.days, nowhere);
  for (int day = 0; day < model_.days; ++day) {
    double* best = best_.data() + usages * day;
    for (std::uint32_t c = first[day]; c < first[day + 1]; ++c) {
      const Choice& choice = choices_[c];
      double cost = choice.cost;
      for (int i = 0; i < choice.count; ++i) {
        cost += slotPrice_[slots_[choice.firstSlot + i]];
      }
      cost_[c - first[0]] = cost;
      best[choice.usage] = std::min(best[choice.usage], cost);
    }
  }
}

/// The cheapest ways to and from all states, and the cost of the cheapest week.
double SmoothDual::findWays(const WeekSpace& space, std::size_t usages) {
  const std::size_t states = space.states;
  value_.assign(states * (model_.days + 1), nowhere);
  rest_.assign(states * (model_.days + 1), nowhere);
  value_[0] = 0;
  for (int day = 0; day < model_.days; ++day) {
    const double* from = value_.data() + states * day;
    double* to = value_.data() + states * (day + 1);
    for (std::size_t usage = 0; usage < usages; ++usage) {
      const double best = best_[usages * day + usage];
      for (const int source : space.sources[usage]) {
        double& there = to[source + space.step[usage]];
        there = std::min(there, from[source] + best);
      }
    }
  }
  for (std::size_t state = 0; state < states; ++state) {
    if (space.finalCost[state] < forbidden) {
      rest_[states * model_.days + state] = static_cast<double>(space.finalCost[state]);
    }
  }
  for (int day = model_.days - 1; day >= 0; --day) {
    const double* from = rest_.data() + states * (day + 1);
    double* to = rest_.data() + states * day;
    for (std::size_t usage = 0; usage < usages; ++usage) {
      const double best = best_[usages * day + usage];
      for (const int source : space.sources[usage]) {
        to[source] = std::min(to[source], from[source + space.step[usage]] + best);
      }
    }
  }
  return rest_[0];
}

/// Those on weeks that are not negligible.
void SmoothDual::findArcs(const WeekSpace& space, std::size_t usages, double cheapest) {
  const std::size_t states = space.states;
  const double most = cheapest + negligible * temperature_;
  arcs_.clear();
  through_.assign(usages * model_.days, nowhere);
  for (int day = 0; day < model_.days; ++day) {
    const double* from = value_.data() + states * day;
    const double* to = value_.data() + states * (day + 1);
    const double* rest = rest_.data() + states * (day + 1);
    for (std::size_t usage = 0; usage < usages; ++usage) {
      const std::size_t which = usages * day + usage;
      const double best = best_[which];
      for (const int source : space.sources[usage]) {
        const int target = source + space.step[usage];
        const double through = from[source] + best + rest[target];
        if (through <= most) {
          through_[which] = std::min(through_[which], through);
          const double above = from[source] + best - to[target];
          arcs_.push_back({static_cast<std::uint32_t>(states * day + source),
                           static_cast<std::uint32_t>(states * (day + 1) + target),
                           static_cast<std::uint32_t>(which),
                           above > 0 ? std::exp(-above / temperature_) : 1.0});
        }
      }
    }
  }
}

void SmoothDual::weighChoices(int index, std::size_t usages, double cheapest) {
  const std::uint32_t* first = firstChoice_.data() + static_cast<std::size_t>(index) * model_.days;
  sum_.assign(usages * model_.days, 0.0);
  for (int day = 0; day < model_.days; ++day) {
    const double* best = best_.data() + usages * day;
    const double* through = through_.data() + usages * day;
    double* sum = sum_.data() + usages * day;
    for (std::uint32_t c = first[day]; c < first[day + 1]; ++c) {
      const std::uint16_t usage = choices_[c].usage;
      const double above = cost_[c - first[0]] - best[usage];
      double weight = 0;
      if (through[usage] + above <= cheapest + negligible * temperature_) {
        weight = above > 0 ? std::exp(-above / temperature_) : 1.0;
        sum[usage] += weight;
      }
      weight_[c - first[0]] = weight;
    }
  }
}

/// The weight of all weeks, relative to the cheapest; and how likely each usage of each day is,
/// divided by its sum of weights. Ways to and from a state are relative to the cheapest, so that
/// nothing overflows.
double SmoothDual::weighWeeks(const WeekSpace& space) {
  const std::size_t states = space.states;
  const std::size_t last = states * model_.days;
  there_.assign(value_.size(), 0.0);
  onward_.assign(value_.size(), 0.0);
  there_[0] = 1;
  for (const Arc& arc : arcs_) {
    there_[arc.to] += there_[arc.from] * arc.weight * sum_[arc.usage];
  }
  double sum = 0;
  for (std::size_t state = 0; state < states; ++state) {
    if (there_[last + state] > 0) {
      const double above = value_[last + state] + rest_[last + state] - rest_[0];
      onward_[last + state] = above > 0 ? std::exp(-above / temperature_) : 1.0;
      sum += there_[last + state] * onward_[last + state];
    }
  }
  for (std::size_t state = last; state < onward_.size(); ++state) {
    onward_[state] /= sum;
  }
  usage_.assign(sum_.size(), 0.0);
  for (auto arc = arcs_.rbegin(); arc != arcs_.rend(); ++arc) {
    const double onward = arc->weight * onward_[arc->to];
    onward_[arc->from] += onward * sum_[arc->usage];
    usage_[arc->usage] += there_[arc->from] * onward;
  }
  return sum;
}

void SmoothDual::addShares(int index, std::size_t usages) {
  const Person& person = model_.persons[index];
  const std::uint32_t* first = firstChoice_.data() + static_cast<std::size_t>(index) * model_.days;
  std::fill(slotShare_.begin(), slotShare_.end(), 0.0);
  for (int day = 0; day < model_.days; ++day) {
    for (std::uint32_t c = first[day]; c < first[day + 1]; ++c) {
      const Choice& choice = choices_[c];
      const double share = weight_[c - first[0]] * usage_[usages * day + choice.usage];
      if (share > 0) {
        for (int i = 0; i < choice.count; ++i) {
          slotShare_[slots_[choice.firstSlot + i]] += share;
        }
      }
    }
  }
  float* shares = shares_.data() + static_cast<std::size_t>(index) * model_.slots();
  for (int slot = 0; slot < model_.slots(); ++slot) {
    const double share = slotShare_[slot];
    shares[slot] = static_cast<float>(share);
    const double bend = share * (1 - share) / temperature_;
    gradient_[slot] += share;
    curvature_[slot] += bend;
    for (const int crowd : person.crowdCounters) {
      gradient_[crowd + slot] += share;
      curvature_[crowd + slot] += bend;
    }
  }
}

double SmoothDual::person(int index, const std::vector<double>& prices) {
  const WeekSpace& space = model_.spaces[model_.persons[index].space];
  const std::size_t usages = model_.tables[model_.persons[index].table].usages.size();
  priceDays(index, prices);
  const double cheapest = findWays(space, usages);
  findArcs(space, usages, cheapest);
  weighChoices(index, usages, cheapest);
  const double sum = weighWeeks(space);
  addShares(index, usages);
  return sum > 1 ? cheapest - temperature_ * std::log(sum) : cheapest;
}

}  // namespace tomatic::solver
