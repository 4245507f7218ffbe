#include "solver/smooth_turns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr double nowhere = NearWays::nowhere;
constexpr double tiny = std::numeric_limits<double>::min() * 1e30;  // below, arithmetic is slow
constexpr double few = 0.2;    // of the states: then they are gone through one by one
constexpr int worthwhile = 5;  // uses of what was looked for

double inUnits(Cost scaled) {
  return scaled >= barred ? nowhere : static_cast<double>(scaled) / static_cast<double>(scale);
}

}  // namespace

SmoothTurns::SmoothTurns(const Model& model, const LineTurns& program)
    : model_(model),
      program_(program),
      members_(static_cast<int>(program.members().size())),
      width_(widthOf(members_)),
      near_(model.days),
      level_(members_),
      turnPrice_(static_cast<std::size_t>(model.turns) * width_) {
  shares_.resize(static_cast<std::size_t>(members_) * model.slots());
  covariance_.resize(static_cast<std::size_t>(members_) * members_);
  for (const LineTurns::Graph& graph : program.graphs()) {
    ways_.emplace_back(graph, members_);
  }
  costs_.members = members_;
  costs_.turns = model.turns;
  costs_.turn.resize(static_cast<std::size_t>(model.turns) * (members_ + 1));
  share_.resize(costs_.turn.size());
  for (int m = 0; m < members_; ++m) {
    const LineShape& shape = program_.shape(m);
    costs_.gap.push_back(inUnits(shape.gap));
    auto& cost = costs_.shape.emplace_back(1, 0.0);
    for (const Cost more : shape.more) {
      cost.push_back(cost.back() + inUnits(more));
    }
  }
}

void SmoothTurns::look(const Domains& domains) {
  ranges_.assign(model_.days, {});
  must_.assign(model_.days, 0);
  for (int day = 0; day < model_.days; ++day) {
    for (int m = 0; m < members_; ++m) {
      ranges_[day].push_back(
          rangeOf(program_.shape(m), domains[program_.members()[m].person][day]));
      must_[day] |= ranges_[day].back().must;
    }
  }
}

double SmoothTurns::evaluate(const std::vector<double>& price, double temperature) {
  if (temperature != temperature_) {
    temperature_ = temperature;
    weighSteps();
  }
  std::fill(covariance_.begin(), covariance_.end(), 0.0);
  double value = inUnits(program_.base());
  for (int day = 0; day < model_.days; ++day) {
    takeCosts(day, price);
    const double reached = dayOf(day);
    value += reached < nowhere ? reached : std::numeric_limits<double>::quiet_NaN();
  }
  return value;
}

bool SmoothTurns::mayAttend(int day, int turn, int member) const {
  const std::uint32_t bit = std::uint32_t{1} << turn;
  const TurnRange& range = ranges_[day][member];
  return (range.may & bit) != 0 && ((must_[day] & bit) == 0 || (range.must & bit) != 0);
}

void SmoothTurns::takeCosts(int day, const std::vector<double>& price) {
  const bool mayBeEmpty = ways_[program_.graphOf(day)].mayBeEmpty();
  for (int turn = 0; turn < model_.turns; ++turn) {
    double* cost = costs_.turn.data() + static_cast<std::ptrdiff_t>(turn) * (members_ + 1);
    const std::size_t slot = static_cast<std::size_t>(day) * model_.turns + turn;
    for (int m = 0; m < members_; ++m) {
      const double own = price[static_cast<std::size_t>(m) * model_.slots() + slot];
      cost[m] = own < unpayable && mayAttend(day, turn, m) ? own : nowhere;
    }
    cost[members_] = mayBeEmpty && (must_[day] >> turn & 1U) == 0 ? 0 : nowhere;
  }
}

/// Whether near ways are taken: they are known, and few.
bool SmoothTurns::lookNear(const TurnWays& ways, Near& near) {
  if (near.ways.fits(costs_, temperature_)) {
    return near.taken;
  }
  if (!near.asked) {
    near.recess.begin(near.uses >= worthwhile);
    near.asked = true;
  }
  if (!near.recess.isOver()) {
    return false;
  }
  near.uses = 0;
  near.asked = false;
  near.taken = near.ways.look(ways, costs_, temperature_, few, scratch_);
  return near.taken;
}

/// `nowhere` if the day cannot be divided. Only near ways are gone through where they are few, or
/// the range of double is not enough for all.
double SmoothTurns::dayOf(int day) {
  const TurnWays& ways = ways_[program_.graphOf(day)];
  Near& near = near_[day];
  bool isNear = lookNear(ways, near);
  double value = isNear ? 0 : passAll(ways);
  if (value >= nowhere) {
    near.ways.look(ways, costs_, temperature_, 1, scratch_);
    near.taken = isNear = true;
  }
  if (isNear) {
    value = near.ways.evaluate(costs_);
    ++near.uses;
  }
  if (!(value < nowhere)) {
    return nowhere;
  }
  const std::vector<double>& shares = isNear ? near.ways.shares() : share_;
  for (int turn = 0; turn < model_.turns; ++turn) {
    const std::size_t slot = static_cast<std::size_t>(day) * model_.turns + turn;
    for (int m = 0; m < members_; ++m) {
      shares_[static_cast<std::size_t>(m) * model_.slots() + slot] =
          shares[turn * (members_ + 1) + m];
    }
  }
  addCovariance(ways, isNear ? near.ways.ends() : ends_);
  return value;
}

/// What each member's turns cost on the whole is charged at the end of the day, so that ways to the
/// states of a turn differ little. False if the day has no end.
bool SmoothTurns::levelPrices(const TurnWays& ways) {
  const auto priceOf = [&](int turn, int m) { return costs_.turn[turn * (members_ + 1) + m]; };
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
    double* relative = turnPrice_.data() + static_cast<std::ptrdiff_t>(turn) * width_;
    std::fill(relative, relative + width_, nowhere);
    for (int m = 0; m <= members_; ++m) {
      const double own = priceOf(turn, m);
      relative[m] = own < nowhere ? own - (m < members_ ? level_[m] : 0) : nowhere;
    }
    const double least = *std::min_element(relative, relative + width_);
    for (int m = 0; m < width_; ++m) {
      relative[m] -= relative[m] < nowhere ? least : 0;
    }
    offset_ += least;
  }
  const int first = ways.places().first[model_.turns];
  endPrice_.assign(ways.nothing() - first, 0.0);
  for (std::size_t i = 0; i < endPrice_.size(); ++i) {
    for (int m = 0; m < members_; ++m) {
      const int turns = ways.digit(first + static_cast<int>(i), m);
      endPrice_[i] += level_[m] * turns + costs_.shape[m][turns];
    }
  }
  if (endPrice_.empty() || offset_ >= nowhere) {
    return false;
  }
  const double least = *std::min_element(endPrice_.begin(), endPrice_.end());
  for (double& end : endPrice_) {
    end -= least;
  }
  offset_ += least;
  return true;
}

/// All ways. `nowhere` if the range of numbers is not enough, or the day cannot be divided.
double SmoothTurns::passAll(const TurnWays& ways) {
  if (!levelPrices(ways)) {
    return nowhere;
  }
  weighTurns();
  const std::size_t rows = static_cast<std::size_t>(ways.nothing()) + 1;
  weights_.there.resize(rows * width_);
  weights_.rest.resize(rows * width_);
  static_assert(LineTurns::mostMembers == 8);
  static constexpr std::array<double (SmoothTurns::*)(const TurnWays&), LineTurns::mostMembers + 1>
      passOf{&SmoothTurns::pass<0>, &SmoothTurns::pass<1>, &SmoothTurns::pass<2>,
             &SmoothTurns::pass<3>, &SmoothTurns::pass<4>, &SmoothTurns::pass<5>,
             &SmoothTurns::pass<6>, &SmoothTurns::pass<7>, &SmoothTurns::pass<8>};
  const double logarithm = (this->*passOf[members_])(ways);
  return std::isfinite(logarithm) ? offset_ - temperature_ * logarithm : nowhere;
}

void SmoothTurns::weighSteps() {
  const std::size_t masks = std::size_t{1} << static_cast<unsigned>(members_);
  weights_.onward.assign(masks * width_, 0);
  weights_.begun.assign(masks * width_, 0);
  for (int m = 0; m < members_; ++m) {
    const double gap = std::exp(-costs_.gap[m] / temperature_);
    for (std::size_t mask = 0; mask < masks; ++mask) {
      const bool before = (mask >> static_cast<unsigned>(m) & 1U) != 0;
      weights_.onward[mask * width_ + m] = before ? 1 - gap : 0;
      weights_.begun[mask * width_ + m] = before ? gap : 1;
    }
  }
}

void SmoothTurns::weighTurns() {
  const auto weigh = [&](double price) {
    return price >= nowhere ? 0 : std::exp(-price / temperature_);
  };
  weights_.turn.resize(turnPrice_.size());
  std::transform(turnPrice_.begin(), turnPrice_.end(), weights_.turn.begin(), weigh);
  weights_.end.resize(endPrice_.size());
  std::transform(endPrice_.begin(), endPrice_.end(), weights_.end.begin(), weigh);
}

/// There and back. Returns the logarithm of the weight of all ways; not a finite number if all of
/// them weigh nothing.
template <int members>
double SmoothTurns::pass(const TurnWays& ways) {
  const double logarithm = passThere<members>(ways);
  return std::isfinite(logarithm) && passBack<members>(ways)
             ? logarithm
             : std::numeric_limits<double>::infinity();
}

template <int members>
double SmoothTurns::passThere(const TurnWays& ways) {
  constexpr int width = widthOf(members);
  constexpr int sum = members + 1;  // its column
  const std::vector<int>& first = ways.places().first;
  double* const there = weights_.there.data();
  std::fill_n(there, width, 0.0);
  there[members] = 1;
  there[sum] = 1;
  std::fill_n(there + static_cast<std::ptrdiff_t>(ways.nothing()) * width, width, 0.0);
  double most = 1;
  double logarithm = 0;
  for (int turn = 0; turn < model_.turns; ++turn) {
    std::array<double, members + 1> weight;
    for (int m = 0; m <= members; ++m) {
      weight[m] = weights_.turn[static_cast<std::size_t>(turn) * width + m] / most;
    }
    logarithm += std::log(most);
    most = 0;
    for (int place = first[turn + 1]; place < first[turn + 2]; ++place) {
      const int* from = ways.from(place);
      const std::size_t bits = ways.more(place);
      const double* onward = weights_.onward.data() + bits * width;
      const double* begun = weights_.begun.data() + bits * width;
      double* row = there + static_cast<std::ptrdiff_t>(place) * width;
      double all = there[from[members] * width + sum] * weight[members];
      row[members] = all;
      for (int m = 0; m < members; ++m) {
        const double* before = there + static_cast<std::ptrdiff_t>(from[m]) * width;
        const double way = (before[m] * onward[m] + before[sum] * begun[m]) * weight[m];
        row[m] = way;
        all += way;
      }
      row[sum] = all;
      most = std::max(most, all);
      if (all < tiny) {
        std::fill_n(row, width, 0.0);
      }
    }
    if (!(most > 0)) {
      return std::numeric_limits<double>::infinity();
    }
  }
  double all = 0;
  ends_.clear();
  for (int place = first[model_.turns]; place < ways.nothing(); ++place) {
    const double weight = there[static_cast<std::ptrdiff_t>(place) * width + sum] *
                          weights_.end[place - first[model_.turns]];
    ends_.push_back({place, weight});
    all += weight;
  }
  for (NearWays::End& end : ends_) {
    end.likely /= all;
  }
  return logarithm + std::log(all);
}

/// Tells the shares. False if all ways weigh nothing.
template <int members>
bool SmoothTurns::passBack(const TurnWays& ways) {
  constexpr int width = widthOf(members);
  const std::vector<int>& first = ways.places().first;
  const double* const there = weights_.there.data();
  double* const rest = weights_.rest.data();
  std::fill_n(rest + static_cast<std::ptrdiff_t>(ways.nothing()) * width, width, 0.0);
  const double* const onward = weights_.onward.data() + weights_.onward.size() - width;
  double most = 1;
  for (int turn = model_.turns; turn > 0; --turn) {
    std::array<double, members + 1> weight{};  // of the turn to come
    std::array<double, members + 1> share{};
    for (int m = 0; m <= members && turn < model_.turns; ++m) {
      weight[m] = weights_.turn[static_cast<std::size_t>(turn) * width + m] / most;
    }
    most = 0;
    for (int place = first[turn]; place < first[turn + 1]; ++place) {
      std::array<double, members + 1> after;
      double any = 0;
      if (turn == model_.turns) {
        any = weights_.end[place - first[turn]];
        after.fill(any);
      } else {
        const int* next = ways.next(place);
        const std::size_t bits = ways.some(place);
        const double* begun = weights_.begun.data() + bits * width;
        for (int m = 0; m <= members; ++m) {
          after[m] = rest[next[m] * width + m] * weight[m];
        }
        double others = after[members];
        for (int m = 0; m < members; ++m) {
          others += after[m] * begun[m];
          any += after[m];
        }
        any += after[members];
        for (int m = 0; m < members; ++m) {
          after[m] = after[m] * onward[m] + others;
        }
        after[members] = others;
      }
      const double* come = there + static_cast<std::ptrdiff_t>(place) * width;
      double* row = rest + static_cast<std::ptrdiff_t>(place) * width;
      for (int m = 0; m <= members; ++m) {
        share[m] += come[m] * after[m];
        row[m] = after[m];
      }
      most = std::max(most, any);
      if (any < tiny) {
        std::fill_n(row, members + 1, 0.0);
      }
    }
    const double total = std::accumulate(share.begin(), share.end(), 0.0);
    if (!(total > 0)) {
      return false;
    }
    for (int m = 0; m <= members; ++m) {
      share_[(turn - 1) * (members + 1) + m] = share[m] / total;
    }
  }
  return true;
}

void SmoothTurns::addCovariance(const TurnWays& ways, const std::vector<NearWays::End>& ends) {
  mean_.assign(members_, 0.0);
  for (const auto& [place, likely] : ends) {
    if (likely < 1e-9) {
      continue;
    }
    for (int m = 0; m < members_; ++m) {
      const double turns = ways.digit(place, m);
      mean_[m] += likely * turns;
      for (int other = 0; other <= m; ++other) {
        covariance_[m * members_ + other] += likely * turns * ways.digit(place, other);
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
