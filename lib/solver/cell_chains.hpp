// Who attends which cell, so that nobody shares a cell or attends two lines at once: the turns of
// persons on lines are the edges of a graph whose colours are the slots. Two slots change places
// along a chain (Kempe 1879): nobody's load of a line changes, and of all whose turns move at most
// the two at its ends attend other slots than before.
#pragma once

#include <vector>

#include "rules/adjustments.hpp"

namespace tomatic::solver {

class CellChains {
 public:
  static constexpr int noLine = -1;

  CellChains(int persons, int lines, int slots);

  /// `nobodyIndex`, `noLine`: the cell is empty, the person free.
  int personAt(int slot, int line) const { return persons_[index(line, slot)]; }
  int lineAt(int person, int slot) const { return lines_[index(person, slot)]; }

  /// The person, who is free then, takes the cell, which is empty.
  void put(int person, int slot, int line);
  void take(int person, int slot);

  /// A turn that changed its slot.
  struct Move {
    int person = 0;
    int line = 0;
    int from = 0;
    int to = 0;
  };
  /// Moves the person's turn to a slot in which they are free, and whatever is in the way.
  void movePerson(int person, int from, int to) { follow(person, from, to, true); }
  /// Moves whoever is in the cell to a slot in which the line is empty, and whatever is in the way.
  void moveCell(int line, int from, int to) { follow(personAt(from, line), from, to, false); }
  /// Undoes the last move.
  void undo();
  /// The last move, from one end of the chain to the other.
  const std::vector<Move>& moved() const { return moved_; }

 private:
  std::size_t index(int personOrLine, int slot) const {
    return static_cast<std::size_t>(personOrLine) * slots_ + slot;
  }
  void follow(int person, int from, int to, bool lineInTheWay);
  void apply(bool back);

  int slots_;
  std::vector<int> persons_;  // by cell
  std::vector<int> lines_;    // by person and slot
  std::vector<Move> moved_;
};

}  // namespace tomatic::solver
