// A timetable as a table for spreadsheets and scripts: one cell a line.
#pragma once

#include <string>

#include "timetable/timetable.hpp"

namespace tomatic {

/// Comma separated, quoted where needed (RFC 4180, but lines end in LF). Titles: day, date, turn,
/// start, end, line, person, name, extension; turns and lines from 1.
std::string timetableAsCsv(const Timetable& timetable);

/// The same, tab separated; a tab or the end of a line inside a value becomes a blank.
std::string timetableAsTsv(const Timetable& timetable);

}  // namespace tomatic
