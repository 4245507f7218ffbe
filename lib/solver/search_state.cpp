#include "solver/search_state.hpp"

#include <algorithm>
#include <utility>

#include "solver/count_costs.hpp"

namespace tomatic::solver {
namespace {

// A limit that is hard to keep grows heavier from descent to descent; so many times at the most, or
// the sums of a long search would overflow.
constexpr Cost growthOfWeight = 1000;
constexpr Cost heaviestOfAll = 10'000'000'000;

}  // namespace

SearchState::SearchState(const Model& model)
    : model_(model),
      weeks_(model.persons.size(), Week(model.days)),
      counts_(model.counters.size()),
      weight_(model.counters.size(), dearestStep(model)),
      heaviest_(std::max(weight_.empty() ? 0 : weight_.front(),
                         std::min(dearestStep(model) * growthOfWeight, heaviestOfAll))) {
  for (const Counter& counter : model.counters) {
    CountCosts costs = countCosts(counter);
    legalCost_.push_back(std::move(costs.legal));
    excess_.push_back(std::move(costs.excess));
  }
}

void SearchState::assign(const Weeks& weeks) {
  weeks_ = weeks;
  std::fill(counts_.begin(), counts_.end(), 0);
  cost_ = model_.constant;
  broken_ = 0;
  heavy_ = 0;
  for (std::size_t counter = 0; counter < counts_.size(); ++counter) {
    cost_ += legalCost_[counter][0];
    broken_ += excess_[counter][0];
    heavy_ += weight_[counter] * excess_[counter][0];
  }
  for (std::size_t person = 0; person < weeks_.size(); ++person) {
    count(static_cast<int>(person), +1);
  }
}

void SearchState::setCount(int counter, int count) {
  const int old = counts_[counter];
  const Cost broken = excess_[counter][count] - excess_[counter][old];
  cost_ += legalCost_[counter][count] - legalCost_[counter][old];
  broken_ += broken;
  heavy_ += weight_[counter] * broken;
  counts_[counter] = count;
}

void SearchState::countDay(int index, int day, int sign) {
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const int items = model_.itemsPerDay(person);
  const Pattern& pattern = table.patterns[weeks_[index][day]];
  cost_ += sign * pattern.cost;
  for (int i = 0; i < pattern.itemCount; ++i) {
    const int item = table.items[pattern.firstItem + i];
    cost_ += sign * person.itemCost[day * items + item];
    model_.forEachCounter(person, day, item,
                          [&](int counter) { setCount(counter, counts_[counter] + sign); });
  }
}

void SearchState::count(int index, int sign) {
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const WeekSpace& space = model_.spaces[person.space];
  int state = 0;
  for (int day = 0; day < model_.days; ++day) {
    countDay(index, day, sign);
    state += space.step[table.patterns[weeks_[index][day]].usage];
  }
  cost_ += sign * space.finalCost[state];
}

void SearchState::change(int person, int day, std::uint16_t pattern) {
  countDay(person, day, -1);
  weeks_[person][day] = pattern;
  countDay(person, day, +1);
}

void SearchState::addWeight() {
  for (std::size_t counter = 0; counter < counts_.size(); ++counter) {
    const Cost broken = excess_[counter][counts_[counter]];
    if (broken > 0) {
      const Cost more = std::min(weight_[counter] / 4 + 1, heaviest_ - weight_[counter]);
      weight_[counter] += more;
      heavy_ += more * broken;
    }
  }
}

void SearchState::weigh(Cost weight) {
  std::fill(weight_.begin(), weight_.end(), weight);
  heavy_ = weight * broken_;
}

}  // namespace tomatic::solver
