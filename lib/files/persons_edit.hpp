// Edits of persons.yaml in place: one person's facts and group memberships, and nothing else.
#pragma once

#include <string>
#include <string_view>

#include "roster/profile.hpp"

namespace tomatic {

/// The text with the change made. Groups that nobody is in any more go. Throws Failure (file:line)
/// if the text is no YAML, or written in a way that is not changed in place.
std::string withProfile(std::string_view text, const std::string& file, const PersonId& person,
                        const ProfileChange& change);

/// The text without anything that is known of the person, whatever section it is in.
std::string withoutPerson(std::string_view text, const std::string& file, const PersonId& person);

}  // namespace tomatic
