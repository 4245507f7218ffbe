#include "roster/roster.hpp"

#include <set>

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

std::vector<PersonId> Roster::people() const {
  std::set<PersonId> known;
  const auto addAll = [&known](const auto& section) {
    for (const auto& [person, value] : section) {
      known.insert(person);
    }
  };
  addAll(names);
  addAll(extensions);
  addAll(tables);
  addAll(colors);
  addAll(emails);
  addAll(erpUsers);
  addAll(idealLoads);
  for (const auto& [group, members] : groups) {
    known.insert(members.begin(), members.end());
  }
  known.erase(PersonId(nobody));
  return {known.begin(), known.end()};
}

}  // namespace tomatic
