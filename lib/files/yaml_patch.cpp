#include "files/yaml_patch.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "text/complaints.hpp"

namespace tomatic {
namespace {

/// What stands between two offsets of a text.
struct Extent {
  std::size_t begin;
  std::size_t end;
};

/// Behind the quote that closes what begins at `begin`.
std::optional<std::size_t> behindQuotes(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) {
        return i + 1;
      }
      ++i;
    }
  }
  return std::nullopt;
}

/// Where a scalar or a null is written, if it is written plainly or in quotes on its place.
std::optional<Extent> extentOfScalar(std::string_view text, const Yaml& node) {
  const std::string_view rest = text.substr(std::min(node.offset, text.size()));
  if (node.isNull()) {
    for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
      if (rest.starts_with(word)) {
        return Extent{node.offset, node.offset + word.size()};
      }
    }
    return std::nullopt;
  }
  if (node.quoted) {
    const bool isQuote = !rest.empty() && (rest[0] == '\'' || rest[0] == '"');
    const auto end = isQuote ? behindQuotes(text, node.offset) : std::nullopt;
    return end ? std::optional(Extent{node.offset, *end}) : std::nullopt;
  }
  if (!node.text.empty() && rest.starts_with(node.text)) {
    return Extent{node.offset, node.offset + node.text.size()};
  }
  return std::nullopt;
}

bool isFlow(std::string_view text, const Yaml& node) {
  return node.offset < text.size() && (text[node.offset] == '[' || text[node.offset] == '{');
}

std::optional<std::size_t> endOf(std::string_view text, const Yaml& node);

/// Behind the last child of a list or map, or behind its opening bracket.
std::optional<std::size_t> behindChildren(std::string_view text, const Yaml& node) {
  const bool flow = isFlow(text, node);
  if (node.items.empty() && node.entries.empty()) {
    return flow ? std::optional(node.offset + 1) : std::nullopt;
  }
  return endOf(text, node.isMap() ? node.entries.back().value : node.items.back());
}

/// The bracket that closes a flow collection.
std::optional<std::size_t> closingBracket(std::string_view text, const Yaml& node) {
  const auto children = behindChildren(text, node);
  if (!children) {
    return std::nullopt;
  }
  const std::size_t found = text.find_first_not_of(" \t\r\n,", *children);
  const char closing = node.isMap() ? '}' : ']';
  return found < text.size() && text[found] == closing ? std::optional(found) : std::nullopt;
}

std::optional<std::size_t> endOf(std::string_view text, const Yaml& node) {
  if (node.isSequence() || node.isMap()) {
    if (!isFlow(text, node)) {
      return behindChildren(text, node);
    }
    const auto bracket = closingBracket(text, node);
    return bracket ? std::optional(*bracket + 1) : std::nullopt;
  }
  const auto extent = extentOfScalar(text, node);
  return extent ? std::optional(extent->end) : std::nullopt;
}

std::size_t startOfLine(std::string_view text, std::size_t offset) {
  return offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
}

/// The offset of the newline that ends a line, or of the end.
std::size_t endOfLine(std::string_view text, std::size_t offset) {
  return std::min(text.find('\n', offset), text.size());
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

std::string keyText(const std::string& key) {
  return inOneLine(yamlText(key));
}

YamlPath without(const YamlPath& path) {
  return {path.begin(), path.end() - 1};
}

[[noreturn]] void refusePath() {
  throw std::logic_error("a path leads nowhere in a YAML document");
}

}  // namespace

YamlPatch::YamlPatch(std::string text, const std::string& file)
    : file_(file), text_(std::move(text)), original_(parseYaml(text_, file)), changed_(original_) {}

void YamlPatch::replace(std::size_t begin, std::size_t end, std::string with) {
  replacements_.push_back({begin, end, std::move(with)});
}

void YamlPatch::set(const YamlPath& path, const Yaml& value) {
  if (Yaml* node = nodeAt(changed_, path)) {
    *node = value;
    const Yaml* before = nodeAt(original_, path);
    const auto extent = before != nullptr && !before->isSequence() && !before->isMap()
                            ? extentOfScalar(text_, *before)
                            : std::nullopt;
    if (extent) {
      replace(extent->begin, extent->end, inOneLine(value));
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
  if (const Yaml* before = nodeAt(original_, without(path)); before != nullptr) {
    add(*before, key, value);
  } else {
    giveUp();
  }
}

void YamlPatch::add(const Yaml& map, const std::string& key, const Yaml& value) {
  std::string entry = keyText(key) + ':';
  if (value.isSequence() && !isFlow(text_, map)) {
    const std::size_t column = map.offset - startOfLine(text_, map.offset);
    for (const Yaml& item : value.items) {
      entry += '\n' + std::string(column, ' ') + "- " + inOneLine(item);
    }
  } else {
    entry += ' ' + inOneLine(value);
  }
  addAfterLast(map, entry);
}

/// Puts an entry or an item behind the last one of a collection, in the form of the others.
void YamlPatch::addAfterLast(const Yaml& collection, const std::string& what) {
  const bool flow = isFlow(text_, collection);
  const bool empty = collection.items.empty() && collection.entries.empty();
  const auto behind = behindChildren(text_, collection);
  if (!behind) {
    giveUp();
  } else if (flow) {
    replace(*behind, *behind, (empty ? "" : ", ") + what);
  } else {
    const std::size_t column = collection.offset - startOfLine(text_, collection.offset);
    const std::size_t end = endOfLine(text_, *behind);
    const bool carriage = end > 0 && text_[end - 1] == '\r';
    const std::size_t at = end - (carriage ? 1 : 0);
    replace(at, at, (carriage ? "\r\n" : "\n") + std::string(column, ' ') + what);
  }
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
  const Yaml* before = nodeAt(original_, path);
  if (before == nullptr || !before->isSequence()) {
    giveUp();
    return;
  }
  const bool flow = isFlow(text_, *before);
  if (flow && before->items.empty() && path.size() == 1) {
    // A list that begins to grow: an item a line. The blanks before the bracket go with it.
    const auto bracket = closingBracket(text_, *before);
    const std::size_t colon = text_.find_last_not_of(' ', before->offset - 1);
    if (bracket && text_[colon] == ':') {
      replace(colon + 1, *bracket + 1, "\n- " + inOneLine(item));
      return;
    }
  }
  addAfterLast(*before, (flow ? "" : "- ") + inOneLine(item));
}

void YamlPatch::erase(const YamlPath& path) {
  const Yaml* before = nodeAt(original_, path);
  Yaml* parent = path.empty() ? nullptr : nodeAt(changed_, without(path));
  if (parent == nullptr || nodeAt(changed_, path) == nullptr) {
    refusePath();
  }
  std::size_t begin = before == nullptr ? 0 : before->offset;
  if (const auto* key = std::get_if<std::string>(&path.back())) {
    const auto is = [&](const Yaml::Entry& entry) {
      return entry.key.isScalar() && entry.key.text == *key;
    };
    const auto entry = std::find_if(parent->entries.begin(), parent->entries.end(), is);
    begin = entry->key.offset;
    parent->entries.erase(entry);
  } else {
    parent->items.erase(parent->items.begin() +
                        static_cast<std::ptrdiff_t>(std::get<std::size_t>(path.back())));
  }
  const auto end = before == nullptr ? std::nullopt : endOf(text_, *before);
  const std::size_t line = startOfLine(text_, begin);
  const bool alone = parent->items.size() + parent->entries.size() > 0 &&
                     text_.find_first_not_of(" -", line) >= begin &&
                     std::count(text_.begin() + static_cast<std::ptrdiff_t>(line),
                                text_.begin() + static_cast<std::ptrdiff_t>(begin), '-') <= 1;
  if (!end || !alone) {
    giveUp();
    return;
  }
  replace(line, std::min(endOfLine(text_, *end) + 1, text_.size()), "");
}

std::string YamlPatch::text() const {
  if (inPlace_) {
    std::vector<Replacement> ordered = replacements_;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Replacement& a, const Replacement& b) { return a.begin < b.begin; });
    std::string result;
    std::size_t done = 0;
    bool apart = true;
    for (const Replacement& one : ordered) {
      apart = apart && one.begin >= done;
      if (!apart) {
        break;
      }
      result.append(text_, done, one.begin - done);
      result += one.with;
      done = one.end;
    }
    try {
      if (apart) {
        result.append(text_, done);
        if (sameValue(parseYaml(result, file_), changed_)) {
          return result;
        }
      }
    } catch (const Failure&) {
      // The document anew, then.
    }
  }
  return yamlDocument(changed_);
}

}  // namespace tomatic
