// data/forced-turns.yaml, or the file that `forcedTimeTable` names: a timetable without a week, of
// the turns that people have every week. Changes leave the rest of its text as it is.
#pragma once

#include <string>
#include <string_view>

#include "settings/settings.hpp"
#include "text/complaints.hpp"
#include "timetable/cells.hpp"

namespace tomatic {

/// Its name, relative to the working folder.
std::string forcedTurnsFile(const Settings& settings);

/// The text of a file that forces nothing: the days, turns and lines of the settings.
std::string noForcedTurns(const Settings& settings);

/// What a text forces, as a timetable of no particular week with the hours of the settings; cells
/// that force nothing hold `ningu`. Everything wrong is a complaint.
Timetable parseForcedTurns(std::string_view text, const std::string& file, const Settings& settings,
                           Complaints& complaints);

/// The text with somebody, or `ningu`, in a cell that there is.
std::string withForced(const std::string& text, const std::string& file, const Cell& cell,
                       const PersonId& person);
/// The text with a line more, which forces nothing, in every turn.
std::string withLineMore(const std::string& text, const std::string& file);
/// The text without that line of every turn that has it.
std::string withoutLine(const std::string& text, const std::string& file, Line line);

}  // namespace tomatic
