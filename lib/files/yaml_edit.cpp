#include "files/yaml_edit.hpp"

#include <algorithm>
#include <optional>

#include "files/yaml_spans.hpp"
#include "files/yaml_surface.hpp"
#include "files/yaml_writer.hpp"
#include "text/edit_lines.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::size_t longestKey = 100;  // readers look not much further for its colon

std::string scalar(std::string_view text) {
  std::string written = YamlWriter().text(text).finish();
  written.pop_back();
  return written;
}

/// What a document says, whatever the order of its keys; a map without entries says nothing.
Yaml meaning(const Yaml& node) {
  Yaml plain;
  plain.kind = node.isMap() && node.entries.empty() ? Yaml::Kind::null : node.kind;
  plain.text = node.text;
  plain.quoted = true;
  for (const Yaml& item : node.items) {
    plain.items.push_back(meaning(item));
  }
  for (const auto& [key, value] : node.entries) {
    plain.entries.push_back({meaning(key), meaning(value)});
  }
  std::sort(
      plain.entries.begin(), plain.entries.end(),
      [](const Yaml::Entry& a, const Yaml::Entry& b) { return a.key.oneLine() < b.key.oneLine(); });
  return plain;
}

Yaml scalarNode(std::string_view text) {
  Yaml node;
  node.kind = Yaml::Kind::scalar;
  node.text = text;
  return node;
}

/// The value of a key of a map; made, with the map if there was nothing, if it is not there.
Yaml& valueIn(Yaml& map, std::string_view key) {
  map.kind = Yaml::Kind::map;
  for (Yaml::Entry& entry : map.entries) {
    if (entry.key.isScalar() && entry.key.text == key) {
      return entry.value;
    }
  }
  map.entries.push_back({scalarNode(key), Yaml()});
  return map.entries.back().value;
}

std::string indented(std::size_t columns, std::string_view text) {
  return std::string(columns, ' ').append(text);
}

/// The index of the value that a new key of a block map goes behind: in order if the keys are, else
/// the last; nothing if it goes before the first.
std::optional<std::size_t> valueBefore(const YamlSpan& map, std::string_view key) {
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < map.children.size(); i += 2) {
    if (i > 0 && map.children[i].text < map.children[i - 2].text) {
      return map.children.size() - 1;
    }
    before = map.children[i].text < key ? i + 1 : before;
  }
  return before;
}

/// The value of a key of a map; nullptr if there is none.
const YamlSpan* valueOf(const YamlSpan& map, std::string_view key) {
  const std::size_t at = map.keyAt(key);
  return at < map.children.size() ? &map.children[at + 1] : nullptr;
}

/// Whether the value can be written over where it stands.
bool isReplaceable(const YamlSpan& value) {
  const bool collection = value.isMap() || value.isSequence();
  return value.type == YamlEvent::Type::alias || (!value.decorated && (!collection || value.flow));
}

}  // namespace

YamlText::YamlText(std::string_view text, std::string file) : file_(std::move(file)) {
  if (text.starts_with(byteOrderMark)) {
    mark_ = byteOrderMark;
    text.remove_prefix(byteOrderMark.size());
  }
  text_ = text;
  document_ = parseYaml(text_, file_);
}

void YamlText::refuse(int line) const {
  throw Failure(Place{file_, line},
                tr("written in a way that is not changed in place; edit the file by hand"));
}

void YamlText::apply(std::string edited, const Yaml& expected, int line) {
  Yaml document;
  try {
    document = parseYaml(edited, file_);
  } catch (const Failure&) {
    refuse(line);
  }
  if (meaning(document).oneLine() != meaning(expected).oneLine()) {
    refuse(line);
  }
  text_ = std::move(edited);
  document_ = std::move(document);
}

std::string YamlText::withValue(std::string_view section, std::string_view key,
                                const std::string& written) const {
  const YamlSurface surface(text_);
  const YamlSpan root = yamlSpans(text_, file_);
  const std::string entry = scalar(key) + ": " + written;
  const std::string inner = "{" + entry + "}";
  const std::string head = scalar(section) + ":";
  if (key.size() > longestKey) {
    refuse(0);
  }
  if (root.isNull()) {
    return YamlSurface(surface.withLineAt(text_.size(), head))
        .withLine(std::string::npos, "  " + entry);
  }
  if (!root.isMap()) {
    refuse(root.line);
  }
  const YamlSpan* map = valueOf(root, section);
  if (map == nullptr) {
    const std::size_t column = surface.column(root.children.empty() ? 0 : root.children[0].begin);
    return root.flow
               ? surface.withPart(root, head + " " + inner)
               : surface.withLine(root.end, indented(column, head) + std::string(lineEndOf(text_)) +
                                                indented(column + 2, entry));
  }
  if (map->isNull() && (root.flow || map->end > map->begin)) {
    return surface.replaced(map->begin, map->end, (map->end > map->begin ? "" : " ") + inner);
  }
  if (map->isNull()) {
    const std::size_t column = surface.column(root.children[root.keyAt(section)].begin);
    return surface.withLine(map->begin, indented(column + 2, entry));
  }
  if (!map->isMap()) {
    refuse(map->line);
  }
  if (const YamlSpan* old = valueOf(*map, key)) {
    if (!isReplaceable(*old)) {
      refuse(old->line);
    }
    return surface.replaced(old->begin, old->end, (old->end > old->begin ? "" : " ") + written);
  }
  if (map->flow) {
    return surface.withPart(*map, entry);
  }
  const YamlSpan& first = map->children.front();
  const auto before = valueBefore(*map, key);
  const std::string line = indented(surface.column(first.begin), entry);
  return before ? surface.withLine(map->children[*before].end, line)
                : surface.withLineAt(surface.lineBegin(first.begin), line);
}

void YamlText::set(std::string_view section, std::string_view key, std::string_view value,
                   YamlValue how) {
  Yaml expected = document_;
  Yaml& node = valueIn(valueIn(expected, section), key);
  if (node.isScalar() && node.text == value) {
    return;
  }
  const int line = node.place.line;
  node = scalarNode(value);
  apply(withValue(section, key, how == YamlValue::number ? std::string(value) : scalar(value)),
        expected, line);
}

void YamlText::remove(std::string_view section, std::string_view key) {
  const YamlSurface surface(text_);
  const YamlSpan root = yamlSpans(text_, file_);
  const YamlSpan* map = valueOf(root, section);
  const std::size_t at = map == nullptr ? 0 : map->keyAt(key);
  if (map == nullptr || at >= map->children.size()) {
    return;
  }
  Yaml expected = document_;
  std::erase_if(valueIn(expected, section).entries, [&](const Yaml::Entry& entry) {
    return entry.key.isScalar() && entry.key.text == key;
  });
  const YamlSpan& name = map->children[at];
  apply(map->flow ? surface.withoutPart(*map, at, 2)
                  : surface.replaced(surface.lineBegin(name.begin),
                                     surface.nextLine(map->children[at + 1].end), ""),
        expected, name.line);
}

void YamlText::addItem(std::string_view section, std::string_view key, std::string_view item) {
  Yaml expected = document_;
  Yaml& list = valueIn(valueIn(expected, section), key);
  for (const Yaml& other : list.items) {
    if (other.isScalar() && other.text == item) {
      return;
    }
  }
  const int line = list.place.line;
  const bool fresh = list.isNull();
  list.kind = Yaml::Kind::sequence;
  list.items.push_back(scalarNode(item));
  if (fresh) {
    apply(withValue(section, key, "[" + scalar(item) + "]"), expected, line);
    return;
  }
  const YamlSurface surface(text_);
  const YamlSpan root = yamlSpans(text_, file_);
  const YamlSpan* map = valueOf(root, section);
  const YamlSpan* items = map == nullptr ? nullptr : valueOf(*map, key);
  if (items == nullptr || !items->isSequence()) {
    refuse(line);
  }
  if (items->flow) {
    apply(surface.withPart(*items, scalar(item)), expected, line);
    return;
  }
  const YamlSpan& last = items->children.back();
  const std::size_t start = surface.lineBegin(last.begin);
  const std::string before = text_.substr(start, last.begin - start);
  apply(surface.withLine(last.end, before + scalar(item)), expected, last.line);
}

void YamlText::removeItem(std::string_view section, std::string_view key, std::string_view item) {
  YamlText edited = *this;
  while (edited.removeFirstItem(section, key, item)) {
  }
  *this = std::move(edited);
}

bool YamlText::removeFirstItem(std::string_view section, std::string_view key,
                               std::string_view item) {
  const auto isMeant = [&](const Yaml& other) { return other.isScalar() && other.text == item; };
  Yaml expected = document_;
  std::vector<Yaml>& items = valueIn(valueIn(expected, section), key).items;
  const auto at =
      static_cast<std::size_t>(std::find_if(items.begin(), items.end(), isMeant) - items.begin());
  if (at == items.size()) {
    return false;
  }
  if (items.size() == 1) {
    remove(section, key);
    return false;
  }
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  const YamlSurface surface(text_);
  const YamlSpan root = yamlSpans(text_, file_);
  const YamlSpan* map = valueOf(root, section);
  const YamlSpan* list = map == nullptr ? nullptr : valueOf(*map, key);
  if (list == nullptr || !list->isSequence()) {
    refuse(0);
  }
  const YamlSpan& gone = list->children[at];
  apply(list->flow
            ? surface.withoutPart(*list, at, 1)
            : surface.replaced(surface.lineBegin(gone.begin), surface.nextLine(gone.end), ""),
        expected, gone.line);
  return true;
}

}  // namespace tomatic
