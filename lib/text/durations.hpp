// Lengths of time as people write them in options and configuration.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tomatic {

/// The longest duration that is understood.
inline constexpr std::chrono::hours longestDuration{24 * 366 * 10};

/// `250ms`, `10s`, `5m`, `6h`, `2d`, `1h30m`, or `0`: numbers without fraction, each with its unit,
/// the largest unit first. Nothing if anything else stands in the text, or it is longer than
/// longestDuration.
std::optional<std::chrono::milliseconds> parseDuration(std::string_view text);

/// The same form, in as few units as say it exactly: `1h30m`; `0s` for none.
std::string formatDuration(std::chrono::milliseconds duration);

}  // namespace tomatic
