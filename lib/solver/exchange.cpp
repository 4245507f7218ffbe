#include "solver/exchange.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

constexpr std::size_t personsPerPoll = 100;
constexpr int mostFailures = 8;  // cycles that did not keep their promise

}  // namespace

Exchange::Exchange(const Model& model, SearchState& state, Random& random)
    : model_(model), state_(state), random_(random), nodes_(model.slots() + 1) {
  int mostItems = 0;
  for (const PatternTable& table : model.tables) {
    mostItems = std::max(mostItems, model.turns * table.ownLines);
  }
  for (int item = 0; item < mostItems; ++item) {
    itemKey_.push_back(random_.next());
  }
  for (const PatternTable& table : model.tables) {
    auto& byKey = patternByKey_.emplace_back();
    auto& keys = keyOfPattern_.emplace_back();
    for (std::size_t index = 0; index < table.patterns.size(); ++index) {
      const Pattern& pattern = table.patterns[index];
      std::uint64_t key = 0;
      for (int i = 0; i < pattern.itemCount; ++i) {
        key ^= itemKey_[table.items[pattern.firstItem + i]];
      }
      keys.push_back(key);
      byKey.emplace(key, static_cast<std::uint16_t>(index));
    }
  }
  moved_.resize(model.persons.size());
  leave_.resize(model.slots());
  arrive_.resize(model.slots());
  bare_.resize(model.slots());
  place_.resize(model.slots());
  moves_.resize(static_cast<std::size_t>(nodes_) * nodes_);
  distance_.resize(moves_.size());
  next_.resize(moves_.size());
}

int Exchange::ownLineOf(const Person& person, int line) const {
  if (!model_.byLine()) {
    return 0;
  }
  const auto& lines = model_.tables[person.table].lines;
  const auto found = std::find(lines.begin(), lines.end(), line);
  return found == lines.end() ? -1 : static_cast<int>(found - lines.begin());
}

int Exchange::changed(const Domains& domains, int index, int day, int without, int with) const {
  const int table = model_.persons[index].table;
  std::uint64_t key = keyOfPattern_[table][state_.week(index)[day]];
  if (without >= 0) {
    key ^= itemKey_[without];
  }
  if (with >= 0) {
    key ^= itemKey_[with];
  }
  const auto found = patternByKey_[table].find(key);
  if (found == patternByKey_[table].end()) {
    return -1;
  }
  const auto& allowed = domains[index][day];
  return std::binary_search(allowed.begin(), allowed.end(), found->second) ? found->second : -1;
}

void Exchange::offer(int from, int to, Cost cost, int person) {
  Move& best = move(from, to);
  // Chance decides between equals.
  if (cost < best.cost || (cost == best.cost && (random_.next() & 1U) != 0)) {
    best = {cost, person};
  }
}

void Exchange::collectPerson(const Domains& domains, int index, int ownLine) {
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const int items = model_.itemsPerDay(person);
  const Week& week = state_.week(index);
  const auto itemOf = [&](int turn) { return turn * table.ownLines + ownLine; };
  const auto patternOf = [&](int day) -> const Pattern& { return table.patterns[week[day]]; };
  std::fill(leave_.begin(), leave_.end(), forbidden);
  std::fill(arrive_.begin(), arrive_.end(), forbidden);
  std::fill(place_.begin(), place_.end(), 0);
  for (int day = 0; day < model_.days; ++day) {
    const Pattern& pattern = patternOf(day);
    for (int i = 0; i < pattern.itemCount; ++i) {
      const int item = table.items[pattern.firstItem + i];
      place_[day * model_.turns + item / table.ownLines] = item % table.ownLines == ownLine ? 1 : 2;
    }
  }
  for (int slot = 0; slot < model_.slots(); ++slot) {
    if (place_[slot] == 2) {
      continue;
    }
    const int day = slot / model_.turns;
    const int item = itemOf(slot % model_.turns);
    const bool here = place_[slot] == 1;
    // What crowds and items charge; slots and cells are charged at the ends of a chain.
    Cost cost = person.itemCost[day * items + item] * (here ? -1 : 1);
    for (const int crowd : person.crowdCounters) {
      cost += here ? state_.loss(crowd + slot) : state_.gain(crowd + slot);
    }
    bare_[slot] = cost;
    const int to = changed(domains, index, day, here ? item : -1, here ? -1 : item);
    if (to >= 0) {
      (here ? leave_ : arrive_)[slot] = cost + table.patterns[to].cost - patternOf(day).cost;
    }
  }
  for (int from = 0; from < model_.slots(); ++from) {
    if (place_[from] != 1) {
      continue;
    }
    const int day = from / model_.turns;
    for (int to = 0; to < model_.slots(); ++to) {
      if (to / model_.turns != day) {
        if (leave_[from] < forbidden && arrive_[to] < forbidden) {
          offer(from, to, leave_[from] + arrive_[to], index);
        }
      } else if (place_[to] == 0) {
        const int pattern =
            changed(domains, index, day, itemOf(from % model_.turns), itemOf(to % model_.turns));
        if (pattern >= 0) {
          offer(from, to,
                bare_[from] + bare_[to] + table.patterns[pattern].cost - patternOf(day).cost,
                index);
        }
      }
    }
  }
}

/// Whether all moves were collected before it was stopped.
bool Exchange::collect(const Domains& domains, int line, const Stop& stop) {
  std::fill(moves_.begin(), moves_.end(), Move{});
  std::fill(moved_.begin(), moved_.end(), 0);
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    if (index % personsPerPoll == personsPerPoll - 1 && stop()) {
      return false;
    }
    const int ownLine = ownLineOf(model_.persons[index], line);
    if (ownLine >= 0) {
      collectPerson(domains, static_cast<int>(index), ownLine);
    }
  }
  collectOutside(line);
  return true;
}

/// A chain may begin where one person fewer is wanted, and end where one more is: the outside
/// closes it to a cycle.
void Exchange::collectOutside(int line) {
  const int outside = nodes_ - 1;
  for (int slot = 0; slot < model_.slots(); ++slot) {
    Cost loss = state_.countOf(slot) > 0 ? state_.loss(slot) : forbidden;
    Cost gain = state_.gain(slot);
    if (model_.byLine()) {
      const int cell = model_.cellCounter(slot, line);
      loss = loss < forbidden && state_.countOf(cell) > 0 ? loss + state_.loss(cell) : forbidden;
      gain += state_.gain(cell);
    }
    move(outside, slot) = {loss, -1};
    move(slot, outside) = {gain, -1};
  }
}

bool Exchange::moveTurn(const Domains& domains, int index, int from, int to, int ownLine) {
  const PatternTable& table = model_.tables[model_.persons[index].table];
  const auto itemOf = [&](int slot) { return slot % model_.turns * table.ownLines + ownLine; };
  const auto attends = [&](int slot) {
    const Pattern& pattern = table.patterns[state_.week(index)[slot / model_.turns]];
    const auto begin = table.items.begin() + pattern.firstItem;
    return std::find(begin, begin + pattern.itemCount, static_cast<std::uint16_t>(itemOf(slot))) !=
           begin + pattern.itemCount;
  };
  if (!attends(from) || attends(to)) {
    return false;
  }
  const int fromDay = from / model_.turns;
  const int toDay = to / model_.turns;
  if (fromDay == toDay) {
    const int pattern = changed(domains, index, fromDay, itemOf(from), itemOf(to));
    if (pattern >= 0) {
      state_.change(index, fromDay, static_cast<std::uint16_t>(pattern));
    }
    return pattern >= 0;
  }
  const int left = changed(domains, index, fromDay, itemOf(from), -1);
  const int arrived = changed(domains, index, toDay, -1, itemOf(to));
  if (left >= 0 && arrived >= 0) {
    state_.change(index, fromDay, static_cast<std::uint16_t>(left));
    state_.change(index, toDay, static_cast<std::uint16_t>(arrived));
  }
  return left >= 0 && arrived >= 0;
}

bool Exchange::applyCycle(const Domains& domains, const std::vector<int>& cycle, int line) {
  const Cost before = state_.weighted();
  std::vector<std::pair<int, Week>> undo;
  bool fits = true;
  for (std::size_t i = 0; i < cycle.size() && fits; ++i) {
    const int from = cycle[i];
    const int to = cycle[(i + 1) % cycle.size()];
    const int person = move(from, to).person;
    if (person >= 0) {
      undo.emplace_back(person, state_.week(person));
      fits = moveTurn(domains, person, from, to, ownLineOf(model_.persons[person], line));
    }
  }
  if (fits && state_.weighted() < before) {
    for (const auto& [person, week] : undo) {
      moved_[person] = 1;
    }
    return true;
  }
  for (auto saved = undo.rbegin(); saved != undo.rend(); ++saved) {
    for (int day = 0; day < model_.days; ++day) {
      if (state_.week(saved->first)[day] != saved->second[day]) {
        state_.change(saved->first, day, saved->second[day]);
      }
    }
  }
  return false;
}

/// The cheapest known way from a node back to itself; empty if it passes a node twice.
std::vector<int> Exchange::cycleThrough(int from) const {
  std::vector<int> cycle;
  int node = from;
  do {
    cycle.push_back(node);
    node = next_[node * nodes_ + from];
  } while (node != from && static_cast<int>(cycle.size()) <= nodes_);
  return node == from ? cycle : std::vector<int>();
}

/// Floyd and Warshall's paths; a node that reaches itself at a negative cost gives a cycle, and no
/// other cycle of the same pass goes through its nodes.
std::vector<std::vector<int>> Exchange::findCycles() {
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    distance_[i] = moves_[i].cost;
    next_[i] = static_cast<int>(i % nodes_);
  }
  std::vector<std::vector<int>> cycles;
  std::vector<char> used(nodes_);
  for (int via = 0; via < nodes_; ++via) {
    const Cost* onward = distance_.data() + static_cast<std::ptrdiff_t>(via) * nodes_;
    for (int from = 0; from < nodes_ && used[via] == 0; ++from) {
      Cost* row = distance_.data() + static_cast<std::ptrdiff_t>(from) * nodes_;
      const Cost there = row[via];
      if (there >= forbidden || from == via || used[from] != 0) {
        continue;
      }
      const int first = next_[from * nodes_ + via];
      for (int to = 0; to < nodes_; ++to) {
        if (onward[to] < forbidden && there + onward[to] < row[to]) {
          row[to] = there + onward[to];
          next_[from * nodes_ + to] = first;
        }
      }
      if (row[from] >= 0) {
        continue;
      }
      std::vector<int> cycle = cycleThrough(from);
      const bool apart =
          std::none_of(cycle.begin(), cycle.end(), [&](int node) { return used[node] != 0; });
      used[from] = 1;  // its distances are no longer those of simple paths
      if (!cycle.empty() && apart) {
        for (const int node : cycle) {
          used[node] = 1;
        }
        cycles.push_back(std::move(cycle));
      }
    }
  }
  return cycles;
}

/// After a cycle was applied, moves of its persons, and to or from its slots, are out of date.
void Exchange::dropTouched(const std::vector<int>& cycle) {
  std::vector<char> touched(nodes_);
  for (const int node : cycle) {
    touched[node] = node != nodes_ - 1;
  }
  for (int from = 0; from < nodes_; ++from) {
    for (int to = 0; to < nodes_; ++to) {
      Move& candidate = move(from, to);
      const bool stale = candidate.person >= 0 && moved_[candidate.person] != 0;
      if (stale || touched[from] != 0 || touched[to] != 0) {
        candidate.cost = forbidden;
      }
    }
  }
}

/// Applies cycles until none is left among the moves collected once. One that does not keep its
/// promise (persons of one crowd met, or somebody would move twice) loses its first move.
bool Exchange::improveLine(const Domains& domains, int line, const Stop& stop) {
  if (!collect(domains, line, stop)) {
    return false;
  }
  bool improved = false;
  int failures = 0;
  while (failures < mostFailures) {
    const auto cycles = findCycles();
    if (cycles.empty()) {
      break;
    }
    for (const auto& cycle : cycles) {
      if (applyCycle(domains, cycle, line)) {
        improved = true;
        dropTouched(cycle);
      } else {
        ++failures;
        move(cycle.front(), cycle[1 % cycle.size()]).cost = forbidden;
      }
    }
  }
  return improved;
}

bool Exchange::improve(const Domains& domains, const Stop& stop) {
  int lines = 1;
  if (model_.byLine()) {
    for (const PatternTable& table : model_.tables) {
      for (const int line : table.lines) {
        lines = std::max(lines, line + 1);
      }
    }
  }
  bool improved = false;
  for (int line = 0; line < lines; ++line) {
    while (improveLine(domains, line, stop)) {
      improved = true;
    }
  }
  return improved;
}

}  // namespace tomatic::solver
