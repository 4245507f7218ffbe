// Who is working at the terminal: the one that logs name.
#pragma once

#include <optional>
#include <string>

#include "cli/console.hpp"

namespace tomatic {

/// The user given, else $TOMATIC_USER, else the login name. Throws UsageError if that is empty or
/// has control characters, which would make more than a line of it.
std::string personAtWork(const std::optional<std::string>& given, const Console& console);

}  // namespace tomatic
