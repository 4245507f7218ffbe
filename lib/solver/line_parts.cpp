#include "solver/line_parts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "solver/two_threads.hpp"

namespace tomatic::solver {
namespace {

constexpr std::size_t leastLines = 4;
constexpr std::size_t partsOfWeek = 5;
constexpr double shareOfRound = 0.05;  // of those who are left, who settle at once
constexpr double colder = 2.0 / 3;     // the other thread's temperature
constexpr int fruitlessSweeps = 2;

}  // namespace

LineParts::Side::Side(const Model& model, Lines& lines, std::uint64_t seed)
    : random(seed), state(model), dive(model, lines), answers(model, state, random, lines) {}

LineParts::LineParts(const Model& model, Lines& lines, Lines& linesOfOther, std::uint64_t seed)
    : random_(seed),
      domains_(fullDomains(model)),
      linesOfOther_(linesOfOther),
      own_(model, lines, random_.next()),
      other_(model, linesOfOther, random_.next()),
      order_(lines.programs().size()),
      next_(order_.size()) {
  size_ = std::min(order_.size(), std::max(leastLines, order_.size() / partsOfWeek));
  std::iota(order_.begin(), order_.end(), 0);
}

long long LineParts::evaluations() const {
  return own_.dive.evaluations() + other_.dive.evaluations();
}

void LineParts::look(std::vector<double> prices, double temperature) {
  prices_ = std::move(prices);
  temperature_ = temperature;
}

void LineParts::keepTo(const Domains& domains) {
  domains_ = domains;
  linesOfOther_.fit(domains);
  own_.dive.keepTo(domains);
  other_.dive.keepTo(domains);
}

/// Others each time, until too few are left; then anew.
std::vector<int> LineParts::nextLines() {
  if (order_.size() - next_ < size_) {
    random_.shuffle(order_);
    next_ = 0;
  }
  const auto first = order_.begin() + static_cast<std::ptrdiff_t>(next_);
  next_ += size_;
  return {first, first + static_cast<std::ptrdiff_t>(size_)};
}

/// The lines dive while the others stay, and answer each other.
void LineParts::run(Side& side, Try& made, const Weeks& others, double temperature, double share,
                    const Stop& stop) const {
  const Weeks start = side.dive.run(others, made.lines, prices_, temperature, share, stop);
  if (start.empty()) {
    return;
  }
  side.state.assign(start);
  for (int fruitless = 0; fruitless < fruitlessSweeps && !stop();) {
    fruitless = side.answers.sweep(domains_, made.lines, stop) ? 0 : fruitless + 1;
  }
  made.weeks = side.state.weeks();
  made.broken = side.state.broken();
  made.cost = side.state.cost();
}

/// Two at once, one colder than the other.
void LineParts::runBothSides(std::array<Try, 2>& tries, const Weeks& others, double share,
                             const Stop& stop) {
  const bool whole = runBoth(
      stop, [&] { run(own_, tries[0], others, temperature_, share, stop); },
      [&](const Stop& ofOther) {
        run(other_, tries[1], others, colder * temperature_, share, ofOther);
      });
  if (!whole) {
    tries[1].weeks.clear();
  }
  descents_ += 2;
}

Weeks LineParts::dive(double share, const Stop& stop) {
  std::array<Try, 2> tries;
  tries[0].lines = order_;
  tries[1].lines = order_;
  runBothSides(tries, {}, share, stop);
  const auto rank = [](const Try& made) {
    return std::make_tuple(made.weeks.empty(), made.broken, made.cost);
  };
  return std::move(tries[rank(tries[1]) < rank(tries[0]) ? 1 : 0].weeks);
}

bool LineParts::improve(Incumbent& incumbent, const Stop& stop) {
  const Cost before = incumbent.cost;
  const std::size_t tries = order_.size() / size_;
  for (std::size_t i = 0; i < tries && !stop(); i += 2) {
    tryLines(incumbent, stop);
  }
  return incumbent.cost < before;
}

/// Keeps what two parts come to together if it costs no more, else what one of them does. Where
/// lines are few, the two have some in common.
void LineParts::tryLines(Incumbent& incumbent, const Stop& stop) {
  std::array<Try, 2> tries;
  tries[0].lines = nextLines();
  tries[1].lines = nextLines();
  const Weeks before = incumbent.weeks;
  runBothSides(tries, before, shareOfRound, stop);
  const std::size_t better = tries[1].cost < tries[0].cost ? 1 : 0;
  take(tries[better], before, incumbent);
  take(tries[1 - better], before, incumbent);
}

/// Keeps what the lines come to if the whole costs no more.
void LineParts::take(const Try& made, const Weeks& before, Incumbent& incumbent) {
  if (made.weeks.empty() || made.weeks == before) {
    return;
  }
  Weeks weeks = incumbent.weeks;
  for (std::size_t person = 0; person < weeks.size(); ++person) {
    if (made.weeks[person] != before[person]) {
      weeks[person] = made.weeks[person];
    }
  }
  own_.state.assign(weeks);
  if (own_.state.broken() == 0 && own_.state.cost() <= incumbent.cost) {
    incumbent = {own_.state.cost(), std::move(weeks)};
  }
}

}  // namespace tomatic::solver
