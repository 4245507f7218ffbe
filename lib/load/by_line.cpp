#include "load/by_line.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

/// The line with the fewest turns so far among those that have room.
std::size_t leastFilled(const std::vector<int>& filled, const std::vector<int>& shares) {
  std::size_t best = shares.size();
  for (std::size_t line = 0; line < shares.size(); ++line) {
    if (filled[line] < shares[line] && (best == shares.size() || filled[line] < filled[best])) {
      best = line;
    }
  }
  return best;
}

std::vector<int> place(int turns, std::vector<int>& filled, const std::vector<int>& shares) {
  std::vector<int> row(shares.size());
  while (turns > 0) {
    const std::size_t line = leastFilled(filled, shares);
    const int part = std::min(turns, shares[line] - filled[line]);
    row[line] += part;
    filled[line] += part;
    turns -= part;
  }
  return row;
}

void checkSum(const Load& load, const std::vector<int>& shares) {
  const int total = load.total();
  const int cells = std::accumulate(shares.begin(), shares.end(), 0);
  const bool uniform =
      std::adjacent_find(shares.begin(), shares.end(), std::not_equal_to<>()) == shares.end();
  if (!shares.empty() && uniform && total % static_cast<int>(shares.size()) != 0) {
    throw Failure(tr("a load of {} turns cannot be shared evenly among {} lines, expected {}",
                     total, shares.size(), cells));
  }
  if (total != cells) {
    throw Failure(tr("the load is of {} turns, but the lines take {}", total, cells));
  }
}

}  // namespace

std::vector<int> lineShares(const std::vector<std::vector<int>>& lines) {
  std::vector<int> shares;
  for (const std::vector<int>& day : lines) {
    for (const int count : day) {
      shares.resize(std::max(shares.size(), static_cast<std::size_t>(count)));
      for (int line = 0; line < count; ++line) {
        ++shares[static_cast<std::size_t>(line)];
      }
    }
  }
  return shares;
}

void splitByLine(Load& load, const std::vector<int>& shares) {
  checkSum(load, shares);
  std::vector<std::pair<PersonId, int>> people(load.turns.begin(), load.turns.end());
  std::stable_sort(people.begin(), people.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<int> filled(shares.size());
  load.byLine.clear();
  for (const auto& [person, turns] : people) {
    load.byLine[person] = place(turns, filled, shares);
  }
  load.emptyByLine = place(load.empty, filled, shares);
}

}  // namespace tomatic
