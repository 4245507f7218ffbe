// The page of a week's timetable, for a phone, a desk, a wall and a sheet of paper.
#pragma once

#include <string>

#include "report/html.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// One self-contained page: the timetable, its penalties and cost, the extensions.
std::string htmlTimetable(const Timetable& timetable, const HtmlOptions& options = {});

}  // namespace tomatic
