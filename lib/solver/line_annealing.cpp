#include "solver/line_annealing.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>

#include "solver/count_costs.hpp"
#include "solver/without_lines.hpp"

namespace tomatic::solver {
namespace {

constexpr int mostTurns = 14;                  // of a day
constexpr std::size_t mostShapes = 4'000'000;  // sets of turns, of all pattern tables together
constexpr int anywhere = 8;                    // one turn in so many is tried in any slot
constexpr std::size_t emptiesTried = 4;        // that a cell may be emptied into
constexpr std::size_t stepsPerPoll = 2000;     // of a stop, at least

std::uint32_t bitOf(int turn) {
  return std::uint32_t{1} << turn;
}

}  // namespace

LineAnnealing::LineAnnealing(const Model& model)
    : model_(model),
      fits_(model.byLine() && hasPlainCells(model) && model.turns <= mostTurns &&
            model.tables.size() << model.turns <= mostShapes),
      cells_(0, 0, 0),
      costOfNothing_(model.constant) {
  if (!fits_) {
    return;
  }
  Cost dearestDay = 0;
  for (const PatternTable& table : model.tables) {
    for (const Pattern& pattern : table.patterns) {
      dearestDay = std::max(dearestDay, pattern.cost);
    }
  }
  heavy_ = dearestStep(model) + dearestDay;
  for (int which = 0; which < model.firstCell; ++which) {
    const CountCosts costs = countCosts(model.counters[which]);
    std::vector<Cost>& cost = counter_.emplace_back();
    for (std::size_t n = 0; n < costs.legal.size(); ++n) {
      cost.push_back(costs.legal[n] + heavy_ * costs.excess[n]);
    }
    costOfNothing_ += cost.front();
  }
  fits_ = std::all_of(model.tables.begin(), model.tables.end(),
                      [&](const PatternTable& table) { return addShape(table); }) &&
          std::all_of(model.persons.begin(), model.persons.end(),
                      [&](const Person& person) { return addPerson(person); });
}

/// What a day of these turns costs; with too many turns, or a set that is not allowed, more than
/// any that is.
bool LineAnnealing::addShape(const PatternTable& table) {
  std::vector<Cost>& shape = shape_.emplace_back(std::size_t{1} << model_.turns, -1);
  int most = 0;
  for (const Pattern& pattern : table.patterns) {
    Cost& cost = shape[turnsOf(table, pattern)];
    if (cost >= 0 && cost != pattern.cost) {
      return false;
    }
    cost = pattern.cost;
    most = std::max<int>(most, pattern.itemCount);
  }
  for (std::size_t turns = 0; turns < shape.size(); ++turns) {
    if (shape[turns] < 0) {
      shape[turns] = heavy_ * std::max(1, std::popcount(turns) - most);
    }
  }
  return true;
}

bool LineAnnealing::addPerson(const Person& person) {
  const PatternTable& table = model_.tables[person.table];
  const std::vector<Cost>& final = model_.spaces[person.space].finalCost;
  const bool exact =
      std::all_of(final.begin(), final.end() - 1, [](Cost cost) { return cost >= forbidden; });
  if (!exact || final.back() >= forbidden) {
    return false;
  }
  costOfNothing_ += final.back() + model_.days * shape_[person.table].front();
  std::vector<int>& ownLine = ownLine_.emplace_back(model_.cellsPerSlot, CellChains::noLine);
  for (std::size_t own = 0; own < table.lines.size(); ++own) {
    ownLine[table.lines[own]] = static_cast<int>(own);
  }
  item_.push_back(person.itemCost);
  for (int day = 0; day < model_.days; ++day) {
    if (!addDay(person, day)) {
      return false;
    }
  }
  return true;
}

/// Whether the patterns of the day are all those of some items that have certain turns, within the
/// load.
bool LineAnnealing::addDay(const Person& person, int day) {
  const PatternTable& table = model_.tables[person.table];
  std::vector<char> may(model_.itemsPerDay(person));
  std::uint64_t must = ~std::uint64_t{0};
  for (const std::uint16_t which : person.allowed[day]) {
    const Pattern& pattern = table.patterns[which];
    for (int i = 0; i < pattern.itemCount; ++i) {
      may[table.items[pattern.firstItem + i]] = 1;
    }
    must &= turnsOf(table, pattern);
  }
  const std::vector<int>& caps = model_.spaces[person.space].caps;
  const auto isAllowed = [&](const Pattern& pattern) {
    const auto first = table.items.begin() + pattern.firstItem;
    return (turnsOf(table, pattern) & must) == must &&
           std::equal(caps.begin(), caps.end(), table.usages[pattern.usage].begin(),
                      std::greater_equal<>()) &&
           std::all_of(first, first + pattern.itemCount,
                       [&](std::uint16_t item) { return may[item] != 0; });
  };
  std::uint32_t mayTurns = 0;
  for (std::size_t item = 0; item < may.size() && !table.lines.empty(); ++item) {
    const int turn = static_cast<int>(item) / table.ownLines;
    const int line = table.lines[item % table.ownLines];
    const Counter& cell = model_.counters[model_.cellCounter(day * model_.turns + turn, line)];
    const bool open = may[item] != 0 && cell.cost[1] < forbidden;
    mayTurns |= open ? bitOf(turn) : 0;
    item_.back()[day * may.size() + item] +=
        (open ? cell.cost[1] : heavy_) - (open && (must >> turn & 1U) != 0 ? heavy_ : 0);
  }
  may_.push_back(mayTurns);
  costOfNothing_ += must == ~std::uint64_t{0} ? 0 : heavy_ * std::popcount(must);
  return std::count_if(table.patterns.begin(), table.patterns.end(), isAllowed) ==
         static_cast<std::ptrdiff_t>(person.allowed[day].size());
}

bool LineAnnealing::begin(const Assignment& start, std::uint64_t seed) {
  const std::size_t persons = model_.persons.size();
  random_ = Random(seed);
  cells_ = CellChains(static_cast<int>(persons), model_.cellsPerSlot, model_.slots());
  counts_.assign(model_.firstCell, 0);
  attended_.assign(persons * model_.days, 0);
  turns_.clear();
  turnAt_.assign(persons * model_.slots(), 0);
  cost_ = costOfNothing_;
  std::vector<std::vector<int>> left;  // of loads
  for (const Person& person : model_.persons) {
    left.push_back(model_.spaces[person.space].caps);
  }
  for (int slot = 0; slot < model_.slots(); ++slot) {
    for (std::size_t line = 0; line < start[slot].size(); ++line) {
      const int person = start[slot][line];
      const int own = person < 0 ? CellChains::noLine : ownLine_[person][line];
      if (own >= 0 && left[person][own] > 0) {
        --left[person][own];
        put(person, slot, static_cast<int>(line));
      }
    }
  }
  struct Missing {
    int person;
    int line;
  };
  std::vector<Missing> missing;
  for (std::size_t person = 0; person < left.size(); ++person) {
    const PatternTable& table = model_.tables[model_.persons[person].table];
    for (std::size_t own = 0; own < table.lines.size(); ++own) {
      missing.insert(missing.end(), left[person][own],
                     {static_cast<int>(person), table.lines[own]});
    }
  }
  random_.shuffle(missing);
  if (!std::all_of(missing.begin(), missing.end(),
                   [&](const Missing& turn) { return place(turn.person, turn.line); })) {
    return false;
  }
  for (int person = 0; person < static_cast<int>(left.size()); ++person) {
    for (int slot = 0; slot < model_.slots(); ++slot) {
      if (cells_.lineAt(person, slot) != CellChains::noLine) {
        turnAt_[person * model_.slots() + slot] = static_cast<int>(turns_.size());
        turns_.push_back({person, slot});
      }
    }
  }
  return true;
}

/// Puts a turn of the person on the line where it costs the least: in a slot in which both are
/// free, or in which the person is and the line can be. False if there is none.
bool LineAnnealing::place(int person, int line) {
  constexpr int nowhere = -1;
  const int slots = model_.slots();
  std::vector<int> empty;
  for (int slot = 0; slot < slots; ++slot) {
    if (cells_.personAt(slot, line) == nobodyIndex) {
      empty.push_back(slot);
    }
  }
  random_.shuffle(empty);
  const std::size_t few = std::min<std::size_t>(empty.size(), emptiesTried);
  const auto placeAt = [&](int slot, int makeRoomIn) {
    if (makeRoomIn != nowhere) {
      cells_.moveCell(line, slot, makeRoomIn);
      chargeMoved(false);
    }
    put(person, slot, line);
  };
  int bestSlot = nowhere;
  int bestRoom = nowhere;
  Cost best = forbidden;
  for (int slot = 0; slot < slots; ++slot) {
    if (cells_.lineAt(person, slot) != CellChains::noLine) {
      continue;
    }
    const bool isEmpty = cells_.personAt(slot, line) == nobodyIndex;
    for (std::size_t i = 0; i < (isEmpty ? 1 : few); ++i) {
      const int room = isEmpty ? nowhere : empty[i];
      placeAt(slot, room);
      if (cost_ < best) {
        best = cost_;
        bestSlot = slot;
        bestRoom = room;
      }
      take(person, slot);
      if (room != nowhere) {
        takeBack();
      }
    }
  }
  if (bestSlot == nowhere) {
    return false;
  }
  placeAt(bestSlot, bestRoom);
  return true;
}

void LineAnnealing::put(int person, int slot, int line) {
  cells_.put(person, slot, line);
  cost_ += itemCost(person, slot, line);
  cover(person, slot, +1);
  count(slot, +1);
}

void LineAnnealing::take(int person, int slot) {
  cost_ -= itemCost(person, slot, cells_.lineAt(person, slot));
  cells_.take(person, slot);
  cover(person, slot, -1);
  count(slot, -1);
}

void LineAnnealing::takeBack() {
  chargeMoved(true);
  cells_.undo();
}

/// Charges the last move of the cells, or gives back what it was charged.
void LineAnnealing::chargeMoved(bool back) {
  const auto& moved = cells_.moved();
  const auto samePerson = [&](std::size_t i, std::size_t j) {
    return moved[i].person == moved[j].person;
  };
  int slotsChange = 0;
  for (std::size_t i = 0; i < moved.size(); ++i) {
    const CellChains::Move& move = moved[i];
    const int from = back ? move.to : move.from;
    const int to = back ? move.from : move.to;
    cost_ += itemCost(move.person, to, move.line) - itemCost(move.person, from, move.line);
    // Who is not at an end of the chain attends both slots.
    if ((i == 0 || !samePerson(i - 1, i)) && (i + 1 == moved.size() || !samePerson(i, i + 1))) {
      cover(move.person, from, -1);
      cover(move.person, to, +1);
      slotsChange += to > from ? 1 : -1;
    }
  }
  if (slotsChange != 0) {  // else two change in opposite ways, or nobody does
    const int first = std::min(moved.front().from, moved.front().to);
    const int second = std::max(moved.front().from, moved.front().to);
    count(first, -slotsChange);
    count(second, slotsChange);
  }
}

/// The person attends the slot, or leaves it.
void LineAnnealing::cover(int person, int slot, int change) {
  const std::vector<Cost>& shape = shape_[model_.persons[person].table];
  std::uint32_t& turns = attended_[person * model_.days + slot / model_.turns];
  cost_ -= shape[turns];
  turns ^= bitOf(slot % model_.turns);
  cost_ += shape[turns];
  for (const int crowd : model_.persons[person].crowdCounters) {
    count(crowd + slot, change);
  }
}

void LineAnnealing::count(int counter, int change) {
  const std::vector<Cost>& cost = counter_[counter];
  int& count = counts_[counter];
  cost_ -= cost[count];
  count += change;
  cost_ += cost[count];
}

Cost LineAnnealing::itemCost(int person, int slot, int line) const {
  const std::vector<int>& ownLine = ownLine_[person];
  const int ownLines = model_.tables[model_.persons[person].table].ownLines;
  return item_[person][slot * ownLines + ownLine[line]];
}

/// Where the turn may go: mostly next to the person's turns of any day; -1: nowhere.
int LineAnnealing::slotFor(const Turn& turn) {
  const int day = random_.below(model_.days);
  const int which = turn.person * model_.days + day;
  const std::uint32_t attended = attended_[which];
  std::uint32_t others = attended;
  if (turn.slot / model_.turns == day) {
    others &= ~bitOf(turn.slot % model_.turns);
  }
  std::uint32_t free = may_[which] & ~attended;
  if (others != 0 && random_.below(anywhere) != 0) {
    free &= others << 1U | others >> 1U;
  }
  if (free == 0) {
    return -1;
  }
  for (int skip = random_.below(std::popcount(free)); skip > 0; --skip) {
    free &= free - 1;
  }
  return day * model_.turns + std::countr_zero(free);
}

bool LineAnnealing::accept(Cost change, double temperature) {
  constexpr double never = 30;  // temperatures
  if (change <= 0) {
    return true;
  }
  const double ratio = static_cast<double>(change) / temperature;
  return ratio < never && random_.fraction() < std::exp(-ratio);
}

/// What one more (+1) or one less (-1) in a counter costs.
Cost LineAnnealing::countCost(int counter, int change) const {
  const std::vector<Cost>& cost = counter_[counter];
  return cost[counts_[counter] + change] - cost[counts_[counter]];
}

/// What it costs the person's day and week to attend other slots; both in the same crowd change
/// nothing there.
Cost LineAnnealing::exchangeCost(const Turn& turn, int to, int line, int other) const {
  Cost cost = turnCost(turn.person, turn.slot, to, line) + turnCost(other, to, turn.slot, line);
  const std::vector<int>& crowds = model_.persons[turn.person].crowdCounters;
  const std::vector<int>& crowdsOfOther = model_.persons[other].crowdCounters;
  const auto add = [&](const std::vector<int>& of, const std::vector<int>& without, int from,
                       int into) {
    for (const int crowd : of) {
      if (std::find(without.begin(), without.end(), crowd) == without.end()) {
        cost += countCost(crowd + from, -1) + countCost(crowd + into, +1);
      }
    }
  };
  add(crowds, crowdsOfOther, turn.slot, to);
  add(crowdsOfOther, crowds, to, turn.slot);
  return cost;
}

/// What the person's days and items cost more when a turn changes its slot.
Cost LineAnnealing::turnCost(int person, int from, int to, int line) const {
  const std::vector<Cost>& shape = shape_[model_.persons[person].table];
  const int first = person * model_.days + from / model_.turns;
  const int second = person * model_.days + to / model_.turns;
  const std::uint32_t less = attended_[first] ^ bitOf(from % model_.turns);
  Cost cost = itemCost(person, to, line) - itemCost(person, from, line);
  if (first == second) {
    return cost + shape[less ^ bitOf(to % model_.turns)] - shape[attended_[first]];
  }
  cost += shape[less] - shape[attended_[first]];
  return cost + shape[attended_[second] ^ bitOf(to % model_.turns)] - shape[attended_[second]];
}

void LineAnnealing::step(double temperature) {
  const Turn turn = turns_[random_.below(static_cast<int>(turns_.size()))];
  const int to = slotFor(turn);
  if (to < 0) {
    return;
  }
  const int line = cells_.lineAt(turn.person, turn.slot);
  const int other = cells_.personAt(to, line);
  const bool exchange =
      other != nobodyIndex && cells_.lineAt(other, turn.slot) == CellChains::noLine;
  // Most moves are exchanges of two, and most of those are too dear: seen without moving anybody.
  if (exchange && !accept(exchangeCost(turn, to, line, other), temperature)) {
    return;
  }
  const Cost before = cost_;
  cells_.movePerson(turn.person, turn.slot, to);
  chargeMoved(false);
  if (!exchange && !accept(cost_ - before, temperature)) {
    takeBack();
    return;
  }
  moveTurn(turn.person, turn.slot, to);
  if (cells_.moved().size() % 2 == 0) {  // somebody else is at the end
    moveTurn(cells_.moved().back().person, to, turn.slot);
  }
}

void LineAnnealing::moveTurn(int person, int from, int to) {
  const int which = turnAt_[person * model_.slots() + from];
  turns_[which].slot = to;
  turnAt_[person * model_.slots() + to] = which;
}

void LineAnnealing::run(double first, double last, int sweeps, const Stop& stop) {
  std::size_t beforePoll = 0;  // steps
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    if (beforePoll == 0 && stop()) {
      return;
    }
    beforePoll = beforePoll == 0 ? stepsPerPoll : beforePoll;
    const double temperature = first * std::pow(last / first, static_cast<double>(sweep) / sweeps);
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      step(temperature);
    }
    beforePoll -= std::min(beforePoll, turns_.size());
  }
}

Assignment LineAnnealing::assignment() const {
  Assignment assignment(model_.slots(), std::vector<int>(model_.cellsPerSlot));
  for (int slot = 0; slot < model_.slots(); ++slot) {
    for (int line = 0; line < model_.cellsPerSlot; ++line) {
      assignment[slot][line] = cells_.personAt(slot, line);
    }
  }
  return assignment;
}

}  // namespace tomatic::solver
