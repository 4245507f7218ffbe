#include "files/yaml.hpp"

#include <fmt/format.h>

#include "text/messages.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

/// As it stands between single quotes.
std::string doubledQuotes(std::string_view text) {
  std::string doubled;
  for (const char c : text) {
    doubled.append(c == '\'' ? 2 : 1, c);
  }
  return doubled;
}

void appendOneLine(const Yaml& node, std::string& text) {
  switch (node.kind) {
    case Yaml::Kind::null:
      text += "null";
      break;
    case Yaml::Kind::scalar:
      text += node.quoted ? fmt::format("'{}'", doubledQuotes(node.text)) : node.text;
      break;
    case Yaml::Kind::sequence:
      text += '[';
      for (const Yaml& item : node.items) {
        text += &item == &node.items.front() ? "" : ", ";
        appendOneLine(item, text);
      }
      text += ']';
      break;
    case Yaml::Kind::map:
      text += '{';
      for (const Yaml::Entry& entry : node.entries) {
        text += &entry == &node.entries.front() ? "" : ", ";
        appendOneLine(entry.key, text);
        text += ": ";
        appendOneLine(entry.value, text);
      }
      text += '}';
      break;
  }
}

}  // namespace

const Yaml* Yaml::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.isScalar() && name.text == key) {
      return &value;
    }
  }
  return nullptr;
}

std::string Yaml::described() const {
  switch (kind) {
    case Kind::null:
      return tr("nothing");
    case Kind::sequence:
      return tr("a list");
    case Kind::map:
      return tr("a map");
    case Kind::scalar:
      break;
  }
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) {
    return fmt::format("'{}'", text);
  }
  return fmt::format("'{}…'", cutToBytes(text, longest));
}

std::string Yaml::oneLine() const {
  std::string line;
  appendOneLine(*this, line);
  return line;
}

}  // namespace tomatic
