#include "phone/extensions.hpp"

#include <map>

namespace tomatic {

ExtensionChange extensionChange(const std::vector<Extension>& now,
                                const std::vector<Extension>& wanted) {
  ExtensionChange change;
  std::map<std::string, Extension> there;
  for (const Extension& extension : now) {
    if (!extension.name.empty()) {
      there.emplace(extension.number, extension);
    }
  }
  for (const Extension& extension : wanted) {
    const auto found = there.find(extension.number);
    if (found == there.end()) {
      change.added.push_back(extension);
      continue;
    }
    const bool sameEmail = extension.email.empty() || found->second.email.empty() ||
                           extension.email == found->second.email;
    (extension.name == found->second.name && sameEmail ? change.kept : change.renamed)
        .push_back(extension);
    there.erase(found);
  }
  for (const auto& [number, extension] : there) {
    change.removed.push_back(extension);
  }
  return change;
}

std::vector<Extension> extensionsOf(const Roster& roster) {
  std::map<std::string, Extension> all;
  for (const auto& [person, number] : roster.extensions) {
    if (number.empty() || person == nobody) {
      continue;
    }
    const auto email = roster.emails.find(person);
    all.emplace(number, Extension{number, roster.displayName(person),
                                  email == roster.emails.end() ? "" : email->second});
  }
  std::vector<Extension> list;
  for (auto& [number, extension] : all) {
    list.push_back(std::move(extension));
  }
  return list;
}

}  // namespace tomatic
