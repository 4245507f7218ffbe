#include "messages/encoding.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "text/utf8.hpp"

namespace tomatic {
namespace {

constexpr std::string_view base64Letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool isUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string percentEncoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (isUnreserved(c)) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

std::string jsonEscaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '"':
        escaped += "\\\"";
        break;
      case '\\':
        escaped += "\\\\";
        break;
      case '\n':
        escaped += "\\n";
        break;
      case '\r':
        escaped += "\\r";
        break;
      case '\t':
        escaped += "\\t";
        break;
      default:
        escaped += static_cast<unsigned char>(c) < ' '
                       ? fmt::format("\\u{:04x}", static_cast<unsigned char>(c))
                       : std::string(1, c);
    }
  }
  return escaped;
}

std::string jsonObject(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string object;
  for (const auto& [name, text] : members) {
    object += fmt::format("{}\"{}\":\"{}\"", object.empty() ? "{" : ",", jsonEscaped(name),
                          jsonEscaped(text));
  }
  return object.empty() ? "{}" : object + "}";
}

std::string base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8U |
              (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : std::uint32_t{0});
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text += i + j <= bytes.size() ? base64Letters[group >> (18 - 6 * j) & 63U] : '=';
    }
  }
  return text;
}

bool fromBase64(std::string_view text, std::string& bytes) {
  bytes.clear();
  if (text.size() % 4 != 0) {
    return false;
  }
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
    ++padding;
  }
  text.remove_suffix(padding);
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t value = base64Letters.find(text[i]);
    if (value == std::string_view::npos) {
      return false;
    }
    group = (group << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    if (i % 4 != 0) {
      bytes += static_cast<char>(group >> (6 - 2 * (i % 4)) & 0xFFU);
    }
  }
  return true;
}

std::string headerText(std::string_view text) {
  std::string line;
  for (const char c : text) {
    line += static_cast<unsigned char>(c) < ' ' || c == 0x7F ? ' ' : c;
  }
  return line;
}

std::string cleanUtf8(std::string_view text) {
  std::string clean;
  while (const auto bad = firstBadUtf8(text)) {
    clean.append(text.substr(0, *bad)).append("\xEF\xBF\xBD");
    text.remove_prefix(*bad + 1);
  }
  return clean.append(text);
}

}  // namespace tomatic
