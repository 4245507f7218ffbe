#include "messages/placeholders.hpp"

#include <algorithm>

namespace tomatic {
namespace {

bool isNameCharacter(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Gives what stands between placeholders, and the placeholders.
void walk(std::string_view text, const std::function<void(std::string_view)>& plain,
          const std::function<void(std::string_view name, std::string_view whole)>& placeholder) {
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    plain(text.substr(0, open));
    text.remove_prefix(open);
    std::size_t end = 1;
    while (end < text.size() && isNameCharacter(text[end])) {
      ++end;
    }
    if (end > 1 && end < text.size() && text[end] == '}') {
      placeholder(text.substr(1, end - 1), text.substr(0, end + 1));
      text.remove_prefix(end + 1);
    } else if (!text.empty()) {
      plain(text.substr(0, 1));
      text.remove_prefix(1);
    }
  }
}

}  // namespace

Placeholders placeholdersOf(const Message& message) {
  return {{"message", message.text},
          {"title", message.title},
          {"id", message.id},
          {"to", message.to},
          {"person", message.person},
          {"time", formatMoment(message.created)},
          {"priority", message.urgent ? "urgent" : "normal"}};
}

std::string filled(std::string_view text, const Placeholders& values,
                   const std::function<std::string(std::string_view)>& escape) {
  std::string all;
  walk(
      text, [&](std::string_view plain) { all.append(plain); },
      [&](std::string_view name, std::string_view whole) {
        const auto found = values.find(name);
        all.append(found == values.end() ? std::string(whole) : escape(found->second));
      });
  return all;
}

std::vector<std::string> unknownPlaceholders(std::string_view text, const Placeholders& known) {
  std::vector<std::string> unknown;
  walk(
      text, [](std::string_view) {},
      [&](std::string_view name, std::string_view) {
        if (known.find(name) == known.end()) {
          unknown.emplace_back(name);
        }
      });
  return unknown;
}

}  // namespace tomatic
