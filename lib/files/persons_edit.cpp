#include "files/persons_edit.hpp"

#include <algorithm>

#include "files/yaml_edit.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::string_view groupsSection = "groups";

/// Numbers that every reader takes for the same are not quoted: tables and loads.
YamlValue formOf(const ProfileField& field, const std::string& value) {
  const bool counts = field.name == "table" || field.name == "idealload";
  const bool plain = value.find_first_not_of("-.0123456789") == std::string::npos;
  const std::size_t digit = value.front() == '-' ? 1 : 0;
  const bool octal = value.size() > digit + 1 && value[digit] == '0' && value[digit + 1] != '.';
  return counts && plain && !octal && parseNumber(value) ? YamlValue::number : YamlValue::text;
}

/// The groups of a document, by name.
std::vector<std::string> groupsOf(const Yaml& document) {
  std::vector<std::string> names;
  if (const Yaml* groups = document.find(groupsSection)) {
    for (const auto& [name, members] : groups->entries) {
      if (name.isScalar()) {
        names.push_back(name.text);
      }
    }
  }
  return names;
}

}  // namespace

std::string withProfile(std::string_view text, const std::string& file, const PersonId& person,
                        const ProfileChange& change) {
  YamlText edited(text, file);
  for (const ProfileField& field : profileFields) {
    const auto fact = change.facts.find(field.name);
    if (fact == change.facts.end()) {
      continue;
    }
    if (fact->second.empty()) {
      edited.remove(field.section, person);
    } else {
      edited.set(field.section, person, fact->second, formOf(field, fact->second));
    }
  }
  if (change.groups) {
    for (const std::string& group : *change.groups) {
      edited.addItem(groupsSection, group, person);
    }
    for (const std::string& group : groupsOf(edited.document())) {
      if (std::find(change.groups->begin(), change.groups->end(), group) == change.groups->end()) {
        edited.removeItem(groupsSection, group, person);
      }
    }
  }
  return edited.text();
}

std::string withoutPerson(std::string_view text, const std::string& file, const PersonId& person) {
  YamlText edited(text, file);
  const Yaml document = edited.document();
  for (const auto& [section, entries] : document.entries) {
    if (section.isScalar() && section.text != groupsSection && entries.isMap()) {
      edited.remove(section.text, person);
    }
  }
  for (const std::string& group : groupsOf(document)) {
    edited.removeItem(groupsSection, group, person);
  }
  return edited.text();
}

}  // namespace tomatic
