#include "solver/branching.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

constexpr float splitsFirst = 3;  // branching on who attends several lines tells the most

bool contains(const PatternTable& table, std::uint16_t pattern, int item) {
  const Pattern& which = table.patterns[pattern];
  const auto begin = table.items.begin() + which.firstItem;
  return std::find(begin, begin + which.itemCount, static_cast<std::uint16_t>(item)) !=
         begin + which.itemCount;
}

/// Whether some of the patterns have the item and some do not.
bool divides(const PatternTable& table, const std::vector<std::uint16_t>& allowed, int item) {
  const auto with = std::count_if(allowed.begin(), allowed.end(), [&](std::uint16_t pattern) {
    return contains(table, pattern, item);
  });
  return with > 0 && with < static_cast<std::ptrdiff_t>(allowed.size());
}

}  // namespace

std::optional<Branch> chooseBranch(const Model& model, const Domains& domains,
                                   const std::vector<std::vector<float>>& shares) {
  std::optional<Branch> best;
  float bestScore = -1;
  for (std::size_t index = 0; index < model.persons.size(); ++index) {
    const Person& person = model.persons[index];
    const PatternTable& table = model.tables[person.table];
    const int items = model.itemsPerDay(person);
    for (int day = 0; day < model.days; ++day) {
      const auto& allowed = domains[index][day];
      for (int item = 0; allowed.size() > 1 && item < items; ++item) {
        const float share = shares[index][day * items + item];
        const float score = std::min(share, 1 - share) * (table.ownLines > 1 ? splitsFirst : 1.0F);
        if (score > bestScore && divides(table, allowed, item)) {
          best = Branch{static_cast<int>(index), day, item, share >= 0.5F};
          bestScore = score;
        }
      }
    }
  }
  return best;
}

void keep(const Model& model, const Branch& branch, bool with, Domains& domains) {
  const PatternTable& table = model.tables[model.persons[branch.person].table];
  auto& allowed = domains[branch.person][branch.day];
  allowed.erase(std::remove_if(allowed.begin(), allowed.end(),
                               [&](std::uint16_t pattern) {
                                 return contains(table, pattern, branch.item) != with;
                               }),
                allowed.end());
}

}  // namespace tomatic::solver
