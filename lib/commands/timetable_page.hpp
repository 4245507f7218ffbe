// The page of a timetable.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "settings/settings.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// One self-contained page.
std::string pageOf(const Timetable& timetable, const Settings& settings, const Console& console,
                   Complaints& complaints);

}  // namespace tomatic
