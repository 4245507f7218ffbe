#include "solver/line_program.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

/// Costs above are those of something barred, whatever comes on top.
constexpr Cost dearest = barred / 2;

}  // namespace

Cost LineProgram::cheapest(const ChoiceCosts& costs) {
  for (int d = 0; d < model_.days; ++d) {
    Day& day = days_[d];
    const Cost* cost = costs[d].data();
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
  choose(costs, state);
  return best;
}

/// Walks back from the last day's state.
void LineProgram::choose(const ChoiceCosts& costs, int state) {
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
        if (day.value[arc.from] + costs[d][arc.label] == day.value[node]) {
          chosen_[d][m] = arc.label;
          node = arc.from;
          break;
        }
      }
    }
  }
}

void LineProgram::through(const ChoiceCosts& costs, ChoiceCosts& through) {
  through.resize(model_.days);
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
    through[d].assign(day.choices.size(), barred);
    for (std::size_t n = day.value.size(); n-- > 1;) {
      if (back[n] >= dearest) {
        continue;
      }
      for (int a = day.graph.first[n]; a < day.graph.first[n + 1]; ++a) {
        const Arc arc = day.graph.arcs[a];
        const Cost rest = back[n] + costs[d][arc.label];
        back[arc.from] = std::min(back[arc.from], rest);
        through[d][arc.label] = std::min(through[d][arc.label], rest + day.value[arc.from]);
      }
    }
    onward = std::move(before);
  }
}

}  // namespace tomatic::solver
