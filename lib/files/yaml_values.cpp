#include "files/yaml_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {

void unexpected(const Yaml& node, std::string_view what, std::string_view expected,
                Complaints& complaints) {
  complaints.error(
      node.place, what.empty() ? tr("found {}, expected {}", node.described(), expected)
                               : tr("{}: found {}, expected {}", what, node.described(), expected));
}

std::optional<std::string> readText(const Yaml& node, std::string_view what,
                                    Complaints& complaints) {
  if (!node.isScalar()) {
    unexpected(node, what, tr("text"), complaints);
    return std::nullopt;
  }
  return node.text;
}

std::optional<std::string> readId(const Yaml& node, std::string_view what, Complaints& complaints) {
  if (!node.isScalar() || words(node.text).size() != 1 ||
      words(node.text).front().size() != node.text.size()) {
    unexpected(node, what, tr("a name without blanks"), complaints);
    return std::nullopt;
  }
  return node.text;
}

std::optional<long long> readInteger(const Yaml& node, std::string_view what, IntegerRange range,
                                     Complaints& complaints) {
  const auto value = node.isScalar() ? parseInteger(node.text) : std::nullopt;
  if (!value || *value < range.least || *value > range.most) {
    const bool bounded = range.most < IntegerRange().most;
    unexpected(node, what,
               bounded ? tr("an integer from {} to {}", range.least, range.most)
                       : tr("an integer of at least {}", range.least),
               complaints);
    return std::nullopt;
  }
  return value;
}

std::optional<double> readNumber(const Yaml& node, std::string_view what, NumberRange range,
                                 Complaints& complaints) {
  const auto value = node.isScalar() ? parseNumber(node.text) : std::nullopt;
  if (!value || *value < range.least || *value > range.most) {
    unexpected(node, what,
               std::isfinite(range.most)    ? tr("a number from {} to {}", range.least, range.most)
               : std::isfinite(range.least) ? tr("a number of at least {}", range.least)
                                            : tr("a number"),
               complaints);
    return std::nullopt;
  }
  return value;
}

std::optional<bool> readBoolean(const Yaml& node, std::string_view what, Complaints& complaints) {
  constexpr std::array<std::string_view, 9> yes{"true", "True", "TRUE", "yes", "Yes",
                                                "YES",  "on",   "On",   "ON"};
  constexpr std::array<std::string_view, 9> no{"false", "False", "FALSE", "no", "No",
                                               "NO",    "off",   "Off",   "OFF"};
  if (node.isScalar() && std::find(yes.begin(), yes.end(), node.text) != yes.end()) {
    return true;
  }
  if (node.isScalar() && std::find(no.begin(), no.end(), node.text) != no.end()) {
    return false;
  }
  unexpected(node, what, tr("true or false"), complaints);
  return std::nullopt;
}

std::optional<Weekday> readWeekday(const Yaml& node, std::string_view what,
                                   Complaints& complaints) {
  const auto day = node.isScalar() ? parseWeekday(node.text) : std::nullopt;
  if (!day) {
    unexpected(node, what, tr("a day, one of dl dm dx dj dv ds dg or mon tue wed thu fri sat sun"),
               complaints);
  }
  return day;
}

const std::vector<Yaml>& readItems(const Yaml& node, std::string_view what,
                                   Complaints& complaints) {
  if (!node.isSequence() && !node.isNull()) {
    unexpected(node, what, tr("a list"), complaints);
  }
  return node.items;
}

const std::vector<Yaml::Entry>& readEntries(const Yaml& node, std::string_view what,
                                            Complaints& complaints) {
  if (!node.isMap() && !node.isNull()) {
    unexpected(node, what, tr("a map"), complaints);
  }
  return node.entries;
}

std::vector<std::string> readTexts(const Yaml& node, std::string_view what,
                                   Complaints& complaints) {
  std::vector<std::string> texts;
  for (const Yaml& item : readItems(node, what, complaints)) {
    if (auto text = readText(item, what, complaints)) {
      texts.push_back(std::move(*text));
    }
  }
  return texts;
}

void forEachEntry(const Yaml& node, std::string_view what, Complaints& complaints,
                  const std::function<void(const std::string& key, const Yaml& value)>& act) {
  for (const auto& [key, value] : readEntries(node, what, complaints)) {
    if (const auto name = readId(key, what, complaints)) {
      act(*name, value);
    }
  }
}

}  // namespace tomatic
