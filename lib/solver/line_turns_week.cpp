// The week of a line's program turn by turn: put together from the divisions of its days.
#include <algorithm>

#include "solver/line_turns.hpp"

namespace tomatic::solver {
namespace {

constexpr int usualPricings = 12;
constexpr Cost longestStep = 1024 * scale;  // loads that nobody can attend have no best price
constexpr std::size_t usualWidth = 1000;    // states of a day that are looked at
constexpr std::size_t mostWidth = 4 * usualWidth;

/// Where a state's place in a hash table is looked for first.
std::size_t place(std::uint64_t used, std::size_t mask) {
  return used * 0x9E3779B97F4A7C15U >> 32U & mask;
}

}  // namespace

void LineTurns::priceHalves(const std::vector<Cost>& prices) {
  const std::size_t members = members_.size();
  const std::size_t half = membersOfFirst();
  const auto price = [&](std::vector<Cost>& worth, std::size_t from, std::size_t to) {
    worth.assign(codeStride_[to] / codeStride_[from], 0);
    for (std::size_t i = 0; i < worth.size(); ++i) {
      const std::size_t code = i * codeStride_[from];
      for (std::size_t m = from; m < to; ++m) {
        worth[i] += prices[m] * digits_[code * members + m];
      }
    }
  };
  price(worthOfFirst_, 0, half);
  price(worthOfSecond_, half, members);
}

/// The least at these prices of the load, and by how much loads then differ from what is attended.
Cost LineTurns::lowest(const std::vector<Cost>& prices, std::vector<Cost>& gap) {
  const std::size_t members = members_.size();
  Cost sum = 0;
  gap.assign(members, 0);
  priceHalves(prices);
  for (Day& day : days_) {
    Cost least = barred;
    int code = 0;
    for (const Outcome& outcome : day.outcomes) {
      const Cost value = outcome.value - worth(outcome.code);
      if (value < least) {
        least = value;
        code = outcome.code;
      }
    }
    day.least = least;
    sum += least;
    for (std::size_t m = 0; m < members; ++m) {
      gap[m] -= digits_[code * members + m];
    }
  }
  leastFinal_.assign(members, barred);
  for (std::size_t m = 0; m < members; ++m) {
    int used = 0;
    for (int u = 0; u <= cap_[m]; ++u) {
      const Cost value = finalOf_[m][u] + prices[m] * u;
      if (finalOf_[m][u] < barred && value < leastFinal_[m]) {
        leastFinal_[m] = value;
        used = u;
      }
    }
    sum += leastFinal_[m];
    gap[m] += used;
  }
  return sum;
}

/// Begins with these prices if they tell more than those of the last call.
void LineTurns::takeLoadPrices(const std::vector<Cost>& prices) {
  std::vector<Cost> gap;
  if (lowest(prices, gap) > lowest(loadPrice_, gap)) {
    loadPrice_ = prices;
    std::fill(loadStep_.begin(), loadStep_.end(), scale / 4);
    pricings_ = usualPricings;
  }
}

/// Prices of the load that tell much about what the cheapest week is made of: each goes up or down
/// by a step that grows until it turns. Those kept from the last call are nearly right. Returns the
/// least at the best of them.
Cost LineTurns::priceLoads() {
  std::vector<Cost> gap;
  std::vector<Cost> before(members_.size());
  std::vector<Cost> prices = loadPrice_;
  Cost value = -barred;
  for (int i = 0; i < pricings_; ++i) {
    const Cost reached = lowest(prices, gap);
    if (reached > value) {
      value = reached;
      loadPrice_ = prices;
    }
    for (std::size_t m = 0; m < prices.size(); ++m) {
      if (gap[m] * before[m] > 0) {
        loadStep_[m] = std::min(loadStep_[m] + loadStep_[m] / 2, longestStep);
      } else if (gap[m] * before[m] < 0) {
        loadStep_[m] = std::max<Cost>(loadStep_[m] / 2, scale / 16);
      }
      prices[m] += gap[m] > 0 ? loadStep_[m] : gap[m] < 0 ? -loadStep_[m] : 0;
      before[m] = gap[m];
    }
  }
  pricings_ = usualPricings;
  value = lowest(loadPrice_, gap);
  for (Day& day : days_) {
    for (Outcome& outcome : day.outcomes) {
      outcome.excess = outcome.value - worth(outcome.code) - day.least;
    }
  }
  return value;
}

/// How much of their load each must have used after each day to be able to use enough of it, and
/// may have used at most.
void LineTurns::makeWindows() {
  least_.assign(model_.days + 1, 0);
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const auto& final = finalOf_[m];
    const auto first =
        std::find_if(final.begin(), final.end(), [](Cost cost) { return cost < barred; });
    for (int day = 0; day <= model_.days; ++day) {
      const std::ptrdiff_t daysLeft = model_.days - day;
      const auto least = first - final.begin() - shapes_[m].most * daysLeft;
      least_[day] |= static_cast<Packed>(std::max<std::ptrdiff_t>(0, least)) << packedBits * m;
    }
    most_ |= static_cast<Packed>(cap_[m]) << packedBits * m;
  }
}

/// Adds a state, or makes the one that is there cheaper.
void LineTurns::reach(std::vector<State>& states, const State& state) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = place(state.used, mask);
  while (slots_[at] >= 0 && states[slots_[at]].used != state.used) {
    at = (at + 1) & mask;
  }
  if (slots_[at] < 0) {
    slots_[at] = static_cast<int>(states.size());
    states.push_back(state);
    if (2 * states.size() > slots_.size()) {
      rehash(states, 2 * slots_.size());
    }
  } else if (state.excess < states[slots_[at]].excess) {
    states[slots_[at]] = state;
  }
}

void LineTurns::rehash(const std::vector<State>& states, std::size_t size) {
  slots_.assign(size, -1);
  for (std::size_t i = 0; i < states.size(); ++i) {
    std::size_t at = place(states[i].used, size - 1);
    while (slots_[at] >= 0) {
      at = (at + 1) & (size - 1);
    }
    slots_[at] = static_cast<int>(i);
  }
}

/// Keeps no more than `width_` states, the cheapest.
void LineTurns::narrow(std::vector<State>& states) {
  if (states.size() > width_) {
    const auto end = states.begin() + static_cast<std::ptrdiff_t>(width_);
    std::nth_element(states.begin(), end, states.end(), [](const State& a, const State& b) {
      return a.excess != b.excess ? a.excess < b.excess : a.used < b.used;
    });
    leftByWidth_ = std::min(leftByWidth_, end->excess);
    states.erase(end, states.end());
  }
}

/// Looks for weeks that exceed the least by no more than `room`; fills states_, and leftBy… with
/// what those exceed it by that it did not look at. Gives up after so many steps, and finds none.
void LineTurns::joinDays(Cost room) {
  leftByRoom_ = barred;
  leftByWidth_ = barred;
  states_.assign(model_.days + 1, {});
  states_[0].push_back({});
  std::vector<int> near;
  for (int d = 0; d < model_.days; ++d) {
    const auto& outcomes = days_[d].outcomes;
    near.clear();
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
      if (outcomes[o].excess <= room) {
        near.push_back(static_cast<int>(o));
      } else {
        leftByRoom_ = std::min(leftByRoom_, outcomes[o].excess);
      }
    }
    std::sort(near.begin(), near.end(), [&](int a, int b) {
      return outcomes[a].excess != outcomes[b].excess ? outcomes[a].excess < outcomes[b].excess
                                                      : a < b;
    });
    slots_.assign(4096, -1);
    for (std::size_t s = 0; s < states_[d].size(); ++s) {
      const State state = states_[d][s];
      steps_ += static_cast<long long>(near.size());
      if (steps_ > mostSteps_) {
        leftByRoom_ = 0;
        states_.back().clear();
        return;
      }
      for (const int o : near) {
        const Cost excess = state.excess + outcomes[o].excess;
        if (excess > room) {
          leftByRoom_ = std::min(leftByRoom_, excess);
          break;
        }
        const Packed step = stepOf_[outcomes[o].code];
        if (leadsOn(d + 1, state.used + step)) {
          reach(states_[d + 1], {state.used + step, excess, static_cast<int>(s), o});
        }
      }
    }
    narrow(states_[d + 1]);
  }
  for (State& state : states_.back()) {
    for (std::size_t m = 0; m < members_.size(); ++m) {
      const auto used = static_cast<int>(state.used >> packedBits * m & packedMask);
      const Cost final = finalOf_[m][used];
      state.excess += final < barred ? final + loadPrice_[m] * used - leastFinal_[m] : barred;
    }
  }
}

Cost LineTurns::cheapest(const LineTask& task, const Domains& domains) {
  for (int day = 0; day < model_.days; ++day) {
    passDay(task, domains, day);
    if (days_[day].outcomes.empty()) {
      return barred;
    }
  }
  if (task.loadPrice != nullptr) {
    takeLoadPrices({task.loadPrice, task.loadPrice + members_.size()});
  }
  const Cost least = priceLoads();
  width_ = usualWidth;
  steps_ = 0;
  for (Cost room = room_;;) {
    joinDays(room);
    const auto best =
        std::min_element(states_.back().begin(), states_.back().end(),
                         [](const State& a, const State& b) { return a.excess < b.excess; });
    fresh_ = best != states_.back().end() && best->excess < dearest;
    const Cost left = std::min(leftByRoom_, leftByWidth_);
    if (!fresh_) {
      if (left >= dearest) {
        return barred;
      }
      const bool gaveUp = steps_ > mostSteps_;
      if (!gaveUp && leftByRoom_ < dearest && room < 64 * room_) {
        room *= 4;
      } else if (!gaveUp && width_ < mostWidth) {
        width_ *= 4;
        room = std::min(8 * room, barred);
      } else {
        return base_ + least + left;  // a bound at least; part() tells a division of before
      }
      continue;
    }
    if (best->excess > room) {
      room = best->excess;  // what the end of the week costs came on top: cheaper ones were left
      continue;
    }
    room_ = std::max<Cost>(best->excess + best->excess / 4, scale / 4);
    State state = *best;
    const Cost value = base_ + least + std::min(state.excess, left);
    for (int day = model_.days - 1; day >= 0; --day) {
      chooseDay(day, days_[day].outcomes[state.outcome].place);
      state = states_[day][state.before];
    }
    return value;
  }
}

}  // namespace tomatic::solver
