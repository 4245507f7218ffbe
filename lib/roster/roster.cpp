#include "roster/roster.hpp"

namespace tomatic {

std::string capitalised(const PersonId& person) {
  std::string name = person;
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') {
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  }
  return name;
}

std::string Roster::displayName(const PersonId& person) const {
  const auto given = names.find(person);
  return given != names.end() ? given->second : capitalised(person);
}

}  // namespace tomatic
