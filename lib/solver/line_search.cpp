#include "solver/line_search.hpp"

#include <algorithm>
#include <numeric>

namespace tomatic::solver {

LineSearch::LineSearch(const Model& model, SearchState& state, Random& random, Lines& lines)
    : model_(model),
      state_(state),
      random_(random),
      lines_(lines),
      order_(lines.programs().size()) {
  std::iota(order_.begin(), order_.end(), 0);
}

void LineSearch::fillCosts(const LineProgram& program, const Domains& domains, const Prices* prices,
                           Cost noise) {
  costs_.resize(model_.days);
  for (int day = 0; day < model_.days; ++day) {
    auto& costs = costs_[day];
    costs.assign(program.choices(day).size(), barred);
    for (std::size_t m = 0; m < program.members().size(); ++m) {
      const LineMember& member = program.members()[m];
      const int who = static_cast<int>(m);
      if (!member.whole) {
        // Those who attend other lines too keep to what they do.
        const int choice = program.choiceOf(day, who, state_.week(member.person)[day]);
        if (choice >= 0) {
          costs[choice] = 0;
        }
        continue;
      }
      const Person& person = model_.persons[member.person];
      const PatternTable& table = model_.tables[person.table];
      for (const std::uint16_t which : domains[member.person][day]) {
        const int choice = program.choiceOf(day, who, which);
        if (choice < 0) {
          continue;
        }
        const Pattern& pattern = table.patterns[which];
        Cost cost = pattern.cost * scale;
        for (int i = 0; i < pattern.itemCount; ++i) {
          const int turn = table.items[pattern.firstItem + i];
          cost += person.itemCost[day * model_.turns + turn] * scale;
          model_.forEachCounter(person, day, turn, [&](int counter) {
            cost += prices != nullptr && counter < model_.firstCell ? (*prices)[counter]
                                                                    : state_.gain(counter) * scale;
          });
        }
        costs[choice] =
            cost + static_cast<Cost>(random_.next() % static_cast<std::uint64_t>(noise));
      }
    }
  }
}

void LineSearch::answer(LineProgram& program, const Domains& domains, const Prices* prices,
                        Cost noise) {
  for (const LineMember& member : program.members()) {
    if (member.whole) {
      state_.remove(member.person);
    }
  }
  fillCosts(program, domains, prices, noise);
  const bool found = program.cheapest(costs_) < barred;
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    const LineMember& member = program.members()[m];
    if (!member.whole) {
      continue;
    }
    for (int day = 0; day < model_.days && found; ++day) {
      state_.openWeek(member.person)[day] = program.choices(day)[program.chosen()[day][m]].pattern;
    }
    state_.insert(member.person);
  }
}

bool LineSearch::sweep(const Domains& domains) {
  const Cost before = state_.weighted();
  random_.shuffle(order_);
  // Less than one cost unit in all, so that noise only decides between equals.
  const Cost noise = std::max<Cost>(2, scale / (model_.slots() + 1));
  for (const int line : order_) {
    answer(lines_.programs()[line], domains, nullptr, noise);
  }
  return state_.weighted() < before;
}

void LineSearch::shake(const Domains& domains, const Prices& prices) {
  const int lines = static_cast<int>(order_.size());
  for (int i = 0; i < std::max(2, lines / 4); ++i) {
    answer(lines_.programs()[random_.below(lines)], domains, &prices, 2 * scale);
  }
}

}  // namespace tomatic::solver
