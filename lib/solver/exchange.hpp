// Exchanges: several persons move one turn each, in a cycle or a chain of slots, so that the counts
// of the slots between stay as they are. The cheapest one is a negative cycle in a graph of slots
// (Thompson and Psaraftis 1993, cyclic transfers); with loads by line there is a graph for each
// line.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "solver/random.hpp"
#include "solver/search_state.hpp"
#include "solver/stop.hpp"
#include "solver/week_program.hpp"

namespace tomatic::solver {

class Exchange {
 public:
  Exchange(const Model& model, SearchState& state, Random& random);

  /// Applies exchanges that lower the weighted cost until none is found. Returns whether it fell.
  bool improve(const Domains& domains, const Stop& stop);

 private:
  /// One person leaves a slot for another.
  struct Move {
    Cost cost = forbidden;
    int person = -1;
  };

  bool improveLine(const Domains& domains, int line, const Stop& stop);
  bool collect(const Domains& domains, int line, const Stop& stop);
  void collectPerson(const Domains& domains, int person, int ownLine);
  void collectOutside(int line);
  void offer(int from, int to, Cost cost, int person);
  std::vector<std::vector<int>> findCycles();
  std::vector<int> cycleThrough(int node) const;
  bool applyCycle(const Domains& domains, const std::vector<int>& cycle, int line);
  void dropTouched(const std::vector<int>& cycle);
  bool moveTurn(const Domains& domains, int person, int from, int to, int ownLine);
  /// The pattern with one item taken out (or -1) and one put in (or -1); nothing if there is none.
  int changed(const Domains& domains, int person, int day, int without, int with) const;
  int ownLineOf(const Person& person, int line) const;
  Move& move(int from, int to) { return moves_[from * nodes_ + to]; }

  const Model& model_;
  SearchState& state_;
  Random& random_;
  std::vector<std::uint64_t> itemKey_;
  std::vector<std::unordered_map<std::uint64_t, std::uint16_t>> patternByKey_;  // by table
  std::vector<std::vector<std::uint64_t>> keyOfPattern_;                        // by table
  int nodes_ = 0;  // the slots and, last, the outside
  std::vector<Move> moves_;
  std::vector<Cost> distance_;
  std::vector<int> next_;
  std::vector<char> moved_;  // persons moved since the moves were collected
  // Of the person at hand, by slot: what leaving or arriving costs with the day's pattern changed,
  // and without the change of pattern.
  std::vector<Cost> leave_;
  std::vector<Cost> arrive_;
  std::vector<Cost> bare_;
  std::vector<char> place_;  // 0 away, 1 attends on this line, 2 attends on another
};

}  // namespace tomatic::solver
