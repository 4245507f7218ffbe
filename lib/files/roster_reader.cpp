#include "files/roster_reader.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "files/yaml_values.hpp"
#include "load/exact.hpp"
#include "report/colors.hpp"
#include "roster/profile.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Written beside them by other tools: addresses for messages.
constexpr std::string_view sectionOfMessages = "says";

std::vector<std::string> sectionNames() {
  std::vector<std::string> all{"groups"};
  for (const ProfileField& field : profileFields) {
    all.emplace_back(field.section);
  }
  return all;
}

/// The digits of a colour, which may follow a `#`.
std::optional<std::string> colorOf(const std::string& person, const Yaml& value,
                                   Complaints& complaints) {
  if (!parseColor(value.text)) {
    complaints.warning(value.place, tr("colors: {} of '{}' is no colour, expected 3 or 6 hex "
                                       "digits such as fbe8bc; it is left out",
                                       value.described(), person));
    return std::nullopt;
  }
  return value.text.substr(value.text.front() == '#' ? 1 : 0);
}

void readTextSection(const ProfileField& field, const Yaml& node, Roster& roster,
                     Complaints& complaints) {
  std::map<PersonId, std::string>& part = roster.*field.part;
  forEachEntry(node, field.section, complaints, [&](const std::string& person, const Yaml& value) {
    if (value.isNull()) {
      return;
    }
    auto text = field.part == &Roster::colors && value.isScalar()
                    ? colorOf(person, value, complaints)
                    : readText(value, field.section, complaints);
    if (text) {
      part[person] = std::move(*text);
    }
  });
}

void readIdealLoads(const Yaml& node, Roster& roster, Complaints& complaints) {
  forEachEntry(node, "idealloads", complaints, [&](const std::string& person, const Yaml& value) {
    if (value.isNull()) {
      return;
    }
    if (const auto load = readNumber(value, "idealloads", {0, mostTurns}, complaints)) {
      roster.idealLoads[person] = *load;
    }
  });
}

void readGroups(const Yaml& node, Roster& roster, Complaints& complaints) {
  forEachEntry(node, "groups", complaints, [&](const std::string& group, const Yaml& list) {
    std::vector<PersonId>& members = roster.groups[group];
    for (const Yaml& item : readItems(list, tr("groups: {}", group), complaints)) {
      auto person = readId(item, tr("groups: {}", group), complaints);
      if (person && std::find(members.begin(), members.end(), *person) == members.end()) {
        members.push_back(std::move(*person));
      }
    }
  });
}

}  // namespace

bool isRosterSection(std::string_view name) {
  const std::vector<std::string> all = sectionNames();
  return std::find(all.begin(), all.end(), name) != all.end();
}

void readRosterSection(std::string_view name, const Yaml& section, Roster& roster,
                       Complaints& complaints) {
  if (name == "idealloads") {
    readIdealLoads(section, roster, complaints);
  } else if (name == "groups") {
    readGroups(section, roster, complaints);
  }
  for (const ProfileField& field : profileFields) {
    if (field.section == name && field.part != nullptr) {
      readTextSection(field, section, roster, complaints);
    }
  }
}

void readRoster(const Yaml& document, Roster& roster, Complaints& complaints) {
  if (!document.isMap() && !document.isNull()) {
    unexpected(document, "", tr("a map of sections such as names, extensions, tables, colors"),
               complaints);
  }
  for (const auto& [key, section] : document.entries) {
    if (key.isScalar() && isRosterSection(key.text)) {
      readRosterSection(key.text, section, roster, complaints);
    } else if (!key.isScalar() || key.text != sectionOfMessages) {
      const auto meant = nearest(key.text, sectionNames());
      complaints.warning(
          key.place,
          meant ? tr("the section {} is unknown; did you mean '{}'?", key.described(), *meant)
                : tr("the section {} is unknown, it is ignored", key.described()));
    }
  }
}

}  // namespace tomatic
