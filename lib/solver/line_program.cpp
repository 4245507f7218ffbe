#include "solver/line_program.hpp"

#include <algorithm>
#include <limits>

namespace tomatic::solver {

LineProgram::LineProgram(const Model& model, int line, std::vector<LineMember> members)
    : model_(model),
      line_(line),
      members_(std::move(members)),
      chosen_(model.days, std::vector<Part>(members_.size())),
      numbered_(makeStates()) {}

/// What each member may have used of their load on this line at the end, and what it costs.
bool LineProgram::makeStates() {
  long long states = 1;
  for (const LineMember& member : members_) {
    const WeekSpace& space = model_.spaces[model_.persons[member.person].space];
    const int cap = space.caps[member.ownLine];
    int stride = 1;
    for (int own = 0; own < member.ownLine; ++own) {
      stride *= space.caps[own] + 1;
    }
    auto& final = finalOf_.emplace_back(cap + 1, barred);
    for (int state = 0; state < space.states; ++state) {
      if (space.finalCost[state] < forbidden) {
        final[state / stride % (cap + 1)] = member.whole ? space.finalCost[state] * scale : 0;
      }
    }
    cap_.push_back(cap);
    stride_.push_back(static_cast<int>(states));
    states *= cap + 1;
    if (states > std::numeric_limits<int>::max()) {
      return false;
    }
  }
  return true;
}

/// How many turns of a day must be attended because the other days have no room for them.
int LineProgram::leastOnDay(int day) const {
  int least = 0;
  for (const auto& final : finalOf_) {
    const auto first =
        std::find_if(final.begin(), final.end(), [](Cost cost) { return cost < barred; });
    least += static_cast<int>(first - final.begin());
  }
  for (int slot = 0; slot < model_.slots(); ++slot) {
    least -= slot / model_.turns != day && isOpen(slot) ? 1 : 0;
  }
  return least;
}

int LineProgram::turnsUsed(int state, std::size_t member) const {
  return state / stride_[member] % (cap_[member] + 1);
}

Cost LineProgram::finalCost(int state) const {
  Cost sum = 0;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const Cost cost = finalOf_[m][turnsUsed(state, m)];
    if (cost >= barred) {
      return barred;
    }
    sum += cost;
  }
  return sum;
}

std::uint32_t turnsOnLine(const Model& model, const LineMember& member, std::uint16_t pattern) {
  const PatternTable& table = model.tables[model.persons[member.person].table];
  const Pattern& which = table.patterns[pattern];
  std::uint32_t turns = 0;
  for (int i = 0; i < which.itemCount; ++i) {
    const int item = table.items[which.firstItem + i];
    if (item % table.ownLines == member.ownLine) {
      turns |= std::uint32_t{1} << (item / table.ownLines);
    }
  }
  return turns;
}

}  // namespace tomatic::solver
