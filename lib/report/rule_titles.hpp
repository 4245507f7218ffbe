// Names of rules for people who read a report.
#pragma once

#include <string>
#include <string_view>

namespace tomatic {

/// What breaking a rule is called over a list of penalties: "Gaps between turns" for `gap`. Kinds
/// that are no rule keep their name; without a kind: "Other".
std::string kindTitle(std::string_view kind);

}  // namespace tomatic
