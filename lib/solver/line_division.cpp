#include "solver/line_division.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

#include "solver/matching.hpp"
#include "solver/without_lines.hpp"

namespace tomatic::solver {
namespace {

// Rounds without gain before giving up: more where little is left over.
constexpr int leastRounds = 30;
constexpr int mostRounds = 1000;
constexpr double mostWork = 2e9;  // in all, in steps of cheapestMatching()
constexpr Cost perTurn = 64;      // beyond a load
constexpr int chance = 8;         // below which it decides between equals
constexpr Cost perClosed = Cost{1} << 40;

}  // namespace

LineDivision::LineDivision(const Model& model, const Model& whole, std::uint64_t seed)
    : model_(model), whole_(whole), random_(seed), turns_(model.slots()) {
  for (const Person& person : model.persons) {
    firstLoad_.push_back(cap_.size());
    const auto& caps = model.spaces[person.space].caps;
    cap_.insert(cap_.end(), caps.begin(), caps.end());
  }
}

void LineDivision::begin(const Weeks& weeks) {
  used_.assign(cap_.size(), 0);
  weight_.assign(cap_.size(), perTurn);
  for (auto& turns : turns_) {
    turns.clear();
  }
  for (std::size_t index = 0; index < weeks.size(); ++index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    const PatternTable& wholeTable = whole_.tables[whole_.persons[index].table];
    for (int day = 0; day < model_.days; ++day) {
      const Pattern& attended = wholeTable.patterns[weeks[index][day]];
      const std::uint64_t turns = turnsOf(wholeTable, attended);
      std::vector<int> closed(model_.itemsPerDay(person), 1);
      for (const std::uint16_t which : person.allowed[day]) {
        const Pattern& pattern = table.patterns[which];
        if (pattern.itemCount == attended.itemCount && turnsOf(table, pattern) == turns) {
          for (int i = 0; i < pattern.itemCount; ++i) {
            closed[table.items[pattern.firstItem + i]] = 0;
          }
        }
      }
      for (int i = 0; i < attended.itemCount; ++i) {
        const int turn = wholeTable.items[attended.firstItem + i];
        const auto first = closed.begin() + static_cast<std::ptrdiff_t>(turn) * table.ownLines;
        turns_[day * model_.turns + turn].push_back(
            {static_cast<int>(index), {first, first + table.ownLines}, -1});
      }
    }
  }
}

/// Divides a turn anew.
void LineDivision::match(int slot) {
  auto& turns = turns_[slot];
  for (const Attendance& turn : turns) {
    if (turn.line >= 0) {
      --used_[load(turn.person, turn.line)];
    }
  }
  // Where more attend than there are lines, some find none.
  const std::size_t columns = std::max<std::size_t>(model_.cellsPerSlot, turns.size());
  std::vector<std::vector<Cost>> cost;
  for (const Attendance& turn : turns) {
    const Person& person = model_.persons[turn.person];
    const auto& lines = model_.tables[person.table].lines;
    auto& row = cost.emplace_back(columns, perClosed);
    for (std::size_t own = 0; own < lines.size(); ++own) {
      const Counter& cell = model_.counters[model_.cellCounter(slot, lines[own])];
      if (turn.closed[own] != 0 || cell.cost[1] >= forbidden) {
        continue;
      }
      const std::size_t of = load(turn.person, static_cast<int>(own));
      const Cost over = std::max(0, used_[of] + 1 - cap_[of]);
      row[lines[own]] = over * weight_[of] + random_.below(chance);
    }
  }
  const std::vector<int> line = cheapestMatching(cost);
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const auto& lines = model_.tables[model_.persons[turns[i].person].table].lines;
    const auto found = std::find(lines.begin(), lines.end(), line[i]);
    turns[i].line = found == lines.end() ? -1 : static_cast<int>(found - lines.begin());
    if (turns[i].line >= 0) {
      ++used_[load(turns[i].person, turns[i].line)];
    }
  }
}

int LineDivision::countLeftOver() const {
  int over = 0;
  for (std::size_t i = 0; i < cap_.size(); ++i) {
    over += std::max(0, used_[i] - cap_[i]);
  }
  for (const auto& turns : turns_) {
    over += static_cast<int>(std::count_if(turns.begin(), turns.end(),
                                           [](const Attendance& turn) { return turn.line < 0; }));
  }
  return over;
}

/// What a round takes.
double LineDivision::workOfRound() const {
  double work = 0;
  for (const auto& turns : turns_) {
    const auto rows = static_cast<double>(turns.size());
    work += rows * rows * std::max<double>(model_.cellsPerSlot, rows);
  }
  return work;
}

void LineDivision::addWeight() {
  for (std::size_t i = 0; i < cap_.size(); ++i) {
    weight_[i] += used_[i] > cap_[i] ? perTurn / 4 : 0;
  }
}

Assignment LineDivision::divide(const Weeks& weeks, const Stop& stop) {
  begin(weeks);
  std::vector<int> order(model_.slots());
  std::iota(order.begin(), order.end(), 0);
  Assignment best;
  leftOver_ = std::numeric_limits<int>::max();
  const double work = workOfRound();
  double left = mostWork;
  const auto goesOn = [&](int fruitless) {
    return leftOver_ > 0 && fruitless < leastRounds + mostRounds / leftOver_ && left > 0 && !stop();
  };
  for (int fruitless = 0; goesOn(fruitless); ++fruitless) {
    left -= work;
    random_.shuffle(order);
    for (auto slot = order.begin(); slot != order.end() && !stop(); ++slot) {
      match(*slot);
    }
    if (const int over = countLeftOver(); over < leftOver_) {
      leftOver_ = over;
      fruitless = -1;
      best.assign(model_.slots(), std::vector<int>(model_.cellsPerSlot, nobodyIndex));
      for (int slot = 0; slot < model_.slots(); ++slot) {
        for (const Attendance& turn : turns_[slot]) {
          if (turn.line >= 0) {
            best[slot][model_.tables[model_.persons[turn.person].table].lines[turn.line]] =
                turn.person;
          }
        }
      }
    }
    addWeight();
  }
  return best;
}

}  // namespace tomatic::solver
