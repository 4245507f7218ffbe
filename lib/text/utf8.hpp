// Characters of UTF-8 texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tomatic {

struct Utf8Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

/// The character that a text, which is not empty, begins with; nothing if its bytes are malformed:
/// cut short, overlong, a surrogate or beyond U+10FFFF.
std::optional<Utf8Character> firstUtf8(std::string_view text);

/// The offset of the first byte that is not well-formed UTF-8, if there is one.
std::optional<std::size_t> firstBadUtf8(std::string_view text);

/// What is wrong with the byte at an offset of a line, for a complaint.
std::string describedBadUtf8(std::string_view line, std::size_t offset);

/// At most that many bytes of a text, cut between characters.
std::string_view cutToBytes(std::string_view text, std::size_t most);

}  // namespace tomatic
