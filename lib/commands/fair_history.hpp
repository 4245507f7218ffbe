// Who attended which turns in the stored weeks before one: what the rule `fairness` looks at.
#pragma once

#include "commands/week_inputs.hpp"
#include "rules/fairness.hpp"

namespace tomatic {

/// Of the stored timetables, retired ones too, of the 52 weeks before the inputs' own; nothing if
/// the settings ask for no kind. What was undesired is what the busy files say of those weeks now.
AttendedHistory historyOf(const WeekInputs& inputs, const std::filesystem::path& folder,
                          Complaints& complaints);

}  // namespace tomatic
