// The small inputs of a week: closed days, leaves, credits, ideal loads, who is busy. Each parseX
// reads a text, each readX the file; everything wrong is a complaint with file and line, and what
// is right is returned all the same.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "availability/availability.hpp"
#include "calendar/calendar.hpp"
#include "files/input_file.hpp"
#include "roster/roster.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// holidays.conf and noservice.conf: `YYYY-MM-DD<TAB>description` a line. The first description of
/// a date counts.
Holidays parseHolidays(std::string_view text, const std::string& file, Complaints& complaints);
Holidays readHolidays(const InputFile& input, Complaints& complaints);

/// leaves.conf: one person id a line.
std::vector<PersonId> parseLeaves(std::string_view text, const std::string& file,
                                  Complaints& complaints);
std::vector<PersonId> readLeaves(const InputFile& input, Complaints& complaints);

/// A map person → number. Entries of `ningu` and `festiu` mean nothing.
using Numbers = std::map<PersonId, double>;

/// shiftcredit.yaml: turns; positive: did more than due. Also overloads.
Numbers parseCredits(std::string_view text, const std::string& file, Complaints& complaints);
Numbers readCredits(const InputFile& input, Complaints& complaints);

/// The `overload` of a timetable, of which nothing else is looked at.
Numbers parseOverloads(std::string_view text, const std::string& file, Complaints& complaints);
Numbers readOverloads(const InputFile& input, Complaints& complaints);

/// idealshifts.yaml: turns of a full week, never negative.
Numbers parseIdealLoads(std::string_view text, const std::string& file, Complaints& complaints);
Numbers readIdealLoads(const InputFile& input, Complaints& complaints);

/// The entries of several busy files, in order, for days of `turns` turns.
std::vector<BusyEntry> readBusyFiles(const std::vector<InputFile>& inputs, int turns,
                                     Complaints& complaints);

/// Enough for the sevenths of turns that a week of seven days has.
inline constexpr int decimalsOfTurns = 6;

/// overload and ponderatedideal: sorted by id, with one decimal, or as many as a number needs up to
/// `mostDecimals`.
std::string numbersAsYaml(const Numbers& numbers, int mostDecimals = 1);

}  // namespace tomatic
