// Static queues of an Asterisk that follow a timetable: a text for its queues.conf.
#pragma once

#include <string>

#include "text/complaints.hpp"
#include "timetable/timetable.hpp"

namespace tomatic {

/// One section a turn of a scheduled day, `[entrada_cua_DAY_TURN]` with turns from 1, and one
/// member a line: `member = TECHNOLOGY/EXTENSION,PENALTY`, the penalty being the line from 1. Who
/// has no extension is left out, with a warning; an extension that would be more than that in the
/// file is an error. `file` is how messages call the timetable.
std::string asteriskQueues(const Timetable& timetable, const std::string& technology,
                           const std::string& file, Complaints& complaints);

}  // namespace tomatic
