// Dates in words, in the language in use.
#pragma once

#include <string>

#include "calendar/calendar.hpp"

namespace tomatic {

/// "Monday"
std::string dayTitle(Weekday day);
/// "28"
std::string dayOfMonth(Date date);
/// "28 October"
std::string dayAndMonth(Date date);
/// "28 October 2019"
std::string longDate(Date date);

}  // namespace tomatic
