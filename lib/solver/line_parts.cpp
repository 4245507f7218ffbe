#include "solver/line_parts.hpp"

#include <algorithm>
#include <numeric>

namespace tomatic::solver {
namespace {

constexpr std::size_t leastLines = 4;
constexpr std::size_t partsOfWeek = 5;
constexpr double shareOfRound = 0.05;  // of those who are left, who settle at once
constexpr int fruitlessSweeps = 2;

}  // namespace

LineParts::LineParts(const Model& model, Lines& lines, std::uint64_t seed)
    : random_(seed),
      state_(model),
      dive_(model, lines),
      answers_(model, state_, random_, lines),
      full_(fullDomains(model)),
      order_(lines.programs().size()),
      next_(order_.size()) {
  size_ = std::min(order_.size(), std::max(leastLines, order_.size() / partsOfWeek));
  std::iota(order_.begin(), order_.end(), 0);
}

void LineParts::look(std::vector<double> prices, double temperature) {
  prices_ = std::move(prices);
  temperature_ = temperature;
}

/// Others each time, until none is left; then anew.
std::vector<int> LineParts::nextLines() {
  if (order_.size() - next_ < size_) {
    random_.shuffle(order_);
    next_ = 0;
  }
  const auto first = order_.begin() + static_cast<std::ptrdiff_t>(next_);
  next_ += size_;
  return {first, first + static_cast<std::ptrdiff_t>(size_)};
}

Weeks LineParts::dive(double share, const Stop& stop) {
  return dive_.run({}, order_, prices_, temperature_, share, stop);
}

bool LineParts::improve(Incumbent& incumbent, const Stop& stop) {
  const Cost before = incumbent.cost;
  const std::size_t tries = order_.size() / size_;
  for (std::size_t i = 0; i < tries && !stop(); ++i) {
    tryLines(nextLines(), incumbent, stop);
  }
  return incumbent.cost < before;
}

/// Keeps what the lines come to if it costs no more.
void LineParts::tryLines(std::vector<int> lines, Incumbent& incumbent, const Stop& stop) {
  const Weeks start = dive_.run(incumbent.weeks, lines, prices_, temperature_, shareOfRound, stop);
  if (start.empty()) {
    return;
  }
  state_.assign(start);
  ++descents_;
  for (int fruitless = 0; fruitless < fruitlessSweeps && !stop();) {
    fruitless = answers_.sweep(full_, lines) ? 0 : fruitless + 1;
  }
  if (state_.broken() == 0 && state_.cost() <= incumbent.cost) {
    incumbent.cost = state_.cost();
    incumbent.weeks = state_.weeks();
  }
}

}  // namespace tomatic::solver
