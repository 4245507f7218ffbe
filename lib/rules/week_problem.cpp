#include "rules/week_problem.hpp"

#include <algorithm>

namespace tomatic {

int WeekProblem::cellCount() const {
  int count = 0;
  for (int slot = 0; slot < slotCount(); ++slot) {
    count += linesAt(slot);
  }
  return count;
}

int WeekProblem::mostLines() const {
  int most = 0;
  for (int slot = 0; slot < slotCount(); ++slot) {
    most = std::max(most, linesAt(slot));
  }
  return most;
}

std::string WeekProblem::slotName(int slot) const {
  return dayName(slot / turns()) + " " + hours.startText(Turn{slot % turns()});
}

}  // namespace tomatic
