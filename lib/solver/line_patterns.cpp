#include "solver/line_patterns.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace tomatic::solver {

void LinePatterns::fit(const Domains& domains) {
  (void)make(domains, std::numeric_limits<long long>::max());
}

void LinePatterns::fillCosts(const LineTask& task, const Domains& domains, int index) {
  Day& day = days_[index];
  day.cost.assign(day.choices.size(), barred);
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const LineMember& member = members_[m];
    const auto& table = model_.tables[model_.persons[member.person].table];
    const auto allow = [&](std::uint16_t which) {
      const int choice = day.choiceOf[m][which];
      if (choice < 0 || day.cost[choice] < barred) {
        return;
      }
      Cost cost = member.whole ? table.patterns[which].cost * scale : 0;
      for (std::uint32_t turns = day.choices[choice].part.turns; turns != 0; turns &= turns - 1) {
        cost += task.price[m][index * model_.turns + std::countr_zero(turns)];
      }
      day.cost[choice] = cost;
    };
    if (!member.whole && task.kept != nullptr) {
      allow((*task.kept)[member.person][index]);
      continue;
    }
    const auto& allowed = domains[member.person][index];
    std::for_each(allowed.begin(), allowed.end(), allow);
  }
}

Cost LinePatterns::cheapest(const LineTask& task, const Domains& domains) {
  for (int d = 0; d < model_.days; ++d) {
    Day& day = days_[d];
    fillCosts(task, domains, d);
    const Cost* cost = day.cost.data();
    const int nodes = static_cast<int>(day.graph.first.size()) - 1;
    day.value.resize(nodes);
    if (nodes > 0) {
      day.value[0] = 0;
    }
    for (int n = 1; n < nodes; ++n) {
      Cost best = 8 * barred;
      for (int a = day.graph.first[n]; a < day.graph.first[n + 1]; ++a) {
        const Arc arc = day.graph.arcs[a];
        best = std::min(best, day.value[arc.from] + cost[arc.label]);
      }
      day.value[n] = best < dearest ? best : barred;
    }
    const int states = static_cast<int>(day.week.first.size()) - 1;
    day.stateValue.resize(states);
    for (int s = 0; s < states; ++s) {
      Cost best = 8 * barred;
      for (int a = day.week.first[s]; a < day.week.first[s + 1]; ++a) {
        const Arc arc = day.week.arcs[a];
        const Cost before = d == 0 ? 0 : days_[d - 1].stateValue[arc.from];
        best = std::min(best, before + day.value[day.outcomes[arc.label]]);
      }
      day.stateValue[s] = best < dearest ? best : barred;
    }
  }
  Cost best = dearest;
  int state = -1;
  for (std::size_t s = 0; s < finalCosts_.size(); ++s) {
    const Cost cost = days_.back().stateValue[s] + finalCosts_[s];
    if (cost < best) {
      best = cost;
      state = static_cast<int>(s);
    }
  }
  if (state < 0) {
    return barred;
  }
  choose(state);
  return best;
}

/// Walks back from the last day's state.
void LinePatterns::choose(int state) {
  for (int d = model_.days - 1; d >= 0; --d) {
    Day& day = days_[d];
    int node = 0;
    int before = 0;
    for (int a = day.week.first[state]; a < day.week.first[state + 1]; ++a) {
      const Arc arc = day.week.arcs[a];
      const Cost value =
          (d == 0 ? 0 : days_[d - 1].stateValue[arc.from]) + day.value[day.outcomes[arc.label]];
      if (value == day.stateValue[state]) {
        node = day.outcomes[arc.label];
        before = arc.from;
        break;
      }
    }
    state = before;
    for (std::size_t m = members_.size(); m-- > 0;) {
      for (int a = day.graph.first[node]; a < day.graph.first[node + 1]; ++a) {
        const Arc arc = day.graph.arcs[a];
        if (day.value[arc.from] + day.cost[arc.label] == day.value[node]) {
          chosen_[d][m] = day.choices[arc.label].part;
          node = arc.from;
          break;
        }
      }
    }
  }
}

/// Of each choice the cheapest division that has it: the cheapest way there and on from there.
int LinePatterns::reduce(const LineTask&, Domains& domains, Cost most) {
  int removed = 0;
  std::vector<Cost> onward = finalCosts_;
  for (int d = model_.days - 1; d >= 0; --d) {
    Day& day = days_[d];
    std::vector<Cost> before(d == 0 ? 1 : days_[d - 1].stateValue.size(), barred);
    std::vector<Cost> back(day.value.size(), barred);
    for (std::size_t s = 0; s < onward.size(); ++s) {
      for (int a = day.week.first[s]; a < day.week.first[s + 1]; ++a) {
        const Arc arc = day.week.arcs[a];
        const int node = day.outcomes[arc.label];
        before[arc.from] = std::min(before[arc.from], onward[s] + day.value[node]);
        const Cost reached = d == 0 ? 0 : days_[d - 1].stateValue[arc.from];
        back[node] = std::min(back[node], onward[s] + reached);
      }
    }
    std::vector<Cost> through(day.choices.size(), barred);
    for (std::size_t n = day.value.size(); n-- > 1;) {
      if (back[n] >= dearest) {
        continue;
      }
      for (int a = day.graph.first[n]; a < day.graph.first[n + 1]; ++a) {
        const Arc arc = day.graph.arcs[a];
        const Cost rest = back[n] + day.cost[arc.label];
        back[arc.from] = std::min(back[arc.from], rest);
        through[arc.label] = std::min(through[arc.label], rest + day.value[arc.from]);
      }
    }
    onward = std::move(before);
    for (std::size_t m = 0; m < members_.size(); ++m) {
      auto& allowed = domains[members_[m].person][d];
      const auto end = std::remove_if(allowed.begin(), allowed.end(), [&](std::uint16_t which) {
        const int choice = day.choiceOf[m][which];
        return choice < 0 || through[choice] > most;
      });
      removed += static_cast<int>(allowed.end() - end);
      allowed.erase(end, allowed.end());
    }
  }
  return removed;
}

}  // namespace tomatic::solver
