// The cheapest way to fill the cells of a slot, exactly: with loads by line, one of those who share
// a line takes its cell, or nobody does, and all that is counted in the slot is charged for its
// cells together. Dynamic programming over the lines; the state is how many count in what is not
// yet counted to the end.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/lines.hpp"

namespace tomatic::solver {

class SlotProgram {
 public:
  /// One who may take the cell of a line. All of a week are numbered by line and member.
  struct Taker {
    std::size_t line = 0;  ///< into Lines::programs()
    std::size_t member = 0;
  };
  /// Who takes a cell: by number the takers, and then, by line, nobody.
  template <typename Value>
  using ByChoice = std::vector<Value>;

  static constexpr int mostLines = 16;

  /// Of at most `mostLines` lines; lines and takers must outlive it.
  SlotProgram(const Model& model, int slot, Lines& lines, const std::vector<Taker>& takers);

  /// Makes the graph of all fillings with what may be chosen. False if it would have more arcs;
  /// then the program may not be used.
  bool make(const ByChoice<char>& may, long long mostArcs);

  /// The least that a filling costs: what is counted, and the prices of what is chosen, scaled;
  /// `barred` or more if there is none. Among equals it is one with the most of what is liked.
  Cost cheapest(const ByChoice<Cost>& prices, const ByChoice<char>& liked);
  /// In the filling of the last call, by line: the taker, or -1.
  const std::vector<int>& chosen() const { return chosen_; }
  /// By taker: the same for the fillings in which they take their cell, at the prices of the last
  /// call.
  const std::vector<Cost>& cheapestWith();

 private:
  /// Into a state, from one of the line before.
  struct Arc {
    int from = 0;
    int choice = 0;
    Cost cost = 0;  ///< in shades
  };
  /// What does not cost the same for each one more.
  struct Counted {
    std::vector<Cost> cost;   ///< by count
    std::uint64_t most = 0;   ///< that is allowed
    std::vector<char> of;     ///< by taker: whether they count
    std::uint32_t lines = 0;  ///< bits: of which anybody counts
    int shift = 0;            ///< of the count in a key
    std::uint64_t mask = 0;
  };
  /// The states behind a line, and the arcs into each.
  struct Layer {
    std::vector<std::uint64_t> keys;
    std::vector<std::vector<Arc>> into;
  };

  void count(int counter, const ByChoice<char>& may);
  std::vector<std::size_t> orderOfLines() const;
  bool numberKeys();
  Cost close(std::size_t line, std::uint32_t left, std::uint64_t& key) const;
  Layer layerOf(std::size_t line, std::uint32_t left, const std::vector<std::uint64_t>& keys,
                int firstState, const ByChoice<char>& may) const;

  const Model& model_;
  int slot_;
  Lines& lines_;
  const std::vector<Taker>& takers_;
  Cost constant_ = 0;                // scaled
  std::vector<Cost> ownCost_;        // by taker, scaled
  std::vector<std::uint64_t> step_;  // by taker: what a key grows by
  std::vector<Counted> counted_;
  std::vector<std::size_t> order_;  // of lines
  std::vector<Arc> arcs_;           // by the state that they lead into
  std::vector<int> firstArc_;       // by state, and where the last one's end
  ByChoice<Cost> price_;            // in shades
  std::vector<Cost> least_;         // by state: of the ways there, in shades
  std::vector<int> best_;           // by state: arc
  std::vector<Cost> rest_;          // by state: of the ways on
  std::vector<int> chosen_;
  std::vector<Cost> with_;
};

}  // namespace tomatic::solver
