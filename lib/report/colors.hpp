// Colours of people: parsing, readable text on them, and colours for who has none. Knows no page
// and no terminal.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "roster/roster.hpp"

namespace tomatic {

/// An sRGB colour.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  /// `#rrggbb`
  std::string hex() const;

  friend bool operator==(const Color&, const Color&) = default;
};

inline constexpr Color black{0, 0, 0};
inline constexpr Color white{255, 255, 255};

/// Reads 3 or 6 hex digits, with or without a leading `#`.
std::optional<Color> parseColor(std::string_view text);

/// Relative luminance, 0 (black) to 1 (white).
/// Source: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(Color color);

/// Contrast ratio of two colours, 1 to 21; text needs 4.5 to be readable.
/// Source: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
double contrast(Color one, Color other);

/// Black or white, whichever contrasts more with the background; never less than 4.5.
Color readableOn(Color background);

/// A pale colour that depends on the person's id and the seed alone: the same in every run and on
/// every machine.
Color pastel(const PersonId& person, std::uint64_t seed = 0);

/// Where the colours of people come from.
struct Palette {
  std::map<PersonId, std::string> given;  ///< 3 or 6 hex digits
  bool random = false;                    ///< ignore the given ones
  std::uint64_t seed = 0;                 ///< of the pastel ones

  /// The colour given, if it is one; a pastel one otherwise.
  Color of(const PersonId& person) const;
};

}  // namespace tomatic
