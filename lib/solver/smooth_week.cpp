#include "solver/smooth_week.hpp"

#include <algorithm>
#include <cmath>

#include "solver/quick_exp.hpp"

namespace tomatic::solver {
namespace {

constexpr std::uint16_t noNode = 0xffff;

}  // namespace

SmoothWeek::SmoothWeek(const Model& model, int person)
    : model_(model), person_(model.persons[person]) {}

bool SmoothWeek::fits(const Model& model) {
  return std::all_of(model.persons.begin(), model.persons.end(), [&](const Person& person) {
    const std::size_t nodes =
        static_cast<std::size_t>(model.spaces[person.space].states) * (model.days + 1);
    const std::size_t options = model.tables[person.table].usages.size() * model.days;
    return std::max({nodes, options, person.itemCost.size()}) < noNode;
  });
}

void SmoothWeek::look(const std::vector<std::vector<std::uint16_t>>& allowed) {
  choiceCost_.clear();
  items_.clear();
  options_.clear();
  usage_.clear();
  firstOption_.clear();
  for (int day = 0; day < model_.days; ++day) {
    firstOption_.push_back(static_cast<std::uint32_t>(options_.size()));
    addOptions(day, allowed[day]);
  }
  firstOption_.push_back(static_cast<std::uint32_t>(options_.size()));
  options_.push_back({static_cast<std::uint32_t>(choiceCost_.size()), 0, 0});
  addArcs();
}

void SmoothWeek::addOptions(int day, const std::vector<std::uint16_t>& allowed) {
  const PatternTable& table = model_.tables[person_.table];
  const int items = model_.itemsPerDay(person_);
  for (std::size_t usage = 0; usage < table.usages.size(); ++usage) {
    Option option;
    option.firstChoice = static_cast<std::uint32_t>(choiceCost_.size());
    option.firstItem = static_cast<std::uint32_t>(items_.size());
    for (const std::uint16_t which : allowed) {
      const Pattern& pattern = table.patterns[which];
      if (pattern.usage != usage) {
        continue;
      }
      option.count = pattern.itemCount;
      Cost cost = pattern.cost;
      for (int i = 0; i < pattern.itemCount; ++i) {
        const int item = day * items + table.items[pattern.firstItem + i];
        cost += person_.itemCost[item];
        items_.push_back(static_cast<std::uint16_t>(item));
      }
      choiceCost_.push_back(static_cast<double>(cost));
    }
    if (option.firstChoice < choiceCost_.size()) {
      options_.push_back(option);
      usage_.push_back(static_cast<std::uint16_t>(usage));
    }
  }
}

/// Only what leads from nothing to a load that is allowed.
void SmoothWeek::addArcs() {
  const WeekSpace& space = model_.spaces[person_.space];
  const auto states = static_cast<std::size_t>(space.states);
  std::vector<char> ahead(states * (model_.days + 1));
  for (std::size_t state = 0; state < states; ++state) {
    ahead[states * model_.days + state] = space.finalCost[state] < forbidden ? 1 : 0;
  }
  for (int day = model_.days - 1; day >= 0; --day) {
    for (std::uint32_t option = firstOption_[day]; option < firstOption_[day + 1]; ++option) {
      for (const int source : space.sources[usage_[option]]) {
        const std::size_t target = states * (day + 1) + source + space.step[usage_[option]];
        ahead[states * day + source] |= ahead[target];
      }
    }
  }
  arcs_.clear();
  ends_.clear();
  nodes_ = 0;
  std::vector<std::uint16_t> node(states * (model_.days + 1), noNode);
  if (ahead[0] == 0) {
    return;
  }
  node[0] = static_cast<std::uint16_t>(nodes_++);
  for (int day = 0; day < model_.days; ++day) {
    for (std::uint32_t option = firstOption_[day]; option < firstOption_[day + 1]; ++option) {
      for (const int source : space.sources[usage_[option]]) {
        const std::uint16_t from = node[states * day + source];
        const std::size_t target = states * (day + 1) + source + space.step[usage_[option]];
        if (from == noNode || ahead[target] == 0) {
          continue;
        }
        if (node[target] == noNode) {
          node[target] = static_cast<std::uint16_t>(nodes_++);
        }
        arcs_.push_back({from, node[target], static_cast<std::uint16_t>(option)});
      }
    }
  }
  for (std::size_t state = 0; state < states; ++state) {
    if (node[states * model_.days + state] != noNode) {
      ends_.push_back(
          {node[states * model_.days + state], static_cast<double>(space.finalCost[state])});
    }
  }
}

const double* SmoothWeek::priceItems(const std::vector<double>& prices, Scratch& scratch) const {
  const std::size_t slots = model_.slots();
  scratch.slotPrice.assign(prices.begin(), prices.begin() + static_cast<std::ptrdiff_t>(slots));
  double* slotPrice = scratch.slotPrice.data();
  for (const int crowd : person_.crowdCounters) {
    const double* crowdPrice = prices.data() + crowd;
    for (std::size_t slot = 0; slot < slots; ++slot) {
      slotPrice[slot] += crowdPrice[slot];
    }
  }
  if (!model_.byLine()) {
    return slotPrice;
  }
  scratch.itemPrice.clear();
  for (std::size_t slot = 0; slot < slots; ++slot) {
    for (const int line : model_.tables[person_.table].lines) {
      scratch.itemPrice.push_back(slotPrice[slot] +
                                  prices[model_.cellCounter(static_cast<int>(slot), line)]);
    }
  }
  return scratch.itemPrice.data();
}

void SmoothWeek::priceChoices(const std::vector<double>& prices, Scratch& scratch) const {
  const double* itemPrice = priceItems(prices, scratch);
  scratch.cost.resize(choiceCost_.size());
  scratch.best.resize(usage_.size());
  for (std::size_t option = 0; option < usage_.size(); ++option) {
    const std::uint16_t* item = items_.data() + options_[option].firstItem;
    const int count = options_[option].count;
    double best = nowhere;
    for (std::uint32_t c = options_[option].firstChoice; c < options_[option + 1].firstChoice;
         ++c) {
      double cost = choiceCost_[c];
      for (int i = 0; i < count; ++i) {
        cost += itemPrice[*item++];
      }
      scratch.cost[c] = cost;
      best = std::min(best, cost);
    }
    scratch.best[option] = best;
  }
}

/// The cheapest ways to all nodes; returns the cost of the cheapest week.
double SmoothWeek::findWays(Scratch& scratch) const {
  scratch.value.assign(nodes_, nowhere);
  double* value = scratch.value.data();
  const double* best = scratch.best.data();
  value[0] = 0;
  for (const Arc& arc : arcs_) {
    value[arc.to] = std::min(value[arc.to], value[arc.from] + best[arc.option]);
  }
  double cheapest = nowhere;
  for (const End& end : ends_) {
    cheapest = std::min(cheapest, value[end.node] + end.cost);
  }
  return cheapest;
}

/// The arcs on weeks that are not negligible, the last first.
void SmoothWeek::findNear(double most, double perCost, Scratch& scratch) const {
  const double* value = scratch.value.data();
  scratch.rest.assign(nodes_, nowhere);
  double* rest = scratch.rest.data();
  for (const End& end : ends_) {
    rest[end.node] = end.cost;
  }
  scratch.through.assign(usage_.size(), nowhere);
  scratch.near.clear();
  for (auto arc = arcs_.rbegin(); arc != arcs_.rend(); ++arc) {
    const double onward = scratch.best[arc->option] + rest[arc->to];
    const double through = value[arc->from] + onward;
    if (through <= most) {
      rest[arc->from] = std::min(rest[arc->from], onward);
      scratch.through[arc->option] = std::min(scratch.through[arc->option], through);
      const double above = value[arc->from] + scratch.best[arc->option] - value[arc->to];
      scratch.near.push_back({*arc, above > 0 ? quickExp(-above * perCost) : 1.0});
    }
  }
}

void SmoothWeek::weighChoices(double most, double perCost, Scratch& scratch) const {
  scratch.weight.resize(choiceCost_.size());
  scratch.sum.resize(usage_.size());
  for (std::size_t option = 0; option < usage_.size(); ++option) {
    if (scratch.through[option] > most) {
      continue;
    }
    const double best = scratch.best[option];
    const double room = most - scratch.through[option];
    double sum = 0;
    for (std::uint32_t c = options_[option].firstChoice; c < options_[option + 1].firstChoice;
         ++c) {
      const double above = scratch.cost[c] - best;
      const double weight = above <= room ? quickExp(-above * perCost) : 0.0;
      scratch.weight[c] = weight;
      sum += weight;
    }
    scratch.sum[option] = sum;
  }
}

/// The weight of all weeks, relative to the cheapest; and how likely each option is.
/// Ways to and from a node are relative to the cheapest, so that nothing overflows.
double SmoothWeek::weighWeeks(double cheapest, double perCost, Scratch& scratch) const {
  scratch.there.assign(nodes_, 0.0);
  scratch.onward.assign(nodes_, 0.0);
  double* there = scratch.there.data();
  double* onward = scratch.onward.data();
  there[0] = 1;
  for (auto near = scratch.near.rbegin(); near != scratch.near.rend(); ++near) {
    near->weight *= scratch.sum[near->arc.option];
    there[near->arc.to] += there[near->arc.from] * near->weight;
  }
  double sum = 0;
  for (const End& end : ends_) {
    if (there[end.node] > 0) {
      const double above = scratch.value[end.node] + end.cost - cheapest;
      onward[end.node] = above > 0 ? quickExp(-above * perCost) : 1.0;
      sum += there[end.node] * onward[end.node];
    }
  }
  for (const End& end : ends_) {
    onward[end.node] /= sum;
  }
  scratch.likelihood.assign(usage_.size(), 0.0);
  for (const Near& near : scratch.near) {
    const double ahead = near.weight * onward[near.arc.to];
    onward[near.arc.from] += ahead;
    scratch.likelihood[near.arc.option] += there[near.arc.from] * ahead;
  }
  return sum;
}

void SmoothWeek::addShares(Scratch& scratch) const {
  scratch.share.assign(person_.itemCost.size(), 0.0);
  double* shares = scratch.share.data();
  for (std::size_t option = 0; option < usage_.size(); ++option) {
    if (!(scratch.likelihood[option] > 0)) {
      continue;
    }
    const double likelihood = scratch.likelihood[option] / scratch.sum[option];
    const int count = options_[option].count;
    const std::uint16_t* item = items_.data() + options_[option].firstItem;
    for (std::uint32_t c = options_[option].firstChoice; c < options_[option + 1].firstChoice;
         ++c, item += count) {
      const double share = scratch.weight[c] * likelihood;
      if (share > 0) {
        for (int i = 0; i < count; ++i) {
          shares[item[i]] += share;
        }
      }
    }
  }
}

double SmoothWeek::evaluate(const std::vector<double>& prices, double temperature,
                            Scratch& scratch) const {
  if (nodes_ == 0) {
    scratch.share.assign(person_.itemCost.size(), 0.0);
    return nowhere;
  }
  priceChoices(prices, scratch);
  const double cheapest = findWays(scratch);
  const double most = cheapest + negligible * temperature;
  const double perCost = 1 / temperature;
  findNear(most, perCost, scratch);
  weighChoices(most, perCost, scratch);
  const double sum = weighWeeks(cheapest, perCost, scratch);
  addShares(scratch);
  return sum > 1 ? cheapest - temperature * std::log(sum) : cheapest;
}

}  // namespace tomatic::solver
