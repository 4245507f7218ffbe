// Takes typed values out of a YAML tree. Whatever is not what it must be is a complaint with its
// line, and nothing is returned. `what` names the value in messages: a key, usually. The parts of a
// list or map live as long as its node.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.hpp"
#include "files/yaml.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// Smallest and largest value allowed.
struct IntegerRange {
  long long least = 0;
  long long most = std::numeric_limits<int>::max();
};

struct NumberRange {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

/// Complains about a node: what was found there, and what was expected. `what` is empty for a whole
/// document.
void unexpected(const Yaml& node, std::string_view what, std::string_view expected,
                Complaints& complaints);

std::optional<std::string> readText(const Yaml& node, std::string_view what,
                                    Complaints& complaints);
/// A person's id or a group's name: text without blanks.
std::optional<std::string> readId(const Yaml& node, std::string_view what, Complaints& complaints);
std::optional<long long> readInteger(const Yaml& node, std::string_view what, IntegerRange range,
                                     Complaints& complaints);
std::optional<double> readNumber(const Yaml& node, std::string_view what, NumberRange range,
                                 Complaints& complaints);
/// true, yes, on; false, no, off.
std::optional<bool> readBoolean(const Yaml& node, std::string_view what, Complaints& complaints);
/// A day in either set of words.
std::optional<Weekday> readWeekday(const Yaml& node, std::string_view what, Complaints& complaints);

/// The items of a list, the entries of a map; none for nothing.
const std::vector<Yaml>& readItems(const Yaml& node, std::string_view what, Complaints& complaints);
const std::vector<Yaml::Entry>& readEntries(const Yaml& node, std::string_view what,
                                            Complaints& complaints);
/// The texts of a list; what is no text is left out.
std::vector<std::string> readTexts(const Yaml& node, std::string_view what, Complaints& complaints);

/// Gives each entry of a map whose key is an id; nothing for nothing.
void forEachEntry(const Yaml& node, std::string_view what, Complaints& complaints,
                  const std::function<void(const std::string& key, const Yaml& value)>& act);

}  // namespace tomatic
