#include "solver/cell_chains.hpp"

#include <utility>

namespace tomatic::solver {

CellChains::CellChains(int persons, int lines, int slots)
    : slots_(slots),
      persons_(static_cast<std::size_t>(lines) * slots, nobodyIndex),
      lines_(static_cast<std::size_t>(persons) * slots, noLine) {}

void CellChains::put(int person, int slot, int line) {
  persons_[index(line, slot)] = person;
  lines_[index(person, slot)] = line;
}

void CellChains::take(int person, int slot) {
  persons_[index(lineAt(person, slot), slot)] = nobodyIndex;
  lines_[index(person, slot)] = noLine;
}

/// A turn that moves meets another of its line, or of its person, which moves the other way; its
/// person, or its line, may then meet another, and so on. Never the first person or line again, who
/// had nothing in one of the two slots.
void CellChains::follow(int person, int from, int to, bool lineInTheWay) {
  moved_.clear();
  int line = lineAt(person, from);
  while (person != nobodyIndex && line != noLine) {
    moved_.push_back({person, line, from, to});
    if (lineInTheWay) {
      person = personAt(to, line);
    } else {
      line = lineAt(person, to);
    }
    lineInTheWay = !lineInTheWay;
    std::swap(from, to);
  }
  apply(false);
}

void CellChains::undo() {
  apply(true);
}

void CellChains::apply(bool back) {
  for (const Move& move : moved_) {
    take(move.person, back ? move.to : move.from);
  }
  for (const Move& move : moved_) {
    put(move.person, back ? move.from : move.to, move.line);
  }
}

}  // namespace tomatic::solver
