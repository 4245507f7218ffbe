#include "messages/splitting.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace tomatic {
namespace {

std::size_t lengthOf(Utf8Character character, LengthUnit unit) {
  switch (unit) {
    case LengthUnit::bytes:
      return character.bytes;
    case LengthUnit::utf16:
      return character.code > 0xFFFF ? 2 : 1;
    case LengthUnit::characters:
      break;
  }
  return 1;
}

Utf8Character firstOf(std::string_view text) {
  return firstUtf8(text).value_or(Utf8Character{text.front() & 0xFFU, 1});
}

/// How many bytes of the text fit: one character at least.
std::size_t bytesThatFit(std::string_view text, LengthLimit limit) {
  std::size_t bytes = 0;
  std::size_t length = 0;
  while (bytes < text.size()) {
    const Utf8Character next = firstOf(text.substr(bytes));
    length += lengthOf(next, limit.unit);
    if (length > limit.most && bytes > 0) {
      break;
    }
    bytes += next.bytes;
  }
  return bytes;
}

}  // namespace

std::size_t textLength(std::string_view text, LengthUnit unit) {
  std::size_t length = 0;
  while (!text.empty()) {
    const Utf8Character next = firstOf(text);
    length += lengthOf(next, unit);
    text.remove_prefix(next.bytes);
  }
  return length;
}

std::vector<std::string_view> splitText(std::string_view text, LengthLimit limit) {
  std::vector<std::string_view> parts;
  while (limit.most > 0) {
    std::size_t cut = bytesThatFit(text, limit);
    if (cut == text.size()) {
      break;
    }
    for (const char separator : {'\n', ' '}) {
      const std::size_t found = text.rfind(separator, cut - 1);
      if (found != std::string_view::npos && found + 1 >= cut - cut / 4) {
        cut = found + 1;
        break;
      }
    }
    parts.push_back(text.substr(0, cut));
    text.remove_prefix(cut);
  }
  parts.push_back(text);
  return parts;
}

}  // namespace tomatic
