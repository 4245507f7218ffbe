// A timetable for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "timetable/timetable.hpp"

namespace tomatic {

/// The keys of the timetable's file, all of them always there; penalties as objects.
nlohmann::ordered_json timetableAsJson(const Timetable& timetable);

}  // namespace tomatic
