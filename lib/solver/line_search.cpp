#include "solver/line_search.hpp"

#include <algorithm>
#include <numeric>

namespace tomatic::solver {

LineSearch::LineSearch(const Model& model, SearchState& state, Random& random, Lines& lines)
    : model_(model),
      state_(state),
      random_(random),
      lines_(lines),
      order_(lines.programs().size()),
      ties_(lines.programs().size()) {
  std::iota(order_.begin(), order_.end(), 0);
}

/// Of a line's members, [member × slots + slot]. What only decides between equals stays but for a
/// day's, where days are long: those whose prices are the same as well need not be divided anew.
const std::vector<Cost>& LineSearch::noiseOf(int line, Cost most) {
  const auto& members = lines_.programs()[line]->members();
  const bool onlyTies = most <= tieNoise(model_) && lines_.heavy();
  std::vector<Cost>& noise = onlyTies ? ties_[line] : noise_;
  int first = 0;
  int end = model_.slots();
  if (onlyTies && !noise.empty()) {
    first = random_.below(model_.days) * model_.turns;
    end = first + model_.turns;
  }
  noise.resize(members.size() * model_.slots());
  for (std::size_t m = 0; m < members.size(); ++m) {
    for (int slot = first; slot < end && members[m].whole; ++slot) {
      noise[m * model_.slots() + slot] = static_cast<Cost>(
          random_.next() % static_cast<std::uint64_t>(std::max(most, tieNoise(model_))));
    }
  }
  return noise;
}

void LineSearch::setTask(int line, const Prices* prices, Cost mostNoise) {
  const LineProgram& program = *lines_.programs()[line];
  const std::vector<Cost>& noise = noiseOf(line, mostNoise);
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
      own[slot] = price + noise[m * model_.slots() + slot];
    }
  }
}

void LineSearch::answer(int line, const Domains& domains, const Prices* prices, Cost noise) {
  LineProgram& program = *lines_.programs()[line];
  for (const LineMember& member : program.members()) {
    if (member.whole) {
      state_.remove(member.person);
    }
  }
  setTask(line, prices, noise);
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
  answer(line, domains, nullptr, noise);
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
    answer(line, domains, nullptr, 0);
  }
  return state_.weighted() < before;
}

void LineSearch::shake(const Domains& domains, const Prices& prices) {
  const int lines = static_cast<int>(order_.size());
  for (int i = 0; i < std::max(2, lines / 4); ++i) {
    answer(random_.below(lines), domains, &prices, 2 * scale);
  }
}

}  // namespace tomatic::solver
