// Timetables in files: the predecessor's form and ours, which adds `bound` and `rules` behind its
// keys. Reading checks the form alone; whether a timetable is any good is for the rules to say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "files/input_file.hpp"
#include "settings/settings.hpp"
#include "text/complaints.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// The timetable in a text. Keys but `week`, `hours` and `timetable` may be missing, unknown ones
/// are passed over. Everything wrong is a complaint; then the result is of no use.
Timetable parseTimetable(std::string_view text, const std::string& file, Complaints& complaints);
/// The same from a file, which must exist.
Timetable readTimetable(const InputFile& input, Complaints& complaints);

/// Who is wanted where, from the `timetable` of a file, for days of `turns` turns; cells that are
/// null, `ningu` or `festiu` ask for nothing. The line of a cell means nothing.
std::vector<ForcedTurn> parseForcedTimetable(std::string_view text, const std::string& file,
                                             int turns, Complaints& complaints);
std::vector<ForcedTurn> readForcedTimetable(const InputFile& input, int turns,
                                            Complaints& complaints);

/// The text of a timetable file.
std::string timetableAsYaml(const Timetable& timetable);

}  // namespace tomatic
