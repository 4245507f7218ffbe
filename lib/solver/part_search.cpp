#include "solver/part_search.hpp"

#include <algorithm>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr int leastPersons = 25;
constexpr int mostPersons = 50;
constexpr double shareOfRound = 0.2;  // of those who are left, who settle at once

}  // namespace

PartSearch::PartSearch(const Model& model, std::uint64_t seed)
    : model_(model), random_(seed), state_(model), order_(model.persons.size()) {
  std::iota(order_.begin(), order_.end(), 0);
}

void PartSearch::look(const Prices& prices, Domains near, double temperature) {
  prices_.clear();
  for (const Cost price : prices) {
    prices_.push_back(static_cast<double>(price) / static_cast<double>(scale));
  }
  near_ = std::move(near);
  temperature_ = temperature;
}

std::vector<int> PartSearch::somePersons() {
  const int wanted = leastPersons + random_.below(mostPersons - leastPersons);
  const int all = static_cast<int>(order_.size());
  const int count = std::min(wanted, all);
  for (int i = 0; i < count; ++i) {
    std::swap(order_[i], order_[i + random_.below(all - i)]);
  }
  std::vector<int> chosen(order_.begin(), order_.begin() + count);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

bool PartSearch::improve(int tries, Incumbent& incumbent, const Stop& stop) {
  state_.assign(incumbent.weeks);
  const Cost before = incumbent.cost;
  for (int i = 0; i < tries && !stop(); ++i) {
    tryPart(incumbent, stop);
  }
  return incumbent.cost < before;
}

/// Keeps what the part comes to if it costs no more.
bool PartSearch::tryPart(Incumbent& incumbent, const Stop& stop) {
  const Part part = partOf(model_, state_, somePersons());
  std::vector<double> prices;
  for (const int counter : part.counters) {
    prices.push_back(prices_[counter]);
  }
  Domains near;
  for (const int person : part.persons) {
    near.push_back(near_[person]);
  }
  Dive dive(part.model);
  const Weeks start = dive.run(near, prices, temperature_, shareOfRound, stop);
  evaluations_ += dive.evaluations();
  if (start.empty()) {
    return false;
  }
  Primal primal(part.model, random_.next());
  Incumbent best;
  primal.descend(start, fullDomains(part.model), best, stop);
  ++descents_;
  if (best.cost > incumbent.cost) {
    return false;
  }
  incumbent.cost = best.cost;
  for (std::size_t i = 0; i < part.persons.size(); ++i) {
    incumbent.weeks[part.persons[i]] = best.weeks[i];
  }
  state_.assign(incumbent.weeks);
  return true;
}

}  // namespace tomatic::solver
