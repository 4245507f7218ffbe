#include "files/yaml_patch.hpp"

#include <algorithm>
#include <stdexcept>

#include "text/complaints.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

std::size_t startOfLine(std::string_view text, std::size_t offset) {
  return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
}

/// The offset of the newline that ends a line, or of the end.
std::size_t endOfLine(std::string_view text, std::size_t offset) {
  return std::min(text.find('\n', offset), text.size());
}

/// Blanks up to the column where a node begins.
std::string indentOf(std::string_view text, const YamlSpan& node) {
  return std::string(node.begin - startOfLine(text, node.begin), ' ');
}

/// A value on one line, as it may stand in a list in brackets too.
std::string inOneLine(const Yaml& value) {
  if (value.isSequence() || value.isMap()) {
    return value.oneLine();
  }
  std::string text = yamlDocument(value);
  text.pop_back();
  return text;
}

YamlPath without(const YamlPath& path) {
  return {path.begin(), path.end() - 1};
}

[[noreturn]] void refusePath() {
  throw std::logic_error("a path leads nowhere in a YAML document");
}

}  // namespace

YamlPatch::YamlPatch(const std::string& text, const std::string& file)
    : file_(file),
      mark_(std::string_view(text).starts_with(byteOrderMark) ? byteOrderMark : ""),
      text_(text.substr(mark_.size())) {
  std::vector<YamlEvent> events;
  changed_ = parseYaml(text_, file, events);
  try {
    spans_ = yamlSpans(text_, file_, std::move(events));
  } catch (const Failure&) {
    giveUp();
  }
}

const YamlSpan* YamlPatch::spanAt(const YamlPath& path) const {
  const YamlSpan* span = spans_ ? &*spans_ : nullptr;
  for (const auto& step : path) {
    std::size_t child = 0;
    if (span != nullptr && std::holds_alternative<std::string>(step)) {
      child = span->isMap() ? span->keyAt(std::get<std::string>(step)) + 1 : span->children.size();
    } else if (span != nullptr) {
      child = span->isSequence() ? std::get<std::size_t>(step) : span->children.size();
    }
    span = span != nullptr && child < span->children.size() ? &span->children[child] : nullptr;
  }
  return span;
}

void YamlPatch::replace(std::size_t begin, std::size_t end, std::string with) {
  replacements_.push_back({begin, end, std::move(with)});
}

void YamlPatch::set(const YamlPath& path, const Yaml& value) {
  if (Yaml* node = nodeAt(changed_, path)) {
    *node = value;
    const YamlSpan* span = spanAt(path);
    const bool scalar = span != nullptr && !span->isSequence() && !span->isMap();
    if (scalar && !span->decorated && span->begin < span->end) {
      replace(span->begin, span->end, inOneLine(value));
    } else {
      giveUp();
    }
    return;
  }
  if (path.empty() || !std::holds_alternative<std::string>(path.back())) {
    refusePath();
  }
  const std::string& key = std::get<std::string>(path.back());
  Yaml* map = nodeAt(changed_, without(path));
  if (map == nullptr || map->isNull()) {
    Yaml made;
    made.kind = Yaml::Kind::map;
    made.entries.push_back({yamlText(key), value});
    set(without(path), made);
    return;
  }
  if (!map->isMap()) {
    refusePath();
  }
  map->entries.push_back({yamlText(key), value});
  if (const YamlSpan* span = spanAt(without(path)); span != nullptr && span->isMap()) {
    addEntry(*span, key, value);
  } else {
    giveUp();
  }
}

void YamlPatch::addEntry(const YamlSpan& map, const std::string& key, const Yaml& value) {
  std::string entry = inOneLine(yamlText(key)) + ':';
  if (value.isSequence() && !map.flow) {
    for (const Yaml& item : value.items) {
      entry += '\n' + indentOf(text_, map) + "- " + inOneLine(item);
    }
  } else {
    entry += ' ' + inOneLine(value);
  }
  addBehindLast(map, entry);
}

/// Puts an entry or an item behind the last one of a collection, in the form of the others.
void YamlPatch::addBehindLast(const YamlSpan& collection, const std::string& what) {
  const bool empty = collection.children.empty();
  const std::size_t behind = empty ? collection.begin + 1 : collection.children.back().end;
  if (collection.flow) {
    replace(behind, behind, (empty ? "" : ", ") + what);
    return;
  }
  const std::size_t end = endOfLine(text_, behind);
  const bool carriage = end > 0 && text_[end - 1] == '\r';
  const std::size_t at = end - (carriage ? 1 : 0);
  replace(at, at, (carriage ? "\r\n" : "\n") + indentOf(text_, collection) + what);
}

void YamlPatch::append(const YamlPath& path, const Yaml& item) {
  Yaml* list = nodeAt(changed_, path);
  if (list == nullptr || list->isNull()) {
    set(path, yamlList({item}));
    return;
  }
  if (!list->isSequence()) {
    refusePath();
  }
  list->items.push_back(item);
  const YamlSpan* span = spanAt(path);
  if (span == nullptr || !span->isSequence()) {
    giveUp();
    return;
  }
  if (span->flow && span->children.empty() && path.size() == 1) {
    // A list that begins to grow: an item a line. The blanks before the bracket go with it.
    const std::size_t colon = text_.find_last_not_of(' ', span->begin - 1);
    if (text_[colon] == ':') {
      replace(colon + 1, span->end, "\n- " + inOneLine(item));
      return;
    }
  }
  addBehindLast(*span, (span->flow ? "" : "- ") + inOneLine(item));
}

void YamlPatch::erase(const YamlPath& path) {
  Yaml* parent = path.empty() ? nullptr : nodeAt(changed_, without(path));
  if (parent == nullptr || nodeAt(changed_, path) == nullptr) {
    refusePath();
  }
  const YamlSpan* span = spanAt(path);
  std::size_t begin = span == nullptr ? 0 : span->begin;
  if (const auto* key = std::get_if<std::string>(&path.back())) {
    std::erase_if(parent->entries, [&](const Yaml::Entry& entry) {
      return entry.key.isScalar() && entry.key.text == *key;
    });
    const YamlSpan* map = spanAt(without(path));
    begin = span == nullptr ? 0 : map->children[map->keyAt(*key)].begin;
  } else {
    parent->items.erase(parent->items.begin() +
                        static_cast<std::ptrdiff_t>(std::get<std::size_t>(path.back())));
  }
  const std::size_t line = startOfLine(text_, begin);
  const bool alone = parent->items.size() + parent->entries.size() > 0 &&
                     text_.find_first_not_of(" -", line) >= begin &&
                     std::count(text_.begin() + static_cast<std::ptrdiff_t>(line),
                                text_.begin() + static_cast<std::ptrdiff_t>(begin), '-') <= 1;
  if (span == nullptr || !alone) {
    giveUp();
    return;
  }
  replace(line, std::min(endOfLine(text_, span->end) + 1, text_.size()), "");
}

/// The text with the replacements; nothing if two of them overlap.
std::optional<std::string> YamlPatch::replaced() const {
  std::vector<Replacement> ordered = replacements_;
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Replacement& a, const Replacement& b) { return a.begin < b.begin; });
  std::string result;
  std::size_t done = 0;
  for (const auto& [begin, end, with] : ordered) {
    if (begin < done) {
      return std::nullopt;
    }
    result.append(text_, done, begin - done);
    result += with;
    done = end;
  }
  return result.append(text_, done);
}

std::string YamlPatch::text() const {
  const auto result = inPlace_ ? replaced() : std::nullopt;
  try {
    if (result && sameValue(parseYaml(*result, file_), changed_)) {
      return mark_ + *result;
    }
  } catch (const Failure&) {
    // The document anew, then.
  }
  return yamlDocument(changed_);
}

}  // namespace tomatic
