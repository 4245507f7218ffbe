// Changes the text of a timetable's file and nothing of it that the change is not about.
#pragma once

#include <string>
#include <vector>

#include "timetable/cells.hpp"

namespace tomatic {

/// The text with other people in some cells, which it must have: their overload goes up or down by
/// a turn, and a line is added to the log. `timetable` is what the text says, `file` how messages
/// call it.
std::string withCells(const std::string& text, const std::string& file, const Timetable& timetable,
                      const std::vector<CellEdit>& changes, const std::string& logLine);

/// The text with a line added to its log.
std::string withLogLine(const std::string& text, const std::string& file,
                        const std::string& logLine);

}  // namespace tomatic
