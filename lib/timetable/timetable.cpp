#include "timetable/timetable.hpp"

namespace tomatic {

std::string Timetable::displayName(const PersonId& person) const {
  const auto given = names.find(person);
  return given != names.end() ? given->second : capitalised(person);
}

}  // namespace tomatic
