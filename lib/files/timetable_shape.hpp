// The parts that timetables and forced timetables share: the document, its days and their turns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.hpp"
#include "files/yaml.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// The map that a timetable file is; no map, with a complaint, if the text is none.
Yaml timetableDocument(std::string_view text, const std::string& file, Complaints& complaints);

/// What a key of a map holds; null if it is missing, so that nothing follows from it.
const Yaml& valueOf(const Yaml& map, std::string_view key);

/// The day that a node names, added to those seen. No day, or one seen before, is a complaint.
std::optional<Weekday> dayOnce(const Yaml& node, std::string_view what, std::vector<Weekday>& seen,
                               Complaints& complaints);

/// Whether a day is a list of that many turns; a complaint if not.
bool hasTurns(const Yaml& rows, std::string_view day, int turns, Complaints& complaints);

}  // namespace tomatic
