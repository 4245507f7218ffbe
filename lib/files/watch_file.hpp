// The file that remembers a queue between two looks, monitor.yaml.
#pragma once

#include <string>
#include <string_view>

#include "phone/watch.hpp"

namespace tomatic {

inline constexpr const char* watchFile = "monitor.yaml";

std::string watchText(const WatchState& state);

/// Throws Failure naming `file` if the text is no such state.
WatchState parseWatch(std::string_view text, const std::string& file);

}  // namespace tomatic
