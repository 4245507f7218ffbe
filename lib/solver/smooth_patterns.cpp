#include "solver/smooth_patterns.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr double nowhere = SmoothLine::unpayable;

template <typename Each>
void forEachTurn(std::uint32_t turns, Each each) {
  for (; turns != 0; turns &= turns - 1) {
    each(std::countr_zero(turns));
  }
}

/// Divides by the largest, and returns its logarithm; not a finite number if there is none.
template <typename Real>
double levelled(std::vector<Real>& weights) {
  const Real most = weights.empty() ? Real{0} : *std::max_element(weights.begin(), weights.end());
  for (Real& weight : weights) {
    weight /= most;
  }
  return static_cast<double>(std::log(most));
}

}  // namespace

SmoothPatterns::SmoothPatterns(const Model& model, const LinePatterns& program)
    : model_(model),
      program_(program),
      members_(static_cast<int>(program.members().size())),
      days_(model.days),
      level_(members_),
      filled_(model.slots()) {
  shares_.resize(static_cast<std::size_t>(members_) * model.slots());
}

void SmoothPatterns::look(const Domains& domains) {
  for (int d = 0; d < model_.days; ++d) {
    const LinePatterns::Day& of = program_.days()[d];
    Day& day = days_[d];
    day.allowed.assign(members_, {});
    std::vector<char> taken(of.choices.size());
    for (int m = 0; m < members_; ++m) {
      for (const std::uint16_t which : domains[program_.members()[m].person][d]) {
        const int choice = of.choiceOf[m][which];
        if (choice >= 0 && taken[choice] == 0) {
          taken[choice] = 1;
          day.allowed[m].push_back({choice, 0});
        }
      }
    }
    // What has been attended on the way to each node; an outcome may be come to in many ways.
    const LinePatterns::Graph& graph = of.graph;
    const std::uint32_t all = (std::uint32_t{1} << model_.turns) - 1;
    const int firstOutcome = of.outcomes.empty() ? 0 : of.outcomes.front();
    std::vector<std::uint32_t> attended(firstOutcome);
    for (int n = 1; n < firstOutcome; ++n) {
      const LinePatterns::Arc& arc = graph.arcs[graph.first[n]];
      attended[n] = attended[arc.from] | of.choices[arc.label].part.turns;
    }
    day.firstLast = graph.first.empty() ? 0 : graph.first[firstOutcome];
    day.unfilled.clear();
    for (std::size_t a = day.firstLast; a < graph.arcs.size(); ++a) {
      const LinePatterns::Arc& arc = graph.arcs[a];
      day.unfilled.push_back(static_cast<std::uint8_t>(
          all & ~(attended[arc.from] | of.choices[arc.label].part.turns)));
    }
  }
}

/// What members and slots cost on the whole is charged apart, so that the ways to the nodes of a
/// layer differ little.
void SmoothPatterns::levelPrices(const std::vector<double>& price) {
  const int slots = model_.slots();
  for (int m = 0; m < members_; ++m) {
    double sum = 0;
    int turns = 0;
    for (int slot = 0; slot < slots; ++slot) {
      const double own = price[static_cast<std::size_t>(m) * slots + slot];
      sum += own < nowhere ? own : 0;
      turns += own < nowhere ? 1 : 0;
    }
    level_[m] = sum / std::max(1, turns);
  }
  for (int slot = 0; slot < slots; ++slot) {
    double least = nowhere;
    for (int m = 0; m < members_; ++m) {
      const double own = price[static_cast<std::size_t>(m) * slots + slot];
      least = std::min(least, own < nowhere ? own - level_[m] : nowhere);
    }
    filled_[slot] = least < nowhere ? least : 0;
  }
}

double SmoothPatterns::evaluate(const std::vector<double>& price, double temperature) {
  temperature_ = temperature;
  levelPrices(price);
  const double value = pass(price, quick_);
  return std::isfinite(value) ? value : pass(price, wide_);
}

template <typename Real>
double SmoothPatterns::pass(const std::vector<double>& price, Weights<Real>& weights) {
  weights.choice.resize(model_.days);
  weights.empty.resize(model_.days);
  weights.node.resize(model_.days);
  weights.state.resize(model_.days);
  double value = weighEnds(weights);
  for (int day = 0; day < model_.days && value < nowhere; ++day) {
    value += weighDay(day, price, weights);
  }
  const double logarithm = value < nowhere ? there(weights) : nowhere;
  return value < nowhere && std::isfinite(logarithm) && back(weights)
             ? value - temperature_ * logarithm
             : std::numeric_limits<double>::quiet_NaN();
}

/// What the choices of a day weigh, and leaving turns to nobody. Returns what all are relative to;
/// `unpayable` or more if somebody has no choice.
template <typename Real>
double SmoothPatterns::weighDay(int day, const std::vector<double>& price, Weights<Real>& weights) {
  const auto& choices = program_.days()[day].choices;
  const double* filled = filled_.data() + static_cast<std::ptrdiff_t>(day) * model_.turns;
  double value = std::accumulate(filled, filled + model_.turns, 0.0);
  auto& weight = weights.choice[day];
  weight.assign(choices.size(), Real{0});
  for (int m = 0; m < members_; ++m) {
    const LineMember& member = program_.members()[m];
    const PatternTable& table = model_.tables[model_.persons[member.person].table];
    const double* own = price.data() + static_cast<std::ptrdiff_t>(m) * model_.slots() +
                        static_cast<std::ptrdiff_t>(day) * model_.turns;
    double least = nowhere;
    for (Choice& choice : days_[day].allowed[m]) {
      const auto& part = choices[choice.index].part;
      choice.cost = member.whole ? static_cast<double>(table.patterns[part.pattern].cost) : 0;
      forEachTurn(part.turns, [&](int turn) {
        choice.cost += own[turn] < nowhere ? own[turn] - level_[m] - filled[turn] : nowhere;
      });
      least = std::min(least, choice.cost);
    }
    value += least;
    for (const Choice& choice : days_[day].allowed[m]) {
      weight[choice.index] = weigh<Real>(choice.cost - least);
    }
  }
  auto& empty = weights.empty[day];
  empty.resize(std::size_t{1} << model_.turns);
  for (std::size_t turns = 0; turns < empty.size(); ++turns) {
    double cost = 0;
    forEachTurn(static_cast<std::uint32_t>(turns), [&](int turn) { cost -= filled[turn]; });
    empty[turns] = weigh<Real>(cost);
  }
  return value;
}

/// What the ends of the week weigh, with what members' turns cost on the whole. Returns what all
/// are relative to; `unpayable` if there is no end.
template <typename Real>
double SmoothPatterns::weighEnds(Weights<Real>& weights) const {
  std::vector<double> end;
  for (const int state : program_.finalStates()) {
    double cost = 0;
    for (int m = 0; m < members_; ++m) {
      const int used = program_.turnsUsed(state, m);
      cost += level_[m] * used +
              static_cast<double>(program_.finalOf(m)[used]) / static_cast<double>(scale);
    }
    end.push_back(cost);
  }
  const double least = end.empty() ? nowhere : *std::min_element(end.begin(), end.end());
  weights.end.clear();
  for (const double cost : end) {
    weights.end.push_back(weigh<Real>(cost - least));
  }
  return least;
}

/// The weights of all ways to each node and state. Returns the logarithm of the weight of all ways;
/// not a finite number if all of them weigh nothing.
template <typename Real>
double SmoothPatterns::there(Weights<Real>& weights) {
  double logarithm = 0;
  for (int d = 0; d < model_.days; ++d) {
    const LinePatterns::Day& of = program_.days()[d];
    const Real* choice = weights.choice[d].data();
    const Real* empty = weights.empty[d].data();
    auto& node = weights.node[d];
    const int nodes = static_cast<int>(of.graph.first.size()) - 1;
    const int firstOutcome = of.outcomes.front();
    node.resize(nodes);
    node[0] = 1;
    for (int n = 1; n < nodes; ++n) {
      Real sum = 0;
      if (n < firstOutcome) {
        for (int a = of.graph.first[n]; a < of.graph.first[n + 1]; ++a) {
          const LinePatterns::Arc arc = of.graph.arcs[a];
          sum += node[arc.from] * choice[arc.label];
        }
      } else {
        for (int a = of.graph.first[n]; a < of.graph.first[n + 1]; ++a) {
          const LinePatterns::Arc arc = of.graph.arcs[a];
          sum += node[arc.from] * choice[arc.label] * empty[unfilled(d, a)];
        }
      }
      node[n] = sum;
    }
    auto& state = weights.state[d];
    const int states = static_cast<int>(of.week.first.size()) - 1;
    state.resize(states);
    for (int s = 0; s < states; ++s) {
      Real sum = 0;
      for (int a = of.week.first[s]; a < of.week.first[s + 1]; ++a) {
        const LinePatterns::Arc arc = of.week.arcs[a];
        const Real before = d == 0 ? Real{1} : weights.state[d - 1][arc.from];
        sum += before * node[of.outcomes[arc.label]];
      }
      state[s] = sum;
    }
    logarithm += levelled(state);
    if (!std::isfinite(logarithm)) {
      return logarithm;
    }
  }
  Real all = 0;
  for (std::size_t s = 0; s < weights.end.size(); ++s) {
    all += weights.state.back()[s] * weights.end[s];
  }
  return logarithm + static_cast<double>(std::log(all));
}

/// How likely each choice is. False if numbers' range is not enough.
template <typename Real>
bool SmoothPatterns::back(const Weights<Real>& weights) {
  std::fill(shares_.begin(), shares_.end(), 0.0);
  std::vector<Real> rest = weights.end;
  std::vector<Real> before;
  std::vector<Real> onward;
  std::vector<Real> through;
  for (int d = model_.days - 1; d >= 0; --d) {
    const LinePatterns::Day& of = program_.days()[d];
    const auto& node = weights.node[d];
    const auto& choice = weights.choice[d];
    before.assign(d == 0 ? 1 : weights.state[d - 1].size(), Real{0});
    onward.assign(node.size(), Real{0});
    for (std::size_t s = 0; s < rest.size(); ++s) {
      for (int a = of.week.first[s]; a < of.week.first[s + 1]; ++a) {
        const LinePatterns::Arc arc = of.week.arcs[a];
        const int outcome = of.outcomes[arc.label];
        onward[outcome] += rest[s] * (d == 0 ? Real{1} : weights.state[d - 1][arc.from]);
        before[arc.from] += rest[s] * node[outcome];
      }
    }
    through.assign(choice.size(), Real{0});
    const int firstOutcome = of.outcomes.front();
    for (int n = static_cast<int>(node.size()) - 1; n > 0; --n) {
      if (!(onward[n] > 0)) {
        continue;
      }
      for (int a = of.graph.first[n]; a < of.graph.first[n + 1]; ++a) {
        const LinePatterns::Arc arc = of.graph.arcs[a];
        const Real on = n < firstOutcome ? onward[n] : onward[n] * weights.empty[d][unfilled(d, a)];
        through[arc.label] += on * node[arc.from];
        onward[arc.from] += on * choice[arc.label];
      }
    }
    for (int m = 0; m < members_; ++m) {
      Real all = 0;
      for (const Choice& allowed : days_[d].allowed[m]) {
        all += through[allowed.index] * choice[allowed.index];
      }
      if (!(all > 0) || !std::isfinite(all)) {
        return false;
      }
      double* share = shares_.data() + static_cast<std::ptrdiff_t>(m) * model_.slots() +
                      static_cast<std::ptrdiff_t>(d) * model_.turns;
      for (const Choice& allowed : days_[d].allowed[m]) {
        const auto likely =
            static_cast<double>(through[allowed.index] * choice[allowed.index] / all);
        forEachTurn(of.choices[allowed.index].part.turns, [&](int turn) { share[turn] += likely; });
      }
    }
    levelled(before);
    std::swap(rest, before);
  }
  return true;
}

}  // namespace tomatic::solver
