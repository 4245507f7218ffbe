// The file that remembers what was held back, between runs.
#pragma once

#include <string>
#include <string_view>

#include "messages/holding.hpp"

namespace tomatic {

inline constexpr const char* holdingFile = "holding.yaml";

std::string holdingText(const HoldingState& state);

/// Throws Failure naming `file` if the text is no such state.
HoldingState parseHolding(std::string_view text, const std::string& file);

}  // namespace tomatic
