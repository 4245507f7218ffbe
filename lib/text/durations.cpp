#include "text/durations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/strings.hpp"

namespace tomatic {
namespace {

using std::chrono::milliseconds;

struct Unit {
  std::string_view name;
  milliseconds length;
};

constexpr std::array<Unit, 5> units{{
    {"d", std::chrono::hours(24)},
    {"h", std::chrono::hours(1)},
    {"m", std::chrono::minutes(1)},
    {"s", std::chrono::seconds(1)},
    {"ms", milliseconds(1)},
}};

constexpr std::string_view digits = "0123456789";

}  // namespace

std::optional<milliseconds> parseDuration(std::string_view text) {
  if (text == "0") {
    return milliseconds(0);
  }
  milliseconds sum{0};
  auto next = units.begin();
  while (!text.empty()) {
    const std::size_t digitsEnd = std::min(text.find_first_not_of(digits), text.size());
    const auto number = parseInteger(text.substr(0, digitsEnd));
    text.remove_prefix(digitsEnd);
    const std::string_view name = text.substr(0, text.find_first_of(digits));
    text.remove_prefix(name.size());
    const auto unit =
        std::find_if(next, units.end(), [&](const Unit& known) { return known.name == name; });
    if (!number || unit == units.end() || *number > longestDuration / unit->length) {
      return std::nullopt;
    }
    sum += *number * unit->length;
    next = unit + 1;
    if (text.empty()) {
      return sum <= longestDuration ? std::optional(sum) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::string formatDuration(milliseconds duration) {
  std::string text;
  for (const Unit& unit : units) {
    if (const auto count = duration / unit.length; count > 0) {
      text += fmt::format("{}{}", count, unit.name);
      duration -= count * unit.length;
    }
  }
  return text.empty() ? "0s" : text;
}

}  // namespace tomatic
