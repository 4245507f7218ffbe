// What is known of one person, and what it may be changed to. Knows no file: only how the sections
// of persons.yaml call what they hold.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roster/roster.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// One kind of fact: how commands and JSON call it, and the section of persons.yaml that has it.
struct ProfileField {
  std::string_view name;
  std::string_view section;
  std::map<PersonId, std::string> Roster::*part;  ///< nullptr: it is the ideal load, a number
};

inline constexpr std::array<ProfileField, 7> profileFields{{
    {"name", "names", &Roster::names},
    {"extension", "extensions", &Roster::extensions},
    {"table", "tables", &Roster::tables},
    {"color", "colors", &Roster::colors},
    {"email", "emails", &Roster::emails},
    {"erpuser", "erpusers", &Roster::erpUsers},
    {"idealload", "idealloads", nullptr},
}};

/// Whether the roster has the field of anyone.
bool hasAny(const Roster& roster, const ProfileField& field);

/// Name of a field → value as text.
using Facts = std::map<std::string, std::string, std::less<>>;

struct Profile {
  PersonId person;
  Facts facts;                      ///< what is not known is missing
  std::vector<std::string> groups;  ///< those that the person is in, sorted
};

Profile profileOf(const Roster& roster, const PersonId& person);

/// Whoever has the extension, but for `except`.
std::optional<PersonId> holderOf(const std::string& extension, const Roster& roster,
                                 const PersonId& except = "");

/// What is to become of a profile; what it does not name stays.
struct ProfileChange {
  Facts facts;  ///< an empty value removes the fact
  std::optional<std::vector<std::string>> groups;
};

/// Lower-case letters, digits, `_` and `-`, and no word that means nobody.
bool isPersonId(std::string_view text);

/// The change as it is to be kept (a colour without its `#`). What must not be, is a complaint: an
/// id of other characters, an extension that someone else has, a colour of other than 3 or 6 hex
/// digits, text with line breaks or blanks where no blank may be, a load beyond 0 to `mostLoad`.
ProfileChange checkedChange(const PersonId& person, ProfileChange change, const Roster& roster,
                            int mostLoad, Complaints& complaints);

}  // namespace tomatic
