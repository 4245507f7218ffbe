#include "solver/smooth_turns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr double nowhere = SmoothLine::unpayable;

double inUnits(Cost scaled) {
  return scaled >= barred ? nowhere : static_cast<double>(scaled) / static_cast<double>(scale);
}

}  // namespace

SmoothTurns::SmoothTurns(const Model& model, const LineTurns& program)
    : model_(model),
      program_(program),
      members_(static_cast<int>(program.members().size())),
      columns_((members_ + 2) / 2 * 2),
      level_(members_),
      turnPrice_(static_cast<std::size_t>(model.turns) * columns_) {
  shares_.resize(static_cast<std::size_t>(members_) * model.slots());
  covariance_.resize(static_cast<std::size_t>(members_) * members_);
  for (int day = 0; day < model.days; ++day) {
    Graph graph = makeGraph(day);
    const auto same = std::find_if(graphs_.begin(), graphs_.end(), [&](const Graph& other) {
      return other.codes == graph.codes && other.firstPlace == graph.firstPlace;
    });
    graphOf_.push_back(static_cast<int>(same - graphs_.begin()));
    if (same == graphs_.end()) {
      graphs_.push_back(std::move(graph));
    }
  }
}

SmoothTurns::Graph SmoothTurns::makeGraph(int day) const {
  Graph graph;
  graph.firstPlace = program_.places(day).first;
  graph.codes = program_.places(day).codes;
  const auto places = static_cast<int>(graph.codes.size());
  const int nothing = places * columns_;
  graph.next.assign(nothing, nothing);
  std::vector<int> placeOf(program_.codes());
  for (int passed = 0; passed < model_.turns; ++passed) {
    std::fill(placeOf.begin(), placeOf.end(), -1);
    for (int place = graph.firstPlace[passed + 1]; place < graph.firstPlace[passed + 2]; ++place) {
      placeOf[graph.codes[place]] = place;
    }
    for (int place = graph.firstPlace[passed]; place < graph.firstPlace[passed + 1]; ++place) {
      const int code = graph.codes[place];
      for (int m = 0; m <= members_; ++m) {
        int to = -1;
        if (m == members_) {
          to = placeOf[code];
        } else if (program_.turnsIn(code, m) < program_.shape(m).most) {
          to = placeOf[code + program_.codeStride(m)];
        }
        graph.mayBeEmpty = graph.mayBeEmpty || (m == members_ && to >= 0);
        if (to >= 0) {
          graph.next[place * columns_ + m] = to * columns_ + m;
        }
      }
    }
  }
  return graph;
}

void SmoothTurns::look(const Domains& domains) {
  ranges_.assign(model_.days, {});
  must_.assign(model_.days, 0);
  for (int day = 0; day < model_.days; ++day) {
    for (int m = 0; m < members_; ++m) {
      ranges_[day].push_back(
          LineTurns::rangeOf(program_.shape(m), domains[program_.members()[m].person][day]));
      must_[day] |= ranges_[day].back().must;
    }
  }
}

double SmoothTurns::evaluate(const std::vector<double>& price, double temperature) {
  temperature_ = temperature;
  std::fill(covariance_.begin(), covariance_.end(), 0.0);
  double value = inUnits(program_.base());
  for (int day = 0; day < model_.days; ++day) {
    levelPrices(day, price);
    double reached = offset_ >= nowhere ? nowhere : dayOf(day, quick_);
    if (reached >= nowhere && offset_ < nowhere) {
      reached = dayOf(day, wide_);
    }
    value += reached < nowhere ? reached : std::numeric_limits<double>::quiet_NaN();
  }
  return value;
}

bool SmoothTurns::mayAttend(int day, int turn, int member) const {
  const std::uint32_t bit = std::uint32_t{1} << turn;
  const LineTurns::Range& range = ranges_[day][member];
  return (range.may & bit) != 0 && ((must_[day] & bit) == 0 || (range.must & bit) != 0);
}

/// What each member's turns cost on the whole is charged at the end of the day, so that ways to the
/// states of a turn differ little.
void SmoothTurns::levelPrices(int day, const std::vector<double>& price) {
  const Graph& graph = graphs_[graphOf_[day]];
  const auto priceOf = [&](int turn, int m) {
    const std::size_t slot = static_cast<std::size_t>(day) * model_.turns + turn;
    return mayAttend(day, turn, m) ? price[static_cast<std::size_t>(m) * model_.slots() + slot]
                                   : nowhere;
  };
  for (int m = 0; m < members_; ++m) {
    double sum = 0;
    int turns = 0;
    for (int turn = 0; turn < model_.turns; ++turn) {
      if (priceOf(turn, m) < nowhere) {
        sum += priceOf(turn, m);
        ++turns;
      }
    }
    level_[m] = sum / std::max(1, turns);
  }
  offset_ = 0;
  for (int turn = 0; turn < model_.turns; ++turn) {
    double* relative = turnPrice_.data() + static_cast<std::ptrdiff_t>(turn) * columns_;
    std::fill(relative, relative + columns_, nowhere);
    for (int m = 0; m < members_; ++m) {
      const double own = priceOf(turn, m);
      relative[m] = own < nowhere ? own - level_[m] : nowhere;
    }
    if (graph.mayBeEmpty && (must_[day] >> turn & 1U) == 0) {
      relative[members_] = 0;
    }
    const double least = *std::min_element(relative, relative + columns_);
    for (int m = 0; m < columns_; ++m) {
      relative[m] -= relative[m] < nowhere ? least : 0;
    }
    offset_ += least;
  }
  const int first = graph.firstPlace[model_.turns];
  endPrice_.assign(graph.codes.size() - first, 0.0);
  for (std::size_t i = 0; i < endPrice_.size(); ++i) {
    for (int m = 0; m < members_; ++m) {
      endPrice_[i] += level_[m] * program_.turnsIn(graph.codes[first + i], m);
    }
  }
  if (endPrice_.empty()) {
    offset_ = nowhere;
    return;
  }
  const double least = *std::min_element(endPrice_.begin(), endPrice_.end());
  for (double& end : endPrice_) {
    end -= least;
  }
  offset_ += least;
}

/// `unpayable` if the numbers' range is not enough, or the day cannot be divided.
template <typename Real>
double SmoothTurns::dayOf(int day, Weights<Real>& weights) {
  const Graph& graph = graphs_[graphOf_[day]];
  if (weights.temperature != temperature_) {
    weighSteps(weights);
  }
  weighTurns(weights);
  weights.there.resize(graph.next.size() + 1);
  weights.rest.resize(graph.next.size() + 1);
  double logarithm = 0;
  switch (columns_) {
    case 2:
      logarithm = pass<Real, 2>(graph, day, weights);
      break;
    case 4:
      logarithm = pass<Real, 4>(graph, day, weights);
      break;
    case 6:
      logarithm = pass<Real, 6>(graph, day, weights);
      break;
    case 8:
      logarithm = pass<Real, 8>(graph, day, weights);
      break;
    default:
      logarithm = pass<Real, 10>(graph, day, weights);
  }
  if (!std::isfinite(logarithm)) {
    return nowhere;
  }
  addCovariance(graph, weights);
  return offset_ - temperature_ * logarithm;
}

template <typename Real>
void SmoothTurns::weighSteps(Weights<Real>& weights) const {
  weights.temperature = temperature_;
  weights.onward.assign(static_cast<std::size_t>(program_.codes()) * columns_, 0);
  weights.begun.assign(weights.onward.size(), 0);
  const auto weigh = [&](Cost cost) {
    return cost >= barred ? Real{0} : std::exp(static_cast<Real>(-inUnits(cost) / temperature_));
  };
  for (int m = 0; m < members_; ++m) {
    const LineTurns::Shape& shape = program_.shape(m);
    const Real gap = weigh(shape.gap);
    std::vector<Real> more(shape.most + 1, 0);
    for (int attended = 0; attended < shape.most; ++attended) {
      more[attended] = weigh(shape.more[attended]);
    }
    for (int code = 0; code < program_.codes(); ++code) {
      const int attended = program_.turnsIn(code, m);
      const std::size_t at = static_cast<std::size_t>(code) * columns_ + m;
      weights.onward[at] = attended > 0 ? more[attended] * (1 - gap) : 0;
      weights.begun[at] = attended > 0 ? more[attended] * gap : more[attended];
    }
  }
  for (int code = 0; code < program_.codes(); ++code) {
    weights.begun[static_cast<std::size_t>(code) * columns_ + members_] = 1;
  }
}

template <typename Real>
void SmoothTurns::weighTurns(Weights<Real>& weights) const {
  const auto weigh = [&](double price) {
    return price >= nowhere ? Real{0} : std::exp(static_cast<Real>(-price / temperature_));
  };
  weights.turn.resize(turnPrice_.size());
  std::transform(turnPrice_.begin(), turnPrice_.end(), weights.turn.begin(), weigh);
  weights.end.resize(endPrice_.size());
  std::transform(endPrice_.begin(), endPrice_.end(), weights.end.begin(), weigh);
}

/// There and back. Returns the logarithm of the weight of all ways; not a finite number if all of
/// them weigh nothing.
template <typename Real, int columns>
double SmoothTurns::pass(const Graph& graph, int day, Weights<Real>& weights) {
  constexpr Real tiny = std::numeric_limits<Real>::min() * 1e30;  // below, arithmetic is slow
  constexpr double nothingLeft = std::numeric_limits<double>::infinity();
  const auto nothing = graph.next.size();
  Real* const allThere = weights.there.data();
  Real* const allRest = weights.rest.data();
  std::fill(weights.there.begin(), weights.there.end(), Real{0});
  allThere[members_] = 1;
  Real most = 1;
  double logarithm = 0;
  std::array<Real, columns> weight;
  for (int turn = 0; turn < model_.turns; ++turn) {
    for (int m = 0; m < columns; ++m) {
      weight[m] = weights.turn[static_cast<std::size_t>(turn) * columns + m] / most;
    }
    logarithm += static_cast<double>(std::log(most));
    most = 0;
    for (int place = graph.firstPlace[turn]; place < graph.firstPlace[turn + 1]; ++place) {
      const Real* there = allThere + static_cast<std::ptrdiff_t>(place) * columns;
      const std::ptrdiff_t code = static_cast<std::ptrdiff_t>(graph.codes[place]) * columns;
      const Real* onward = weights.onward.data() + code;
      const Real* begun = weights.begun.data() + code;
      const int* next = graph.next.data() + static_cast<std::ptrdiff_t>(place) * columns;
      Real sum = 0;
      for (int m = 0; m < columns; ++m) {
        sum += there[m];
      }
      if (sum < tiny) {
        continue;
      }
      for (int m = 0; m < columns; ++m) {
        const Real way = (there[m] * onward[m] + sum * begun[m]) * weight[m];
        allThere[next[m]] = way;
        most = std::max(most, way);
      }
    }
    allThere[nothing] = 0;
    if (!(most > 0)) {
      return nothingLeft;
    }
  }
  Real all = 0;
  for (std::size_t i = 0; i < weights.end.size(); ++i) {
    const std::size_t first = (graph.firstPlace[model_.turns] + i) * columns;
    for (std::size_t at = first; at < first + columns; ++at) {
      allRest[at] = weights.end[i];
      all += allThere[at] * weights.end[i];
    }
  }
  if (!(all > 0)) {
    return nothingLeft;
  }
  logarithm += static_cast<double>(std::log(all));
  allRest[nothing] = 0;
  most = 1;
  for (int turn = model_.turns - 1; turn >= 0; --turn) {
    std::array<Real, columns> share{};
    for (int m = 0; m < columns; ++m) {
      weight[m] = weights.turn[static_cast<std::size_t>(turn) * columns + m] / most;
    }
    most = 0;
    for (int place = graph.firstPlace[turn]; place < graph.firstPlace[turn + 1]; ++place) {
      const std::ptrdiff_t code = static_cast<std::ptrdiff_t>(graph.codes[place]) * columns;
      const Real* onward = weights.onward.data() + code;
      const Real* begun = weights.begun.data() + code;
      const int* next = graph.next.data() + static_cast<std::ptrdiff_t>(place) * columns;
      Real* rest = allRest + static_cast<std::ptrdiff_t>(place) * columns;
      std::array<Real, columns> after;
      Real any = 0;
      for (int m = 0; m < columns; ++m) {
        after[m] = allRest[next[m]];
        any += after[m];
      }
      if (any < tiny) {
        std::fill(rest, rest + columns, Real{0});
        continue;
      }
      Real others = 0;
      for (int m = 0; m < columns; ++m) {
        share[m] += allThere[next[m]] * after[m];
        after[m] *= weight[m];
        others += begun[m] * after[m];
      }
      for (int m = 0; m < columns; ++m) {
        rest[m] = onward[m] * after[m] + others;
        most = std::max(most, rest[m]);
      }
    }
    allRest[nothing] = 0;
    const Real total = std::accumulate(share.begin(), share.end(), Real{0});
    if (!(total > 0) || !(most > 0)) {
      return nothingLeft;
    }
    const std::size_t slot = static_cast<std::size_t>(day) * model_.turns + turn;
    for (int m = 0; m < members_; ++m) {
      shares_[static_cast<std::size_t>(m) * model_.slots() + slot] =
          static_cast<double>(share[m] / total);
    }
  }
  return logarithm;
}

template <typename Real>
void SmoothTurns::addCovariance(const Graph& graph, const Weights<Real>& weights) {
  mean_.assign(members_, 0.0);
  const int first = graph.firstPlace[model_.turns];
  std::vector<Real> share(weights.end.size());
  for (std::size_t i = 0; i < share.size(); ++i) {
    const Real* there = weights.there.data() + (first + i) * columns_;
    share[i] = std::accumulate(there, there + columns_, Real{0}) * weights.end[i];
  }
  const Real all = std::accumulate(share.begin(), share.end(), Real{0});
  for (std::size_t i = 0; i < share.size(); ++i) {
    const auto likely = static_cast<double>(share[i] / all);
    if (likely < 1e-9) {
      continue;
    }
    for (int m = 0; m < members_; ++m) {
      const double turns = program_.turnsIn(graph.codes[first + i], m);
      mean_[m] += likely * turns;
      for (int other = 0; other <= m; ++other) {
        covariance_[m * members_ + other] +=
            likely * turns * program_.turnsIn(graph.codes[first + i], other);
      }
    }
  }
  for (int m = 0; m < members_; ++m) {
    for (int other = 0; other <= m; ++other) {
      covariance_[m * members_ + other] -= mean_[m] * mean_[other];
    }
  }
}

}  // namespace tomatic::solver
