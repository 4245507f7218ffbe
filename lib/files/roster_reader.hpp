// Reads people from a map shaped as persons.yaml: sections keyed by person id, and groups.
#pragma once

#include <string_view>

#include "files/yaml.hpp"
#include "roster/roster.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// Whether persons.yaml has a section of that name.
bool isRosterSection(std::string_view name);

/// Reads one section into its part of the roster.
void readRosterSection(std::string_view name, const Yaml& section, Roster& roster,
                       Complaints& complaints);

/// Reads every section of a whole document; null has none. Unknown sections, bad colours (dropped)
/// and persons listed twice in a group are warnings; what cannot be read is an error.
void readRoster(const Yaml& document, Roster& roster, Complaints& complaints);

}  // namespace tomatic
