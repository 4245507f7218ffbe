#include "files/yaml_values.hpp"

#include <algorithm>
#include <array>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {

std::optional<std::string> readText(const Yaml& node, std::string_view what,
                                    Complaints& complaints) {
  if (!node.isScalar()) {
    complaints.error(node.place, tr("{}: found {}, expected text", what, node.described()));
    return std::nullopt;
  }
  return node.text;
}

std::optional<std::string> readId(const Yaml& node, std::string_view what, Complaints& complaints) {
  if (!node.isScalar() || words(node.text).size() != 1 ||
      words(node.text).front().size() != node.text.size()) {
    complaints.error(node.place,
                     tr("{}: found {}, expected a name without blanks", what, node.described()));
    return std::nullopt;
  }
  return node.text;
}

std::optional<long long> readInteger(const Yaml& node, std::string_view what, IntegerRange range,
                                     Complaints& complaints) {
  const auto value = node.isScalar() ? parseInteger(node.text) : std::nullopt;
  if (!value || *value < range.least || *value > range.most) {
    const bool bounded = range.most < IntegerRange().most;
    complaints.error(node.place, bounded ? tr("{}: found {}, expected an integer from {} to {}",
                                              what, node.described(), range.least, range.most)
                                         : tr("{}: found {}, expected an integer of at least {}",
                                              what, node.described(), range.least));
    return std::nullopt;
  }
  return value;
}

std::optional<double> readNumber(const Yaml& node, std::string_view what, double least,
                                 Complaints& complaints) {
  const auto value = node.isScalar() ? parseNumber(node.text) : std::nullopt;
  if (!value || *value < least) {
    complaints.error(node.place, tr("{}: found {}, expected a number of at least {}", what,
                                    node.described(), least));
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
  complaints.error(node.place, tr("{}: found {}, expected true or false", what, node.described()));
  return std::nullopt;
}

std::vector<Yaml> readItems(const Yaml& node, std::string_view what, Complaints& complaints) {
  if (!node.isSequence() && !node.isNull()) {
    complaints.error(node.place, tr("{}: found {}, expected a list", what, node.described()));
  }
  return node.items;
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
  if (!node.isMap() && !node.isNull()) {
    complaints.error(node.place, tr("{}: found {}, expected a map", what, node.described()));
  }
  for (const auto& [key, value] : node.entries) {
    if (const auto name = readId(key, what, complaints)) {
      act(*name, value);
    }
  }
}

}  // namespace tomatic
