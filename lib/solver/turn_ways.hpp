// A graph of LineTurns (see line_turns.hpp) to be gone through both ways.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/line_turns.hpp"

namespace tomatic::solver {

class TurnWays {
 public:
  /// The graph must outlive it.
  TurnWays(const LineTurns::Graph& graph, int members);

  const LineTurns::Places& places() const { return graph_.places; }
  int nothing() const { return graph_.nothing(); }
  /// Whether some cell may be empty.
  bool mayBeEmpty() const { return mayBeEmpty_; }

  /// By who attends the turn, [members] is nobody: the places before it, of a place after it, and
  /// the places after it, of one before; `nothing()` if there is none.
  const int* from(int place) const { return graph_.from.data() + at(place); }
  const int* next(int place) const { return next_.data() + at(place); }
  /// Bits: the members who have attended turns by then, and more than one.
  unsigned some(int place) const { return some_[place]; }
  unsigned more(int place) const { return more_[place]; }
  int digit(int place, int member) const {
    return graph_.digits[static_cast<std::ptrdiff_t>(place) * members_ + member];
  }

 private:
  std::ptrdiff_t at(int place) const { return static_cast<std::ptrdiff_t>(place) * (members_ + 1); }

  const LineTurns::Graph& graph_;
  int members_;
  bool mayBeEmpty_ = false;
  std::vector<int> next_;
  std::vector<std::uint8_t> some_;
  std::vector<std::uint8_t> more_;
};

}  // namespace tomatic::solver
