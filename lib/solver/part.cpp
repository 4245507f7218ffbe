#include "solver/part.hpp"

#include <algorithm>
#include <map>

namespace tomatic::solver {
namespace {

class PartMaker {
 public:
  PartMaker(const Model& model, SearchState& state) : model_(model), state_(state) {
    part_.days = model.days;
    part_.turns = model.turns;
  }

  Part make(std::vector<int> persons) {
    part_.ceiling = state_.cost();
    for (const int person : persons) {
      state_.remove(person);
    }
    part_.constant = state_.cost();
    addCounters(0);
    for (const int person : persons) {
      addPerson(model_.persons[person]);
    }
    for (const int person : persons) {
      state_.insert(person);
    }
    return {std::move(persons), std::move(wholes_), std::move(part_)};
  }

 private:
  /// The counters of one kind, a slot each; returns the first.
  int addCounters(int first) {
    const auto [found, isNew] = counters_.emplace(first, static_cast<int>(part_.counters.size()));
    for (int slot = 0; isNew && slot < model_.slots(); ++slot) {
      const Counter& whole = model_.counters[first + slot];
      const int others = state_.countOf(first + slot);
      Counter counter;
      counter.cost.assign(whole.cost.begin() + others, whole.cost.end());
      part_.constant -= state_.costOf(first + slot);
      part_.counters.push_back(std::move(counter));
      wholes_.push_back(first + slot);
    }
    return found->second;
  }

  void addPerson(const Person& whole) {
    Person person = whole;
    const auto [table, newTable] =
        tables_.emplace(whole.table, static_cast<int>(part_.tables.size()));
    if (newTable) {
      part_.tables.push_back(model_.tables[whole.table]);
    }
    const auto [space, newSpace] =
        spaces_.emplace(whole.space, static_cast<int>(part_.spaces.size()));
    if (newSpace) {
      part_.spaces.push_back(model_.spaces[whole.space]);
    }
    person.table = table->second;
    person.space = space->second;
    countMost(0);
    for (int& crowd : person.crowdCounters) {
      crowd = addCounters(crowd);
      countMost(crowd);
    }
    part_.persons.push_back(std::move(person));
  }

  void countMost(int first) {
    for (int slot = 0; slot < model_.slots(); ++slot) {
      ++part_.counters[first + slot].most;
    }
  }

  const Model& model_;
  SearchState& state_;
  Model part_;
  std::vector<int> wholes_;      // by counter of the part: which of the whole
  std::map<int, int> counters_;  // first of the whole → first of the part
  std::map<int, int> tables_;
  std::map<int, int> spaces_;
};

}  // namespace

Part partOf(const Model& model, SearchState& state, std::vector<int> persons) {
  return PartMaker(model, state).make(std::move(persons));
}

}  // namespace tomatic::solver
