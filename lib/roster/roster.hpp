// Who works here: the people of the cooperative and what is known of each. Knows nothing of files
// or of any particular week.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

/// A person's id as it stands in files: text, whatever it looks like.
using PersonId = std::string;

/// The name of nobody in a cell.
inline constexpr std::string_view nobody = "ningu";
/// The mark of a cell of a day that is not scheduled.
inline constexpr std::string_view closed = "festiu";

/// The name for people of someone whose name is not known: the id with a capital letter.
std::string capitalised(const PersonId& person);

/// What persons.yaml tells; every map may miss anyone.
struct Roster {
  std::map<PersonId, std::string> names;
  std::map<PersonId, std::string> extensions;
  std::map<PersonId, std::string> tables;  ///< "-1" means no table
  std::map<PersonId, std::string> colors;  ///< 3 or 6 hex digits
  std::map<PersonId, std::string> emails;
  std::map<PersonId, std::string> erpUsers;
  std::map<PersonId, double> idealLoads;                ///< turns in a full week
  std::map<std::string, std::vector<PersonId>> groups;  ///< no id twice in a group

  /// The name for people: the one given, or the id with a capital letter.
  std::string displayName(const PersonId& person) const;
  /// Everyone of whom anything is known, nobody apart; sorted.
  std::vector<PersonId> people() const;
};

}  // namespace tomatic
