#include "solver/slots.hpp"

#include <algorithm>
#include <limits>

namespace tomatic::solver {
namespace {

constexpr int mostItems = 64;  // of a day: as a word has bits
/// More than all prices of a slot come to (see dearestPrice), and so little that they, in shades,
/// can be added to it for each cell.
constexpr Cost unpayable = Cost{1} << 48;

}  // namespace

Slots::Slots(const Model& model, Lines& lines)
    : model_(model),
      lines_(lines),
      firstPrice_(lines.prices()),
      may_(model.persons.size(), std::vector<std::uint64_t>(model.days)),
      must_(may_) {
  for (std::size_t line = 0; line < lines.programs().size(); ++line) {
    firstTaker_.push_back(takers_.size());
    for (std::size_t m = 0; m < lines.programs()[line]->members().size(); ++m) {
      takers_.push_back({line, m});
    }
  }
  for (int slot = 0; slot < model.slots(); ++slot) {
    programs_.push_back(std::make_unique<SlotProgram>(model, slot, lines, takers_));
  }
}

std::unique_ptr<Slots> Slots::make(const Model& model, Lines& lines, long long mostArcs) {
  if (lines.programs().size() > SlotProgram::mostLines) {
    return nullptr;
  }
  auto slots = std::unique_ptr<Slots>(new Slots(model, lines));
  const bool made = slots->takePatterns() && slots->makeGraphs(fullDomains(model), mostArcs);
  return made ? std::move(slots) : nullptr;
}

bool Slots::takePatterns() {
  for (const PatternTable& table : model_.tables) {
    if (model_.turns * table.ownLines > mostItems) {
      return false;
    }
    auto& items = itemsOf_.emplace_back();
    for (const Pattern& pattern : table.patterns) {
      std::uint64_t bits = 0;
      for (int i = 0; i < pattern.itemCount; ++i) {
        bits |= std::uint64_t{1} << table.items[pattern.firstItem + i];
      }
      items.push_back(bits);
    }
  }
  return true;
}

bool Slots::makeGraphs(const Domains& domains, long long mostArcs) {
  look(domains);
  SlotProgram::ByChoice<char> may;
  for (int slot = 0; slot < model_.slots(); ++slot) {
    may.assign(takers_.size() + firstTaker_.size(), 1);
    forEachClosed(slot, [&](std::size_t choice) { may[choice] = 0; });
    if (!programs_[slot]->make(may, mostArcs)) {
      return false;
    }
  }
  return true;
}

void Slots::fit(const Domains& domains) {
  makeGraphs(domains, std::numeric_limits<long long>::max());
}

const LineMember& Slots::memberOf(std::size_t taker) const {
  const auto& [line, member] = takers_[taker];
  return lines_.programs()[line]->members()[member];
}

int Slots::itemOf(std::size_t taker, int slot) const {
  const LineMember& who = memberOf(taker);
  const int ownLines = model_.tables[model_.persons[who.person].table].ownLines;
  return slot % model_.turns * ownLines + who.ownLine;
}

/// What everybody may and must attend.
void Slots::look(const Domains& domains) {
  for (std::size_t index = 0; index < model_.persons.size(); ++index) {
    const auto& items = itemsOf_[model_.persons[index].table];
    for (int day = 0; day < model_.days; ++day) {
      std::uint64_t may = 0;
      std::uint64_t must = ~std::uint64_t{0};
      for (const std::uint16_t pattern : domains[index][day]) {
        may |= items[pattern];
        must &= items[pattern];
      }
      may_[index][day] = may;
      must_[index][day] = must;
    }
  }
}

/// With every choice that is not to be: who may not, and all others where somebody must.
template <typename Each>
void Slots::forEachClosed(int slot, Each each) const {
  const int day = slot / model_.turns;
  for (std::size_t i = 0; i < takers_.size(); ++i) {
    const std::size_t line = takers_[i].line;
    const int person = memberOf(i).person;
    const int item = itemOf(i, slot);
    const int cell = model_.cellCounter(slot, lines_.programs()[line]->line());
    if ((may_[person][day] >> item & 1U) == 0 || model_.counters[cell].cost[1] >= forbidden) {
      each(i);
    } else if ((must_[person][day] >> item & 1U) != 0) {
      for (std::size_t other = firstTaker_[line];
           other < takers_.size() && takers_[other].line == line; ++other) {
        if (other != i) {
          each(other);
        }
      }
      each(takers_.size() + line);
    }
  }
}

/// What the slot's cheapest filling costs; `forbidden` if there is none.
Cost Slots::cheapest(const Prices& prices, int slot) {
  price_.assign(takers_.size() + firstTaker_.size(), 0);
  for (std::size_t i = 0; i < takers_.size(); ++i) {
    price_[i] = -prices[price(i, slot)] - prices[slot];
    for (const int crowd : model_.persons[memberOf(i).person].crowdCounters) {
      price_[i] -= prices[crowd + slot];
    }
  }
  forEachClosed(slot, [&](std::size_t choice) { price_[choice] = unpayable; });
  const Cost cost = programs_[slot]->cheapest(price_, liked_);
  return cost >= unpayable / 2 ? forbidden : cost;
}

/// What the lines choose.
void Slots::likeChosen(int slot, const std::vector<int>& gaps) {
  liked_.assign(takers_.size(), 0);
  liked_.resize(takers_.size() + firstTaker_.size(), 1);
  for (std::size_t i = 0; i < takers_.size(); ++i) {
    if (gaps[price(i, slot)] != 0) {
      liked_[i] = 1;
      liked_[takers_.size() + takers_[i].line] = 0;
    }
  }
}

Cost Slots::fill(const Prices& prices, const Domains& domains, std::vector<int>& gaps) {
  look(domains);
  Cost value = 0;
  for (int slot = 0; slot < model_.slots(); ++slot) {
    likeChosen(slot, gaps);
    const Cost cost = cheapest(prices, slot);
    if (cost >= forbidden) {
      return forbidden;
    }
    value += cost;
    for (const int taker : programs_[slot]->chosen()) {
      if (taker < 0) {
        continue;
      }
      --gaps[slot];
      for (const int crowd : model_.persons[memberOf(taker).person].crowdCounters) {
        --gaps[crowd + slot];
      }
      --gaps[price(taker, slot)];
    }
  }
  return value;
}

int Slots::reduce(const Prices& prices, Domains& domains, Cost room) {
  look(domains);
  liked_.assign(takers_.size() + firstTaker_.size(), 0);
  int removed = 0;
  for (int slot = 0; slot < model_.slots(); ++slot) {
    const Cost own = cheapest(prices, slot);
    if (own >= forbidden) {
      return -1;
    }
    const std::vector<Cost>& with = programs_[slot]->cheapestWith();
    for (std::size_t i = 0; i < takers_.size(); ++i) {
      if (with[i] <= own + room) {
        continue;
      }
      const int person = memberOf(i).person;
      const int item = itemOf(i, slot);
      const auto& items = itemsOf_[model_.persons[person].table];
      auto& allowed = domains[person][slot / model_.turns];
      removed += static_cast<int>(std::erase_if(
          allowed, [&](std::uint16_t pattern) { return (items[pattern] >> item & 1U) != 0; }));
    }
  }
  return removed;
}

}  // namespace tomatic::solver
