// Asks before something that cannot be taken back.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace tomatic {

/// Returns if `yes`, or if whoever sits at the terminal answers the question with y or yes. Throws
/// NoAnswer for any other answer, UsageError where there is no terminal to ask on.
void confirm(const std::string& question, bool yes, Console& console);

}  // namespace tomatic
