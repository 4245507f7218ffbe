#include "roster/profile.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/messages.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

constexpr int mostDecimals = 6;

bool hasControls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
}

bool isOneWord(std::string_view text) {
  return words(text).size() == 1 && words(text).front().size() == text.size();
}

bool isColor(std::string_view digits) {
  return (digits.size() == 3 || digits.size() == 6) &&
         digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

void checkFact(const std::string& field, const std::string& value, const PersonId& person,
               const Roster& roster, int mostLoad, Complaints& complaints) {
  const auto wrong = [&](const std::string& expected) {
    complaints.error({}, tr("{}: found '{}', expected {}", field, value, expected));
  };
  if (hasControls(value) || firstBadUtf8(value)) {
    complaints.error({}, tr("{}: has characters that are not shown, expected text in UTF-8 of "
                            "one line",
                            field));
  } else if (field == "color") {
    if (!isColor(value)) {
      wrong(tr("3 or 6 hex digits such as fbe8bc"));
    }
  } else if (field == "extension") {
    if (const auto holder = holderOf(value, roster, person)) {
      complaints.error({}, tr("extension: {} has the extension {} already", *holder, value));
    } else if (!isOneWord(value)) {
      wrong(tr("no blanks"));
    }
  } else if (field == "idealload") {
    const auto load = parseNumber(value);
    if (!load || *load < 0 || *load > mostLoad) {
      wrong(tr("a number from 0 to {}", mostLoad));
    }
  } else if (field == "email") {
    const std::size_t sign = value.find('@');
    if (!isOneWord(value) || sign == 0 || sign == std::string::npos || sign + 1 == value.size() ||
        value.find('@', sign + 1) != std::string::npos) {
      wrong(tr("an address such as ann@example.org"));
    }
  } else if (field != "name" && !isOneWord(value)) {
    wrong(tr("no blanks"));
  }
}

}  // namespace

std::optional<PersonId> holderOf(const std::string& extension, const Roster& roster,
                                 const PersonId& except) {
  for (const auto& [person, theirs] : roster.extensions) {
    if (person != except && theirs == extension) {
      return person;
    }
  }
  return std::nullopt;
}

bool hasAny(const Roster& roster, const ProfileField& field) {
  return field.part == nullptr ? !roster.idealLoads.empty() : !(roster.*field.part).empty();
}

Profile profileOf(const Roster& roster, const PersonId& person) {
  Profile profile{person, {}, {}};
  for (const ProfileField& field : profileFields) {
    if (field.part == nullptr) {
      continue;
    }
    const auto& section = roster.*field.part;
    if (const auto found = section.find(person); found != section.end()) {
      profile.facts.emplace(field.name, found->second);
    }
  }
  if (const auto found = roster.idealLoads.find(person); found != roster.idealLoads.end()) {
    const int decimals = decimalsNeeded(found->second, mostDecimals);
    profile.facts["idealload"] = fmt::format("{:.{}f}", found->second, decimals);
  }
  for (const auto& [group, members] : roster.groups) {
    if (std::find(members.begin(), members.end(), person) != members.end()) {
      profile.groups.push_back(group);
    }
  }
  return profile;
}

bool isPersonId(std::string_view text) {
  return !text.empty() && text != nobody && text != closed &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

ProfileChange checkedChange(const PersonId& person, ProfileChange change, const Roster& roster,
                            int mostLoad, Complaints& complaints) {
  if (!isPersonId(person)) {
    complaints.error({}, person == nobody || person == closed
                             ? tr("'{}' is nobody, expected the id of a person", person)
                             : tr("'{}' is no id of a person, expected lower-case letters, digits, "
                                  "_ and -",
                                  person));
  }
  for (auto& [field, value] : change.facts) {
    value = std::string(trimmed(value));
    if (field == "color" && !value.empty() && value.front() == '#') {
      value.erase(0, 1);
    }
    if (!value.empty()) {
      checkFact(field, value, person, roster, mostLoad, complaints);
    }
  }
  for (const std::string& group : change.groups.value_or(std::vector<std::string>())) {
    if (!isOneWord(group) || hasControls(group) || firstBadUtf8(group)) {
      complaints.error({}, tr("groups: found '{}', expected names without blanks", group));
    }
  }
  return change;
}

}  // namespace tomatic
