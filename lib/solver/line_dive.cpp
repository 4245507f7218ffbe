#include "solver/line_dive.hpp"

#include <algorithm>
#include <cmath>

namespace tomatic::solver {
namespace {

constexpr double clear = 0.1;  // as clear as that settles at once

}  // namespace

LineDive::LineDive(const Model& model, Lines& lines)
    : model_(model),
      lines_(lines),
      smooth_(model, lines, false),
      prices_(smooth_, true),
      program_(model),
      open_(fullDomains(model)),
      settled_(model.persons.size()),
      taken_(model.counters.size()) {}

void LineDive::begin(const Weeks& others, const std::vector<int>& lines) {
  left_.clear();
  std::fill(taken_.begin(), taken_.end(), char{0});
  std::vector<char> chosen(lines_.programs().size());
  for (const int line : lines) {
    chosen[line] = 1;
    left_.push_back({true, line});
  }
  weeks_ = others;
  weeks_.resize(model_.persons.size(), Week(model_.days));
  domains_ = open_;
  for (int index = 0; index < static_cast<int>(model_.persons.size()); ++index) {
    const auto& own = model_.tables[model_.persons[index].table].lines;
    const bool open =
        std::all_of(own.begin(), own.end(), [&](int line) { return chosen[line] != 0; });
    settled_[index] = 0;
    if (!open || own.empty()) {
      fix(index);
    } else if (own.size() > 1) {
      left_.push_back({false, index});
    }
  }
}

/// The person keeps to their week.
void LineDive::fix(int index) {
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  settled_[index] = 1;
  for (int day = 0; day < model_.days; ++day) {
    const std::uint16_t which = weeks_[index][day];
    const Pattern& pattern = table.patterns[which];
    domains_[index][day] = {which};
    for (int i = 0; i < pattern.itemCount; ++i) {
      const int item = table.items[pattern.firstItem + i];
      const int slot = day * model_.turns + item / table.ownLines;
      taken_[model_.cellCounter(slot, table.lines[item % table.ownLines])] = 1;
    }
  }
}

Weeks LineDive::run(const Weeks& others, const std::vector<int>& lines,
                    const std::vector<double>& prices, double temperature, double share,
                    const Stop& stop) {
  begin(others, lines);
  prices_.begin(prices, temperature);
  while (!left_.empty()) {
    if (!prices_.adapt(domains_, stop)) {
      return {};
    }
    for (Unit& unit : left_) {
      unit.unclear = unclear(unit);
    }
    std::sort(left_.begin(), left_.end(), [](const Unit& a, const Unit& b) {
      return a.unclear != b.unclear ? a.unclear < b.unclear
             : a.isLine != b.isLine ? b.isLine
                                    : a.index < b.index;
    });
    const auto least =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(left_.size())));
    std::vector<Unit> later;
    std::size_t settled = 0;
    for (const Unit& unit : left_) {
      if ((settled < least || unit.unclear < clear) && isOpen(unit)) {
        if (!settle(unit)) {
          return {};
        }
        ++settled;
      } else {
        later.push_back(unit);
      }
    }
    left_ = std::move(later);
  }
  return weeks_;
}

/// A line waits for those who attend others, too.
bool LineDive::isOpen(const Unit& unit) const {
  if (!unit.isLine) {
    return true;
  }
  const auto& members = lines_.programs()[unit.index]->members();
  return std::all_of(members.begin(), members.end(), [&](const LineMember& member) {
    return member.whole || settled_[member.person] != 0;
  });
}

double LineDive::unclear(const Unit& unit) const {
  double sum = 0;
  const auto addPerson = [&](int index) {
    for (const double share : smooth_.shares()[index]) {
      sum += std::min(share, 1 - share);
    }
  };
  if (!unit.isLine) {
    addPerson(unit.index);
  } else {
    for (const LineMember& member : lines_.programs()[unit.index]->members()) {
      if (member.whole) {
        addPerson(member.person);
      }
    }
  }
  return std::isfinite(sum) ? sum : model_.slots();
}

bool LineDive::settle(const Unit& unit) {
  return unit.isLine ? settleLine(unit.index) : settlePerson(unit.index);
}

bool LineDive::settleLine(int line) {
  LineProgram& program = *lines_.programs()[line];
  const std::size_t members = program.members().size();
  task_.kept = &weeks_;
  task_.price.resize(members);
  loadPrice_.resize(members);
  for (std::size_t m = 0; m < members; ++m) {
    const LineMember& member = program.members()[m];
    const Person& person = model_.persons[member.person];
    auto& price = task_.price[m];
    price.assign(model_.slots(), 0);
    loadPrice_[m] = prices_.price(lines_.firstLoad(line) + m);
    for (int slot = 0; slot < model_.slots(); ++slot) {
      const Cost cell = model_.counters[model_.cellCounter(slot, line)].cost[1];
      if (cell >= forbidden) {
        price[slot] = barred;
      } else if (member.whole) {
        price[slot] = (person.itemCost[slot] + cell) * scale +
                      prices_.ofTurn(person, slot, smooth_.shares()[member.person][slot]);
      }
    }
  }
  task_.loadPrice = loadPrice_.data();
  if (program.cheapest(task_, domains_) >= barred || !program.fresh()) {
    return false;
  }
  for (std::size_t m = 0; m < members; ++m) {
    const LineMember& member = program.members()[m];
    if (member.whole) {
      for (int day = 0; day < model_.days; ++day) {
        weeks_[member.person][day] = program.patternOf(day, static_cast<int>(m));
      }
      fix(member.person);
    }
  }
  return true;
}

bool LineDive::settlePerson(int index) {
  const Person& person = model_.persons[index];
  const PatternTable& table = model_.tables[person.table];
  const int first = lines_.firstAgreement(index);
  price_.resize(person.itemCost.size());
  for (std::size_t item = 0; item < price_.size(); ++item) {
    const int slot = static_cast<int>(item) / table.ownLines;
    const int cell = model_.cellCounter(slot, table.lines[item % table.ownLines]);
    price_[item] = taken_[cell] != 0
                       ? barred / model_.slots()
                       : person.itemCost[item] * scale + prices_.price(first + item) +
                             prices_.ofTurn(person, slot, smooth_.shares()[index][item]);
  }
  if (program_.cheapest(person, domains_[index], price_, scale, weeks_[index]) >= forbidden) {
    return false;
  }
  fix(index);
  return true;
}

}  // namespace tomatic::solver
