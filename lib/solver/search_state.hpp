// Complete weeks of everybody with their counts and cost, kept up to date as weeks change. Hard
// limits of counters may be broken: the state knows by how much, and what that weighs for a search.
#pragma once

#include <vector>

#include "solver/model.hpp"

namespace tomatic::solver {

class SearchState {
 public:
  explicit SearchState(const Model& model);

  /// Starts from these weeks.
  void assign(const Weeks& weeks);
  const Weeks& weeks() const { return weeks_; }
  const Week& week(int person) const { return weeks_[person]; }

  /// Takes a person out of the counts and the cost, or puts them back with their week.
  void remove(int person) { count(person, -1); }
  void insert(int person) { count(person, +1); }
  /// The week of a person who is taken out.
  Week& openWeek(int person) { return weeks_[person]; }
  /// Changes one day of a person who is in.
  void change(int person, int day, std::uint16_t pattern);

  int countOf(int counter) const { return counts_[counter]; }
  /// What a counter costs now, without what is broken.
  Cost costOf(int counter) const { return legalCost_[counter][counts_[counter]]; }
  /// The cost without what is broken.
  Cost cost() const { return cost_; }
  /// Units by which hard limits are broken.
  Cost broken() const { return broken_; }
  /// The cost with what is broken at its weight: what a search goes by.
  Cost weighted() const { return cost_ + heavy_; }

  /// What one more, or one less, in a counter changes the weighted cost by.
  Cost gain(int counter) const {
    return weightedCost(counter, counts_[counter] + 1) - now(counter);
  }
  Cost loss(int counter) const {
    return weightedCost(counter, counts_[counter] - 1) - now(counter);
  }

  /// Makes every limit that is broken now heavier (Morris 1993, "breakout"), within reason. Weights
  /// outlast assign().
  void addWeight();
  /// Makes all limits this heavy.
  void weigh(Cost weight);

 private:
  void count(int person, int sign);
  void countDay(int person, int day, int sign);
  void setCount(int counter, int count);
  Cost now(int counter) const { return weightedCost(counter, counts_[counter]); }
  Cost weightedCost(int counter, int count) const {
    return legalCost_[counter][count] + weight_[counter] * excess_[counter][count];
  }

  const Model& model_;
  Weeks weeks_;
  std::vector<int> counts_;
  // By counter and count: the cost (outside the legal range that of the nearest legal count), and
  // the units outside of it.
  std::vector<std::vector<Cost>> legalCost_;
  std::vector<std::vector<Cost>> excess_;
  std::vector<Cost> weight_;
  Cost heaviest_ = 0;  // that a weight may become
  Cost cost_ = 0;
  Cost broken_ = 0;
  Cost heavy_ = 0;
};

}  // namespace tomatic::solver
