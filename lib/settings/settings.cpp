#include "settings/settings.hpp"

#include <algorithm>

namespace tomatic {

int LineCounts::at(Weekday day, Turn turn) const {
  if (perTurn_.empty()) {
    return everywhere_;
  }
  const auto row = perTurn_.find(day);
  return row == perTurn_.end() ? 0 : row->second[index(turn)];
}

int LineCounts::most() const {
  int most = everywhere_;
  for (const auto& [day, row] : perTurn_) {
    for (const int count : row) {
      most = std::max(most, count);
    }
  }
  return most;
}

int Settings::dailyLimit(const PersonId& person) const {
  const auto own = maxTurnsPerDayByPerson.find(person);
  return own == maxTurnsPerDayByPerson.end() ? maxTurnsPerDay : own->second;
}

}  // namespace tomatic
