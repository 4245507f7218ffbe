#include "solver/part_search.hpp"

#include <algorithm>
#include <numeric>

namespace tomatic::solver {
namespace {

// A part is a sixth of everybody, within these.
constexpr int leastPersons = 50;
constexpr int mostPersons = 150;
constexpr int partsOfWeek = 6;
constexpr double shareOfRound = 0.05;  // of those who are left, who settle at once

}  // namespace

PartSearch::PartSearch(const Model& model, std::uint64_t seed)
    : model_(model), random_(seed), state_(model), order_(model.persons.size()) {
  const int all = static_cast<int>(order_.size());
  size_ = std::min(all, std::clamp(all / partsOfWeek, leastPersons, mostPersons));
  next_ = order_.size();
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

/// Others each time, until nobody is left; then anew.
std::vector<int> PartSearch::nextPersons() {
  if (order_.size() - next_ < size_) {
    random_.shuffle(order_);
    next_ = 0;
  }
  const auto first = order_.begin() + static_cast<std::ptrdiff_t>(next_);
  next_ += size_;
  std::vector<int> chosen(first, first + static_cast<std::ptrdiff_t>(size_));
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

bool PartSearch::improve(int rounds, Incumbent& incumbent, const Stop& stop) {
  state_.assign(incumbent.weeks);
  const Cost before = incumbent.cost;
  const std::size_t tries = rounds * (order_.size() / size_);
  for (std::size_t i = 0; i < tries && !stop(); ++i) {
    tryPart(incumbent, stop);
  }
  return incumbent.cost < before;
}

/// Keeps what the part comes to if it costs no more.
bool PartSearch::tryPart(Incumbent& incumbent, const Stop& stop) {
  const Part part = partOf(model_, state_, nextPersons());
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
