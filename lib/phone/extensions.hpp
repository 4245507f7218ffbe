// What must change on a platform to give everybody an extension of their own name.
#pragma once

#include <string>
#include <vector>

#include "roster/roster.hpp"

namespace tomatic {

struct Extension {
  std::string number;
  std::string name;   ///< empty: nobody's
  std::string email;  ///< may be empty

  bool operator==(const Extension&) const = default;
};

struct ExtensionChange {
  std::vector<Extension> added;
  std::vector<Extension> renamed;  ///< with their new name
  std::vector<Extension> removed;
  std::vector<Extension> kept;

  bool empty() const { return added.empty() && renamed.empty() && removed.empty(); }
};

/// Makes the extensions that are `now` those that are `wanted`, number by number. Free extensions,
/// those without name, are neither kept nor removed. An email that is not wanted changes nothing.
ExtensionChange extensionChange(const std::vector<Extension>& now,
                                const std::vector<Extension>& wanted);

/// The extensions that people have, sorted by number. Several people of one extension are told by
/// the name of the first one by id.
std::vector<Extension> extensionsOf(const Roster& roster);

}  // namespace tomatic
