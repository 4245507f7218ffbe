// Keeps a slip of the keyboard from replacing what the week is made from.
#pragma once

#include "commands/week_options.hpp"
#include "settings/settings.hpp"

namespace tomatic {

/// Throws Failure when a file that is named for a result is one that the week is made from.
void refuseToOverwrite(const Settings& settings, const WeekOptions& options);

}  // namespace tomatic
