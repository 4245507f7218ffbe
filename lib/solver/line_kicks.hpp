// Better weeks line by line, by iterated local search (Lourenço, Martin and Stützle 2003): a line
// is divided anew as if its turns cost a bit more or less, the lines of those who sit with whom
// that moves answer, and in the end it answers itself; what comes out is kept as chance and a
// temperature have it. Half of the kicks of a line that somebody of several lines attends begin
// with that person, whose lines are then divided. Two walks at once, each on its own until one of
// them finds a better week.
#pragma once

#include <array>
#include <vector>

#include "solver/line_search.hpp"
#include "solver/local_search.hpp"
#include "solver/primal.hpp"

namespace tomatic::solver {

class LineKicks {
 public:
  /// Each walk has lines of its own, made alike.
  LineKicks(const Model& model, Lines& lines, Lines& linesOfOther, std::uint64_t seed);

  /// Walks on, some kicks for each line, from the incumbent, which must exist, if that is a better
  /// one than last time. The farther it is from the bound, the warmer; while nothing is gained,
  /// walks cool down, and then begin from the incumbent anew. Returns whether it improved.
  bool improve(Incumbent& incumbent, Cost bound, const Stop& stop);
  /// Walks from these weeks, which may break limits, for a while, until some week keeps them all.
  /// Returns whether it is better than the incumbent, which then is that.
  bool find(const Weeks& weeks, Incumbent& incumbent, const Stop& stop);

  /// Kicks of all walks.
  long long kicks() const { return kicks_; }

 private:
  /// How a walk goes.
  struct Gait {
    double temperature = 0;  // in the units of costs
    Cost noise = 0;          // scaled: a turn costs less than that more
  };
  /// What a thread works with.
  struct Walk {
    Walk(const Model& model, Lines& lines, std::uint64_t seed);
    Walk(const Walk&) = delete;  // its parts know each other
    Walk& operator=(const Walk&) = delete;

    Random random;
    SearchState state;
    LineSearch answers;
    LocalSearch personAnswers;
    double mostWeight;
    double weight;             // of what is broken
    Weeks weeks;               // as accepted
    Cost cost = 0;             // of these, with what is broken
    Incumbent best;            // of those that keep all limits
    std::vector<int> touched;  // persons, by the kick
  };

  void begin(const Incumbent& incumbent);
  bool walkOn(Incumbent& incumbent, Cost gap, const Stop& stop);
  void run(Walk& walk, Cost ceiling, const Gait& gait, const Stop& stop) const;
  void kick(Walk& walk, const Gait& gait) const;
  std::vector<int> answer(Walk& walk, int line, Cost noise) const;
  std::vector<int> moveBetweenLines(Walk& walk, int person, Cost noise) const;
  static void touch(Walk& walk, const std::vector<int>& persons);
  void judge(Walk& walk, const Gait& gait) const;
  static void oscillate(Walk& walk);

  Domains domains_;
  std::vector<std::vector<int>> members_;  // by line: who attends no other
  std::vector<std::vector<int>> passing_;  // by line: who attends others as well
  std::vector<std::vector<int>> linesOf_;  // by person
  std::vector<std::vector<int>> near_;     // by person: lines of those who sit with them
  std::array<Walk, 2> walks_;
  Cost known_ = forbidden;  // of the incumbent that walks began from
  double heat_ = 1;         // less while nothing is gained, and then more again
  long long kicks_ = 0;
};

}  // namespace tomatic::solver
