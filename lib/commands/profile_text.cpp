#include "commands/profile_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/text_table.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Title and value of each column.
std::vector<std::pair<std::string, std::string>> cellsOf(const Profile& profile) {
  std::vector<std::pair<std::string, std::string>> cells{{tr("id"), profile.person}};
  for (const ProfileField& field : profileFields) {
    const auto found = profile.facts.find(field.name);
    cells.emplace_back(translated(field.name), found == profile.facts.end() ? "" : found->second);
  }
  cells.emplace_back(tr("groups"), joined(profile.groups));
  return cells;
}

}  // namespace

std::string profileTable(const std::vector<Profile>& profiles) {
  if (profiles.empty()) {
    return "";
  }
  std::vector<TextTable::Column> columns;
  for (const auto& [title, value] : cellsOf(profiles.front())) {
    columns.push_back({title});
  }
  TextTable table(std::move(columns));
  for (const Profile& profile : profiles) {
    std::vector<std::string> row;
    for (auto& [title, value] : cellsOf(profile)) {
      row.push_back(value);
    }
    table.add(std::move(row));
  }
  return table.text();
}

std::string profileText(const Profile& profile) {
  TextTable table({{""}, {""}});
  for (const auto& [title, value] : cellsOf(profile)) {
    table.add({title, value});
  }
  return table.text();
}

nlohmann::ordered_json profileAsJson(const Profile& profile) {
  nlohmann::ordered_json document{{"id", profile.person}};
  for (const ProfileField& field : profileFields) {
    nlohmann::ordered_json& value = document[std::string(field.name)];
    if (const auto found = profile.facts.find(field.name); found != profile.facts.end()) {
      value = found->second;
      if (field.part == nullptr) {
        value = *parseNumber(found->second);
      }
    }
  }
  document["groups"] = profile.groups;
  return document;
}

std::string strangerText(const PersonId& person, const std::vector<PersonId>& people) {
  if (std::binary_search(people.begin(), people.end(), person)) {
    return "";
  }
  const auto meant = nearest(person, people);
  return meant ? tr("nobody is known as '{}'; did you mean '{}'?", person, *meant)
               : tr("nobody is known as '{}'", person);
}

}  // namespace tomatic
