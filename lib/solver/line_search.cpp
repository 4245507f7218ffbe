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

void LineSearch::setTask(const LineProgram& program, const Prices* prices, Cost noise) {
  task_.kept = &state_.weeks();
  task_.price.resize(program.members().size());
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    const LineMember& member = program.members()[m];
    auto& own = task_.price[m];
    own.assign(model_.slots(), 0);
    const Person& person = model_.persons[member.person];
    for (int slot = 0; slot < model_.slots() && member.whole; ++slot) {
      Cost price = person.itemCost[slot] * scale;
      model_.forEachCounter(person, slot / model_.turns, slot % model_.turns, [&](int counter) {
        price += prices != nullptr && counter < model_.firstCell ? (*prices)[counter]
                                                                 : state_.gain(counter) * scale;
      });
      own[slot] = price + static_cast<Cost>(random_.next() % static_cast<std::uint64_t>(noise));
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
  setTask(program, prices, noise);
  const bool found = program.cheapest(task_, domains) < barred && program.fresh();
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    const LineMember& member = program.members()[m];
    if (!member.whole) {
      continue;
    }
    for (int day = 0; day < model_.days && found; ++day) {
      state_.openWeek(member.person)[day] = program.patternOf(day, static_cast<int>(m));
    }
    state_.insert(member.person);
  }
}

void LineSearch::answer(int line, const Domains& domains, Cost noise) {
  answer(*lines_.programs()[line], domains, nullptr, std::max(noise, leastNoise()));
}

/// Less than one cost unit in all, so that noise only decides between equals.
Cost LineSearch::leastNoise() const {
  return std::max<Cost>(2, scale / (model_.slots() + 1));
}

bool LineSearch::sweep(const Domains& domains, const Stop& stop) {
  return sweep(domains, order_, stop);
}

bool LineSearch::sweep(const Domains& domains, std::vector<int>& lines, const Stop& stop) {
  const Cost before = state_.weighted();
  random_.shuffle(lines);
  for (const int line : lines) {
    if (stop()) {
      break;
    }
    answer(*lines_.programs()[line], domains, nullptr, leastNoise());
  }
  return state_.weighted() < before;
}

void LineSearch::shake(const Domains& domains, const Prices& prices) {
  const int lines = static_cast<int>(order_.size());
  for (int i = 0; i < std::max(2, lines / 4); ++i) {
    answer(*lines_.programs()[random_.below(lines)], domains, &prices, 2 * scale);
  }
}

}  // namespace tomatic::solver
