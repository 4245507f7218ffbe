#include "solver/primal.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

constexpr int fruitlessRounds = 2;  // rounds without gain before giving up
constexpr int repairRounds = 12;    // rounds in which limits may stay broken

}  // namespace

Primal::Primal(const Model& model, std::uint64_t seed)
    : model_(model),
      random_(seed),
      state_(model),
      answers_(model, state_, random_),
      exchange_(model, state_, random_),
      persons_(static_cast<int>(model.persons.size())) {}

void Primal::useLines(Lines& lines) {
  lineAnswers_ = std::make_unique<LineSearch>(model_, state_, random_, lines);
  onlyLines_ = !lines.anySplit();
  heavyLines_ = lines.heavy();
}

bool Primal::descend(const Weeks& start, const Domains& domains, Incumbent& incumbent,
                     const Stop& stop) {
  state_.assign(start);
  return run(domains, incumbent, stop);
}

bool Primal::descendNear(const Prices& prices, const Domains& domains, Incumbent& incumbent,
                         const Stop& stop) {
  state_.assign(incumbent.weeks);
  if (lineAnswers_) {
    lineAnswers_->shake(domains, prices);
  } else {
    answers_.shake(domains, prices, std::max(2, persons_ / 8));
  }
  return run(domains, incumbent, stop);
}

/// One round; whether it gained anything.
bool Primal::improve(const Domains& domains, const Stop& stop) {
  // A line whose cells clash is divided without clashes, which may weigh more; and what is broken
  // weighs so much that heavy lines are slow to divide.
  const Cost before = state_.weighted();
  const bool byLine = lineAnswers_ && (state_.broken() == 0 || !heavyLines_);
  if (byLine && lineAnswers_->sweep(domains, stop)) {
    return true;
  }
  if (byLine && onlyLines_) {
    return false;
  }
  const bool answered = answers_.sweep(domains, stop);
  const bool exchanged = exchange_.improve(domains, stop);
  return (answered || exchanged) && (!lineAnswers_ || state_.weighted() < before);
}

/// Keeps the state as it is if it is the best so far.
bool Primal::take(Incumbent& incumbent) const {
  const bool better = state_.broken() == 0 && state_.cost() < incumbent.cost;
  if (better) {
    incumbent.cost = state_.cost();
    incumbent.weeks = state_.weeks();
  }
  return better;
}

bool Primal::run(const Domains& domains, Incumbent& incumbent, const Stop& stop) {
  ++descents_;
  // A descent may leave a week that breaks nothing for a cheaper one that does.
  bool improved = take(incumbent);
  int fruitless = 0;
  for (int round = 0; fruitless < fruitlessRounds && !stop(); ++round) {
    const bool gained = improve(domains, stop);
    improved = take(incumbent) || improved;
    fruitless = gained ? 0 : fruitless + 1;
    if (state_.broken() > 0 && fruitless > 0 && round < repairRounds) {
      state_.addWeight();
      fruitless = 0;
    }
  }
  return improved;
}

}  // namespace tomatic::solver
