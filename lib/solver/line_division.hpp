// Who attends which line, when who attends is known: everybody's turns are given lines so that
// nobody shares a cell and nobody attends a line more often than their load of it. Turn by turn the
// cheapest matching of those who attend to the lines, over and over until nothing is left over;
// what is weighs more in the next round (Morris 1993).
#pragma once

#include <vector>

#include "solver/model.hpp"
#include "solver/random.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

class LineDivision {
 public:
  /// `whole` is the model without lines.
  LineDivision(const Model& model, const Model& whole, std::uint64_t seed);

  /// The cells of these weeks of the model without lines, as good as was found: loads of lines may
  /// be exceeded. `nobodyIndex` where nobody is. Empty if it is stopped before the first round.
  Assignment divide(const Weeks& weeks, const Stop& stop);

  /// Turns beyond loads in the last division, and turns on lines that are closed to whom they fell.
  int leftOver() const { return leftOver_; }

 private:
  struct Attendance {
    int person = 0;
    std::vector<int> closed;  // by own line: 1 where no pattern allows it
    int line = -1;            // own line
  };

  void begin(const Weeks& weeks);
  void match(int slot);
  int countLeftOver() const;
  double workOfRound() const;
  void addWeight();
  std::size_t load(int person, int ownLine) const { return firstLoad_[person] + ownLine; }

  const Model& model_;
  const Model& whole_;
  Random random_;
  std::vector<std::size_t> firstLoad_;  // by person, into the following
  std::vector<int> cap_;
  std::vector<int> used_;
  std::vector<Cost> weight_;
  std::vector<std::vector<Attendance>> turns_;  // by slot
  int leftOver_ = 0;
};

}  // namespace tomatic::solver
