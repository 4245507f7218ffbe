#include "rules/adjustments.hpp"

#include <algorithm>
#include <cstddef>

namespace tomatic {
namespace {

constexpr int goneIndex = nobodyIndex - 1;  // of no worker, and not nobody

template <typename Value>
bool matches(const std::optional<Value>& wanted, const std::optional<Value>& found) {
  return !wanted || wanted == found;
}

int sameCells(std::vector<int> before, const std::vector<int>& after, bool byLine) {
  int same = 0;
  if (byLine) {
    for (std::size_t line = 0; line < std::min(before.size(), after.size()); ++line) {
      same += before[line] == after[line] ? 1 : 0;
    }
    return same;
  }
  for (const int worker : after) {
    const auto found = std::find(before.begin(), before.end(), worker);
    if (found != before.end()) {
      before.erase(found);
      ++same;
    }
  }
  return same;
}

}  // namespace

bool isBanned(const std::vector<Ban>& bans, const Ban& charge, Cost cost) {
  return std::any_of(bans.begin(), bans.end(), [&](const Ban& ban) {
    return ban.rule == charge.rule && cost >= ban.below && ban.worker == charge.worker &&
           ban.crowd == charge.crowd && matches(ban.day, charge.day) &&
           matches(ban.turn, charge.turn);
  });
}

int changedCells(const std::vector<int>& before, const std::vector<int>& after, bool byLine) {
  return static_cast<int>(after.size()) - sameCells(before, after, byLine);
}

int changedCells(const Assignment& before, const Assignment& after, bool byLine) {
  int changed = 0;
  for (std::size_t slot = 0; slot < after.size(); ++slot) {
    changed += changedCells(before[slot], after[slot], byLine);
  }
  return changed;
}

int keptCells(const std::vector<int>& before, const std::vector<int>& after, bool byLine) {
  std::vector<int> people = before;
  std::replace(people.begin(), people.end(), nobodyIndex, goneIndex);
  return sameCells(std::move(people), after, byLine);
}

}  // namespace tomatic
