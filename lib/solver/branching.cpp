#include "solver/branching.hpp"

#include <algorithm>
#include <utility>

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

std::vector<Branch> likelyBranches(const Model& model, const Domains& domains,
                                   const std::vector<std::vector<float>>& shares,
                                   std::size_t most) {
  std::vector<std::pair<float, Branch>> scored;
  for (std::size_t index = 0; index < model.persons.size(); ++index) {
    const Person& person = model.persons[index];
    const PatternTable& table = model.tables[person.table];
    const int items = model.itemsPerDay(person);
    for (int day = 0; day < model.days; ++day) {
      const auto& allowed = domains[index][day];
      for (int item = 0; allowed.size() > 1 && item < items; ++item) {
        const float share = shares[index][day * items + item];
        const float score = std::min(share, 1 - share) * (table.ownLines > 1 ? splitsFirst : 1.0F);
        const bool among = scored.size() < most || score > scored.back().first;
        if (among && divides(table, allowed, item)) {
          const Branch branch{static_cast<int>(index), day, item, share >= 0.5F};
          const auto place = std::find_if(scored.begin(), scored.end(),
                                          [&](const auto& other) { return score > other.first; });
          scored.insert(place, {score, branch});
          scored.resize(std::min(scored.size(), most));
        }
      }
    }
  }
  std::vector<Branch> branches;
  for (const auto& [score, branch] : scored) {
    branches.push_back(branch);
  }
  return branches;
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
