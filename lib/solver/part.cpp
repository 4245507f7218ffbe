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
    addCounters(0, model_.slots());
    for (const int person : persons) {
      for (const int crowd : model_.persons[person].crowdCounters) {
        ++members_[crowd];
      }
    }
    for (const int person : persons) {
      addPerson(model_.persons[person]);
    }
    if (model_.byLine()) {
      addCells();
    }
    for (const int person : persons) {
      state_.insert(person);
    }
    return {std::move(persons), std::move(wholes_), std::move(part_)};
  }

 private:
  /// The counters of one kind, from the first on; returns it.
  int addCounters(int first, int count) {
    const auto [found, isNew] = counters_.emplace(first, static_cast<int>(part_.counters.size()));
    for (int which = first; isNew && which < first + count; ++which) {
      const Counter& whole = model_.counters[which];
      const int others = state_.countOf(which);
      Counter counter;
      counter.cost.assign(whole.cost.begin() + others, whole.cost.end());
      part_.constant -= state_.costOf(which);
      part_.counters.push_back(std::move(counter));
      wholes_.push_back(which);
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
    person.crowdCounters.clear();
    for (const int crowd : whole.crowdCounters) {
      if (members_[crowd] == 1) {
        fold(crowd, person);
        continue;
      }
      person.crowdCounters.push_back(addCounters(crowd, model_.slots()));
      countMost(person.crowdCounters.back());
    }
    part_.persons.push_back(std::move(person));
  }

  void addCells() {
    part_.cellsPerSlot = model_.cellsPerSlot;
    part_.firstCell = addCounters(model_.firstCell, model_.slots() * model_.cellsPerSlot);
    for (Person& person : part_.persons) {
      closeCells(person);
    }
  }

  /// Nobody else of the crowd is in the part: what it costs to join those who stay is the person's
  /// own, and where it has no room is closed to them.
  void fold(int crowd, Person& person) {
    const int ownLines = part_.tables[person.table].ownLines;
    std::vector<bool> closed(person.itemCost.size());
    for (std::size_t item = 0; item < closed.size(); ++item) {
      const int counter = crowd + static_cast<int>(item) / ownLines;
      const std::vector<Cost>& cost = model_.counters[counter].cost;
      const std::size_t others = state_.countOf(counter);
      closed[item] = others + 1 >= cost.size() || cost[others + 1] >= forbidden;
      if (!closed[item]) {
        person.itemCost[item] += cost[others + 1] - cost[others];
      }
    }
    close(person, closed);
  }

  /// Cells that others have are closed to the person.
  void closeCells(Person& person) {
    const PatternTable& table = part_.tables[person.table];
    std::vector<bool> closed(person.itemCost.size());
    for (std::size_t item = 0; item < closed.size(); ++item) {
      Counter& cell = part_.counters[part_.cellCounter(static_cast<int>(item) / table.ownLines,
                                                       table.lines[item % table.ownLines])];
      closed[item] = cell.cost.size() < 2 || cell.cost[1] >= forbidden;
      ++cell.most;
    }
    close(person, closed);
  }

  /// Patterns with any of these items of the week are not allowed.
  void close(Person& person, const std::vector<bool>& items) const {
    const PatternTable& table = part_.tables[person.table];
    const int perDay = model_.turns * table.ownLines;
    for (int day = 0; day < model_.days; ++day) {
      auto& allowed = person.allowed[day];
      const auto isClosed = [&](std::uint16_t index) {
        const Pattern& pattern = table.patterns[index];
        const auto first = table.items.begin() + pattern.firstItem;
        return std::any_of(first, first + pattern.itemCount,
                           [&](std::uint16_t item) { return items[day * perDay + item]; });
      };
      allowed.erase(std::remove_if(allowed.begin(), allowed.end(), isClosed), allowed.end());
    }
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
  std::map<int, int> members_;   // first counter of a crowd → how many of the part count there
  std::map<int, int> counters_;  // first of the whole → first of the part
  std::map<int, int> tables_;
  std::map<int, int> spaces_;
};

}  // namespace

Part partOf(const Model& model, SearchState& state, std::vector<int> persons) {
  return PartMaker(model, state).make(std::move(persons));
}

}  // namespace tomatic::solver
