#include "text/utf8.hpp"

#include "text/messages.hpp"

namespace tomatic {
namespace {

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::optional<Utf8Character> firstUtf8(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) {
    return Utf8Character{lead, 1};
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
    return std::nullopt;
  }
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[i])) {
      return std::nullopt;
    }
    code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) {
    return std::nullopt;
  }
  return Utf8Character{code, length};
}

std::optional<std::size_t> firstBadUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto character = firstUtf8(text.substr(i));
    if (!character) {
      return i;
    }
    i += character->bytes;
  }
  return std::nullopt;
}

std::string describedBadUtf8(std::string_view line, std::size_t offset) {
  return tr("byte {} of the line (0x{:02x}) is not UTF-8; save the file as UTF-8", offset + 1,
            static_cast<unsigned char>(line[offset]));
}

std::string_view cutToBytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) {
    return text;
  }
  while (most > 0 && continues(text[most])) {
    --most;
  }
  return text.substr(0, most);
}

}  // namespace tomatic
