// One person's cheapest week under given prices: dynamic programming over the days, exact. The
// state is how much of the load is used. Holds scratch memory; one per thread.
#pragma once

#include <vector>

#include "solver/model.hpp"

namespace tomatic::solver {

/// For each person and day, the patterns still possible.
using Domains = std::vector<std::vector<std::vector<std::uint16_t>>>;

Domains fullDomains(const Model& model);

/// For each day and usage of a person, [day × usages + usage].
struct DayBests {
  std::vector<Cost> cost;  ///< of the cheapest pattern; `forbidden` if there is none
  std::vector<std::uint16_t> pattern;
};

class WeekProgram {
 public:
  explicit WeekProgram(const Model& model) : model_(model) {}

  /// The cheapest week of the person among the allowed patterns; `price` is by [day × items + item]
  /// and comes on top of `scale` × the patterns' and the week's own costs. Returns `forbidden` and
  /// leaves the week alone if there is none.
  Cost cheapest(const Person& person, const std::vector<std::vector<std::uint16_t>>& allowed,
                const std::vector<Cost>& price, Cost scale, Week& week);

  /// The same from the days' cheapest patterns.
  Cost cheapest(const Person& person, const DayBests& bests, Cost scale, Week& week);

  /// After cheapest() with the same arguments: the cost of the cheapest week that has the pattern
  /// on that day. Patterns are visited in the order of `allowed[day]`.
  template <typename Visit>
  void forEachPattern(const Person& person, const std::vector<std::vector<std::uint16_t>>& allowed,
                      const std::vector<Cost>& price, Cost scale, Visit visit) {
    prepareThrough(person, scale);
    for (int day = 0; day < model_.days; ++day) {
      throughDay(person, day);
      for (const std::uint16_t index : allowed[day]) {
        const Pattern& pattern = model_.tables[person.table].patterns[index];
        const Cost rest = through_[pattern.usage];
        visit(
            day, index,
            rest >= forbidden ? forbidden : rest + patternCost(person, day, pattern, price, scale));
      }
    }
  }

  /// After forEachPattern(): the cost of the cheapest way from a state before the day to the end of
  /// the week; `forbidden` if there is none.
  Cost onward(const Person& person, int day, int state) const {
    return onward_[model_.spaces[person.space].states * day + state];
  }

 private:
  Cost patternCost(const Person& person, int day, const Pattern& pattern,
                   const std::vector<Cost>& price, Cost scale) const {
    const PatternTable& table = model_.tables[person.table];
    const Cost* prices =
        price.data() + static_cast<std::ptrdiff_t>(day) * model_.turns * table.ownLines;
    const std::uint16_t* items = table.items.data() + pattern.firstItem;
    Cost cost = pattern.cost * scale;
    for (int i = 0; i < pattern.itemCount; ++i) {
      cost += prices[items[i]];
    }
    return cost;
  }
  static void addDay(const WeekSpace& space, std::size_t usage, Cost best, const Cost* from,
                     Cost* to);
  std::size_t usageBefore(const WeekSpace& space, const Cost* best, int day,
                          std::size_t state) const;
  void prepareThrough(const Person& person, Cost scale);
  void throughDay(const Person& person, int day);

  const Model& model_;
  DayBests bests_;
  std::vector<Cost> value_;    // [day × states + state]: cheapest way there
  std::vector<Cost> onward_;   // [day × states + state]: cheapest way from there
  std::vector<Cost> through_;  // by usage: cheapest rest of the week
};

}  // namespace tomatic::solver
