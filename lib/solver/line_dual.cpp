#include "solver/line_dual.hpp"

#include <algorithm>

#include "solver/two_threads.hpp"

namespace tomatic::solver {

LineDual::LineDual(const Model& model, Lines& lines, Slots* slots)
    : model_(model),
      lines_(lines),
      slots_(slots),
      program_(model),
      itemPrice_(model.persons.size()),
      weeks_(model.persons.size(), Week(model.days)),
      gaps_(slots != nullptr ? slots->prices() : lines.pricesWithoutLoads()) {
  for (std::size_t index = 0; index < model.persons.size(); ++index) {
    itemPrice_[index].resize(model.persons[index].itemCost.size());
  }
}

Prices LineDual::startFrom(const Prices& prices) const {
  Prices start = prices;
  start.resize(gaps_.size());
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const int first = lines_.firstAgreement(static_cast<int>(index));
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    for (std::size_t item = 0; first >= 0 && item < person.itemCost.size(); ++item) {
      const int slot = static_cast<int>(item) / table.ownLines;
      start[first + item] = prices[model_.cellCounter(slot, table.lines[item % table.ownLines])];
    }
  }
  std::fill(start.begin() + model_.firstCell,
            start.begin() + static_cast<std::ptrdiff_t>(model_.counters.size()), 0);
  return start;
}

void LineDual::personPrice(int index, const Prices& prices) {
  std::vector<Cost>& itemPrice = itemPrice_[index];
  priceItems(model_, model_.persons[index], prices, itemPrice);
  const int first = lines_.firstAgreement(index);
  for (std::size_t item = 0; first >= 0 && item < itemPrice.size(); ++item) {
    itemPrice[item] += prices[first + item];
  }
}

void LineDual::setTask(const LineProgram& program, const Prices& prices, LineTask& task) const {
  task.price.resize(program.members().size());
  for (std::size_t m = 0; m < program.members().size(); ++m) {
    const LineMember& member = program.members()[m];
    const int ownLines = model_.tables[model_.persons[member.person].table].ownLines;
    auto& price = task.price[m];
    price.resize(model_.slots());
    for (int slot = 0; slot < model_.slots(); ++slot) {
      const int item = slot * ownLines + member.ownLine;
      const Cost cell = model_.counters[model_.cellCounter(slot, program.line())].cost[1];
      price[slot] = member.whole ? itemPrice_[member.person][item]
                                 : -prices[lines_.firstAgreement(member.person) + item];
      price[slot] += cell < forbidden ? cell * scale : barred;
      if (slots_ != nullptr) {
        price[slot] += prices[slots_->price(program.line(), m, slot)];
      }
    }
  }
}

/// Lines are independent: with heavy ones, a second thread takes every other.
void LineDual::divideLines(const Prices& prices, const Domains& domains) {
  const auto& programs = lines_.programs();
  lineCost_.resize(programs.size());
  shareOut(lines_.heavy(), [&](std::size_t first, std::size_t step) {
    LineTask task;
    for (std::size_t i = first; i < programs.size(); i += step) {
      setTask(*programs[i], prices, task);
      const std::size_t load = lines_.firstLoad(static_cast<int>(i));
      task.loadPrice = load < prices.size() ? prices.data() + load : nullptr;
      lineCost_[i] = programs[i]->cheapest(task, domains);
    }
  });
}

void LineDual::takeChoices(const LineProgram& program) {
  for (std::size_t m = 0; slots_ != nullptr && m < program.members().size(); ++m) {
    for (int slot = 0; slot < model_.slots(); ++slot) {
      const std::uint32_t turns = program.turnsOf(slot / model_.turns, static_cast<int>(m));
      gaps_[slots_->price(program.line(), m, slot)] +=
          static_cast<int>(turns >> slot % model_.turns & 1U);
    }
  }
  for (int day = 0; day < model_.days; ++day) {
    for (std::size_t m = 0; m < program.members().size(); ++m) {
      const LineMember& member = program.members()[m];
      if (member.whole) {
        weeks_[member.person][day] = program.patternOf(day, static_cast<int>(m));
        continue;
      }
      const Person& person = model_.persons[member.person];
      const int ownLines = model_.tables[person.table].ownLines;
      const int first = lines_.firstAgreement(member.person) + day * model_.itemsPerDay(person);
      const std::uint32_t turns = program.turnsOf(day, static_cast<int>(m));
      for (int turn = 0; turn < model_.turns; ++turn) {
        gaps_[first + turn * ownLines + member.ownLine] -= static_cast<int>(turns >> turn & 1U);
      }
    }
  }
}

void LineDual::countWeeks() {
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const Person& person = model_.persons[index];
    const PatternTable& table = model_.tables[person.table];
    const int items = model_.itemsPerDay(person);
    const int first = lines_.firstAgreement(static_cast<int>(index));
    for (int day = 0; day < model_.days; ++day) {
      const Pattern& pattern = table.patterns[weeks_[index][day]];
      for (int i = 0; i < pattern.itemCount; ++i) {
        const int item = table.items[pattern.firstItem + i];
        model_.forEachCounter(person, day, item, [&](int counter) { ++gaps_[counter]; });
        if (first >= 0) {
          ++gaps_[first + day * items + item];
        }
      }
    }
  }
  // Cells are divided, not priced.
  std::fill(gaps_.begin() + model_.firstCell,
            gaps_.begin() + static_cast<std::ptrdiff_t>(model_.counters.size()), 0);
}

Cost LineDual::evaluate(const Prices& prices, const Domains& domains) {
  Cost value = model_.constant * scale;
  std::fill(gaps_.begin(), gaps_.end(), 0);
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    personPrice(static_cast<int>(index), prices);
    if (!lines_.wholeOf(static_cast<int>(index))) {
      const Cost cost = program_.cheapest(model_.persons[index], domains[index], itemPrice_[index],
                                          scale, weeks_[index]);
      if (cost >= forbidden) {
        return forbidden;
      }
      value += cost;
    }
  }
  divideLines(prices, domains);
  for (std::size_t i = 0; i < lineCost_.size(); ++i) {
    if (lineCost_[i] >= barred) {
      return forbidden;
    }
    value += lineCost_[i];
    takeChoices(*lines_.programs()[i]);
  }
  countWeeks();
  const Cost counts = slots_ != nullptr ? slots_->fill(prices, domains, gaps_)
                                        : cheapestCounts(model_, model_.firstCell, prices, gaps_);
  return counts >= forbidden ? forbidden : value + counts;
}

int LineDual::reducePersons(Domains& domains, Cost room) {
  int removed = 0;
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    if (lines_.wholeOf(static_cast<int>(index))) {
      continue;
    }
    const Person& person = model_.persons[index];
    auto& allowed = domains[index];
    const Cost own = program_.cheapest(person, allowed, itemPrice_[index], scale, weeks_[index]);
    if (own >= forbidden) {
      return -1;
    }
    std::vector<std::vector<std::uint16_t>> kept(allowed.size());
    program_.forEachPattern(person, allowed, itemPrice_[index], scale,
                            [&](int day, std::uint16_t pattern, Cost cost) {
                              if (cost <= own + room) {
                                kept[day].push_back(pattern);
                              } else {
                                ++removed;
                              }
                            });
    allowed = std::move(kept);
  }
  return removed;
}

int LineDual::reduceLine(LineProgram& program, const Prices& prices, Domains& domains, Cost room) {
  setTask(program, prices, task_);
  const Cost own = program.cheapest(task_, domains);
  return own >= barred ? -1 : program.reduce(task_, domains, own + room);
}

int LineDual::reduce(const Prices& prices, Domains& domains, Cost value, Cost limit) {
  const Cost room = limit - value;
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    personPrice(static_cast<int>(index), prices);
  }
  int removed = reducePersons(domains, room);
  if (removed < 0) {
    return -1;
  }
  for (const auto& program : lines_.programs()) {
    const int more = !program->reduces() ? 0 : reduceLine(*program, prices, domains, room);
    if (more < 0) {
      return -1;
    }
    removed += more;
  }
  const int filled = slots_ != nullptr ? slots_->reduce(prices, domains, room) : 0;
  if (filled < 0) {
    return -1;
  }
  removed += filled;
  for (const auto& days : domains) {
    if (std::any_of(days.begin(), days.end(), [](const auto& day) { return day.empty(); })) {
      return -1;
    }
  }
  return removed;
}

}  // namespace tomatic::solver
