#include "timetable/timetable.hpp"

#include <algorithm>

namespace tomatic {

std::string Timetable::displayName(const PersonId& person) const {
  const auto given = names.find(person);
  return given != names.end() ? given->second : capitalised(person);
}

bool Timetable::isClosed(std::size_t day) const {
  return std::all_of(cells[day].begin(), cells[day].end(), [](const auto& turn) {
    return std::all_of(turn.begin(), turn.end(), [](const PersonId& id) { return id == closed; });
  });
}

}  // namespace tomatic
