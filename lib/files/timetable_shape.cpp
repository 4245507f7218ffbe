#include "files/timetable_shape.hpp"

#include <algorithm>

#include "files/input_file.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/plurals.hpp"

namespace tomatic {

Yaml timetableDocument(std::string_view text, const std::string& file, Complaints& complaints) {
  const std::size_t errorsBefore = complaints.errors().size();
  Yaml document = yamlOf(text, file, complaints);
  if (complaints.errors().size() == errorsBefore && !document.isMap()) {
    unexpected(document, "", tr("a timetable: a map with the key 'timetable'"), complaints);
  }
  return document;
}

const Yaml& valueOf(const Yaml& map, std::string_view key) {
  static const Yaml nothing;
  const Yaml* found = map.find(key);
  return found == nullptr ? nothing : *found;
}

std::optional<Weekday> dayOnce(const Yaml& node, std::string_view what, std::vector<Weekday>& seen,
                               Complaints& complaints) {
  const auto day = readWeekday(node, what, complaints);
  if (day && std::find(seen.begin(), seen.end(), *day) != seen.end()) {
    unexpected(node, what, tr("each day once"), complaints);
  } else if (day) {
    seen.push_back(*day);
  }
  return day;
}

bool hasTurns(const Yaml& rows, std::string_view day, int turns, Complaints& complaints) {
  if (!rows.isSequence()) {
    unexpected(rows, day, tr("a list of turns"), complaints);
    return false;
  }
  if (static_cast<int>(rows.items.size()) != turns) {
    const auto found = static_cast<int>(rows.items.size());
    complaints.error(rows.place, trn(found, "{}: {} turn, expected {}, one between each two hours",
                                     "{}: {} turns, expected {}, one between each two hours", day,
                                     found, turns));
    return false;
  }
  return true;
}

}  // namespace tomatic
