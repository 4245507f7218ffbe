#include "solver/near_ways.hpp"

#include <algorithm>
#include <numeric>

namespace tomatic::solver {
namespace {

// In temperatures: dearer ways weigh nothing, and by how much costs may change before others do.
constexpr double horizon = 25;
constexpr double leeway = 50;

}  // namespace

/// What the cheapest way to each state costs.
void NearWays::costThere(const TurnWays& ways, const Costs& costs, Scratch& scratch) {
  const int members = costs.members;
  const int columns = members + 1;
  const std::vector<int>& first = ways.places().first;
  scratch.to.assign(static_cast<std::size_t>(ways.nothing() + 1) * columns, nowhere);
  scratch.toPlace.assign(ways.nothing() + 1, nowhere);
  scratch.to[members] = 0;
  scratch.toPlace[0] = 0;
  for (int turn = 0; turn < costs.turns; ++turn) {
    const double* price = costs.turn.data() + static_cast<std::ptrdiff_t>(turn) * columns;
    for (int place = first[turn + 1]; place < first[turn + 2]; ++place) {
      const int* from = ways.from(place);
      double* to = scratch.to.data() + static_cast<std::ptrdiff_t>(place) * columns;
      to[members] = scratch.toPlace[from[members]] + price[members];
      double least = to[members];
      for (int m = 0; m < members; ++m) {
        const bool more = ways.digit(place, m) > 1;
        const double onward = scratch.to[static_cast<std::ptrdiff_t>(from[m]) * columns + m];
        const double begun = scratch.toPlace[from[m]] + (more ? costs.gap[m] : 0);
        to[m] = std::min(onward, begun) + price[m];
        least = std::min(least, to[m]);
      }
      scratch.toPlace[place] = least;
    }
  }
}

/// And the cheapest way on.
void NearWays::costBack(const TurnWays& ways, const Costs& costs, Scratch& scratch) {
  const int members = costs.members;
  const int columns = members + 1;
  const std::vector<int>& first = ways.places().first;
  scratch.on.assign(scratch.to.size(), nowhere);
  scratch.onPlace.assign(scratch.toPlace.size(), nowhere);
  for (int place = first[costs.turns]; place < ways.nothing(); ++place) {
    double cost = 0;
    for (int m = 0; m < members; ++m) {
      cost += costs.shape[m][ways.digit(place, m)];
    }
    scratch.onPlace[place] = cost;
    std::fill_n(scratch.on.begin() + static_cast<std::ptrdiff_t>(place) * columns, columns, cost);
  }
  for (int turn = costs.turns - 1; turn >= 0; --turn) {
    const double* price = costs.turn.data() + static_cast<std::ptrdiff_t>(turn) * columns;
    for (int place = first[turn]; place < first[turn + 1]; ++place) {
      const int* next = ways.next(place);
      double* on = scratch.on.data() + static_cast<std::ptrdiff_t>(place) * columns;
      const auto after = [&](int m) {
        return scratch.on[static_cast<std::ptrdiff_t>(next[m]) * columns + m] + price[m];
      };
      double least = after(members);
      for (int m = 0; m < members; ++m) {
        const bool some = ways.digit(place, m) > 0;
        on[m] = after(m);
        least = std::min(least, on[m] + (some ? costs.gap[m] : 0));
      }
      on[members] = least;
      scratch.onPlace[place] = least;
      for (int m = 0; m < members; ++m) {
        on[m] = std::min(on[m], least);
      }
    }
  }
}

/// The states and steps of ways that cost no more.
void NearWays::keep(const TurnWays& ways, const Costs& costs, double most, Scratch& scratch) {
  const std::vector<int>& first = ways.places().first;
  scratch.placeOf.assign(scratch.toPlace.size(), -1);
  scratch.stateOf.assign(scratch.to.size(), -1);
  scratch.placeOf[0] = 0;
  firstState_.assign(1, 0);
  firstPlace_ = {0, 1};
  for (int turn = 0; turn < costs.turns; ++turn) {
    int places = firstPlace_.back();
    for (int place = first[turn + 1]; place < first[turn + 2]; ++place) {
      scratch.placeOf[place] = places;
      places += static_cast<int>(keepPlace(ways, costs, turn, place, most, scratch));
    }
    firstState_.push_back(static_cast<int>(states_.size()));
    firstPlace_.push_back(places);
  }
  ends_.clear();
  endWeight_.clear();
  for (int place = first[costs.turns]; place < ways.nothing(); ++place) {
    if (scratch.toPlace[place] < nowhere) {
      ends_.push_back({place, 0});
      endWeight_.push_back(weigh(scratch.toPlace[place] + scratch.onPlace[place] - cheapest_));
    }
  }
}

/// The same of a place after the turn. False if it has none.
bool NearWays::keepPlace(const TurnWays& ways, const Costs& costs, int turn, int place, double most,
                         Scratch& scratch) {
  const int columns = costs.members + 1;
  const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(place) * columns;
  const double* price = costs.turn.data() + static_cast<std::ptrdiff_t>(turn) * columns;
  const int* from = ways.from(place);
  const auto isNear = [&](double to, std::ptrdiff_t at) { return to + scratch.on[at] <= most; };
  // From here on of the ways that are near: what is cheaper may be dear to go on from.
  double& least = scratch.toPlace[place];
  least = nowhere;
  for (std::ptrdiff_t at = first; at < first + columns; ++at) {
    least = isNear(scratch.to[at], at) ? std::min(least, scratch.to[at]) : least;
  }
  for (int m = 0; m < columns && least < nowhere; ++m) {
    const std::ptrdiff_t at = first + m;
    if (!isNear(scratch.to[at], at)) {
      continue;
    }
    State state;
    state.place = scratch.placeOf[place];
    state.who = m;
    state.part = weigh(scratch.to[at] - least);
    const bool more = m < costs.members && ways.digit(place, m) > 1;
    const double gap = more ? costs.gap[m] : 0;
    const double begun = scratch.toPlace[from[m]] + gap + price[m];
    if (isNear(begun, at)) {
      state.before = scratch.placeOf[from[m]];
      state.begun = weigh(begun - scratch.to[at]);
    }
    const std::ptrdiff_t before = static_cast<std::ptrdiff_t>(from[m]) * columns + m;
    const double onward = scratch.to[before] + price[m];
    if (more && isNear(onward, at) && scratch.stateOf[before] >= 0) {
      state.stateBefore = scratch.stateOf[before];
      state.onward = weigh(onward - scratch.to[at]) * (1 - weigh(gap));
    }
    scratch.stateOf[at] = static_cast<int>(states_.size());
    states_.push_back(state);
  }
  return least < nowhere;
}

bool NearWays::look(const TurnWays& ways, const Costs& costs, double temperature,
                    double mostOfStates, Scratch& scratch) {
  temperature_ = temperature;
  looked_ = costs.turn;
  states_.clear();
  costThere(ways, costs, scratch);
  costBack(ways, costs, scratch);
  cheapest_ = scratch.onPlace[0];
  if (!(cheapest_ < nowhere)) {
    return false;
  }
  const double most = cheapest_ + (horizon + leeway) * temperature;
  std::size_t near = 0;
  for (std::size_t at = 0; at < scratch.to.size(); ++at) {
    near += static_cast<std::size_t>(scratch.to[at] + scratch.on[at] <= most);
  }
  if (static_cast<double>(near) > mostOfStates * static_cast<double>(scratch.to.size())) {
    return false;
  }
  keep(ways, costs, most, scratch);
  return true;
}

bool NearWays::fits(const Costs& costs, double temperature) const {
  if (temperature != temperature_) {
    return false;
  }
  const std::size_t columns = costs.members + 1;
  double changed = 0;
  for (std::size_t turn = 0; turn < static_cast<std::size_t>(costs.turns); ++turn) {
    double least = nowhere;
    double most = -nowhere;
    for (std::size_t at = turn * columns; at < (turn + 1) * columns; ++at) {
      if ((costs.turn[at] < nowhere) != (looked_[at] < nowhere)) {
        return false;
      }
      if (looked_[at] < nowhere) {
        least = std::min(least, costs.turn[at] - looked_[at]);
        most = std::max(most, costs.turn[at] - looked_[at]);
      }
    }
    changed += most - least;
  }
  return changed <= leeway * temperature;
}

double NearWays::evaluate(const Costs& costs) {
  if (states_.empty()) {
    return nowhere;
  }
  double value = cheapest_;
  const std::vector<double> weight = weighTurns(costs, value);
  value -= temperature_ * passThere(costs, weight);
  passBack(costs, weight);
  return value;
}

/// Of attending each turn, by how much dearer that is than when ways were looked for, relative to
/// the least of the turn, which is added to `offset`.
std::vector<double> NearWays::weighTurns(const Costs& costs, double& offset) const {
  const std::size_t columns = costs.members + 1;
  std::vector<double> weight(costs.turn.size(), 0.0);
  for (std::size_t first = 0; first < weight.size(); first += columns) {
    double least = nowhere;
    for (std::size_t at = first; at < first + columns; ++at) {
      least = looked_[at] < nowhere ? std::min(least, costs.turn[at] - looked_[at]) : least;
    }
    for (std::size_t at = first; at < first + columns; ++at) {
      weight[at] = looked_[at] < nowhere ? weigh(costs.turn[at] - looked_[at] - least) : 0;
    }
    offset += least;
  }
  return weight;
}

/// Returns the logarithm of the weight of all ways.
double NearWays::passThere(const Costs& costs, const std::vector<double>& weight) {
  sum_.assign(firstPlace_.back(), 0.0);
  there_.resize(states_.size());
  sum_[0] = 1;
  double logarithm = 0;
  double most = 1;
  for (int turn = 0; turn < costs.turns; ++turn) {
    const double* who = weight.data() + static_cast<std::ptrdiff_t>(turn) * (costs.members + 1);
    logarithm += std::log(most);
    for (int i = firstState_[turn]; i < firstState_[turn + 1]; ++i) {
      const State& state = states_[i];
      there_[i] = (sum_[state.before] * state.begun + there_[state.stateBefore] * state.onward) *
                  (who[state.who] / most);
      sum_[state.place] += there_[i] * state.part;
    }
    most = *std::max_element(sum_.begin() + firstPlace_[turn + 1],
                             sum_.begin() + firstPlace_[turn + 2]);
  }
  const std::size_t firstEnd = sum_.size() - ends_.size();
  double all = 0;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    ends_[i].likely = sum_[firstEnd + i] * endWeight_[i];
    all += ends_[i].likely;
  }
  for (End& end : ends_) {
    end.likely /= all;
  }
  return logarithm + std::log(all);
}

/// Tells the shares.
void NearWays::passBack(const Costs& costs, const std::vector<double>& weight) {
  const std::size_t columns = costs.members + 1;
  open_.assign(sum_.size(), 0.0);
  rest_.assign(states_.size(), 0.0);
  std::copy(endWeight_.begin(), endWeight_.end(),
            open_.end() - static_cast<std::ptrdiff_t>(endWeight_.size()));
  shares_.assign(costs.turn.size(), 0.0);
  for (int turn = costs.turns - 1; turn >= 0; --turn) {
    const double* who = weight.data() + turn * columns;
    double* share = shares_.data() + turn * columns;
    double most = 0;
    for (int i = firstState_[turn]; i < firstState_[turn + 1]; ++i) {
      rest_[i] += states_[i].part * open_[states_[i].place];
      most = std::max(most, rest_[i]);
    }
    for (int i = firstState_[turn]; i < firstState_[turn + 1]; ++i) {
      const State& state = states_[i];
      const double rest = rest_[i] / most;
      share[state.who] += there_[i] * rest;
      open_[state.before] += state.begun * rest * who[state.who];
      rest_[state.stateBefore] += state.onward * rest * who[state.who];
    }
    const double total = std::accumulate(share, share + columns, 0.0);
    std::for_each(share, share + columns, [&](double& part) { part /= total; });
  }
}

}  // namespace tomatic::solver
