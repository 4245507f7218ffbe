// Profiles as the commands show them, and what they say of somebody unknown.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "roster/profile.hpp"

namespace tomatic {

/// A row each, with titles; nothing for nobody.
std::string profileTable(const std::vector<Profile>& profiles);

/// A field a line.
std::string profileText(const Profile& profile);

/// `{id, name, …, groups}`: null for what is not known, the ideal load as a number.
nlohmann::ordered_json profileAsJson(const Profile& profile);

/// "nobody is known as 'ana'; did you mean 'anna'?"; empty if the person is among the people, who
/// are sorted.
std::string strangerText(const PersonId& person, const std::vector<PersonId>& people);

}  // namespace tomatic
