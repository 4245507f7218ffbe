// A long text as several messages, where a service takes no more at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tomatic {

enum class LengthUnit : std::uint8_t {
  bytes,
  characters,  ///< code points
  utf16,       ///< as services count that think in UTF-16: an emoji is two
};

struct LengthLimit {
  std::size_t most = 0;  ///< 0: none
  LengthUnit unit = LengthUnit::characters;
};

/// How long a text of well-formed UTF-8 is.
std::size_t textLength(std::string_view text, LengthUnit unit);

/// The parts of a text of well-formed UTF-8, which put together are the text: each within the
/// limit, cut after a line, else after a word, if one ends in the last quarter of what fits. A
/// short or empty text is one part.
std::vector<std::string_view> splitText(std::string_view text, LengthLimit limit);

}  // namespace tomatic
