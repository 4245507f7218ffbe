#include <algorithm>
#include <unordered_map>

#include "files/yaml.hpp"
#include "files/yaml_events.hpp"
#include "text/messages.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

/// A text that is the same for two keys exactly if they mean the same.
std::string identity(const Yaml& node) {
  std::string text = std::to_string(static_cast<int>(node.kind));
  text += ':' + std::to_string(node.text.size() + node.items.size() + node.entries.size()) + ':';
  text += node.text;
  for (const Yaml& item : node.items) {
    text += identity(item);
  }
  for (const auto& [key, value] : node.entries) {
    text += identity(key) + identity(value);
  }
  return text;
}

/// Makes the tree of the events.
class Builder {
 public:
  Builder(const std::vector<YamlEvent>& events, const std::string& file)
      : events_(events), file_(file) {}

  Yaml root() {
    std::size_t next = 0;
    Yaml node = events_.empty() ? Yaml() : build(next);
    if (node.place.file.empty()) {
      node.place = {file_, 1};
    }
    complaints_.throwIfAny();
    return node;
  }

 private:
  Yaml build(std::size_t& next) {
    const YamlEvent& event = events_[next++];
    if (event.type == YamlEvent::Type::alias) {
      std::size_t target = event.target;
      ++expanding_;
      Yaml node = build(target);
      --expanding_;
      return node;
    }
    Yaml node;
    node.place = {file_, event.line};
    switch (event.type) {
      case YamlEvent::Type::scalar:
        node.kind = Yaml::Kind::scalar;
        node.text = event.text;
        node.quoted = event.quoted;
        break;
      case YamlEvent::Type::sequence:
        node.kind = Yaml::Kind::sequence;
        while (events_[next].type != YamlEvent::Type::end) {
          node.items.push_back(build(next));
        }
        ++next;
        break;
      case YamlEvent::Type::map:
        node.kind = Yaml::Kind::map;
        buildEntries(node, next);
        ++next;
        break;
      default:
        break;
    }
    return node;
  }

  void buildEntries(Yaml& map, std::size_t& next) {
    std::unordered_map<std::string, int> firstLines;
    while (events_[next].type != YamlEvent::Type::end) {
      Yaml key = build(next);
      Yaml value = build(next);
      if (value.isNull()) {
        // The parser notices a missing value only at the token that follows it.
        value.place = key.place;
      }
      const auto [first, fresh] = firstLines.emplace(identity(key), key.place.line);
      if (!fresh) {
        complainOfTwice(key, first->second);
        continue;
      }
      map.entries.push_back({std::move(key), std::move(value)});
    }
  }

  void complainOfTwice(const Yaml& key, int firstLine) {
    if (expanding_ > 0) {
      return;  // said where the map is written
    }
    complaints_.error(key.place, tr("the key {} is given twice, first in line {}; keep one",
                                    key.isScalar() ? key.described() : key.oneLine(), firstLine));
  }

  const std::vector<YamlEvent>& events_;
  const std::string& file_;
  Complaints complaints_;
  int expanding_ = 0;  ///< aliases
};

/// The place of a byte, and its position in the line.
std::pair<Place, std::size_t> locate(std::string_view text, std::size_t offset,
                                     const std::string& file) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0
  return {Place{file, static_cast<int>(line)}, offset - lineStart + 1};
}

/// Refuses bytes that YAML does not allow, before the parser sees them.
void checkBytes(std::string_view text, const std::string& file) {
  if (text.size() > yamlLimits::bytes) {
    throw Failure(Place{file, 0},
                  tr("{} bytes, expected at most {}", text.size(), yamlLimits::bytes));
  }
  if (const auto bad = firstBadUtf8(text)) {
    const auto [place, column] = locate(text, *bad, file);
    throw Failure(place, describedBadUtf8(text.substr(*bad + 1 - column), column - 1));
  }
  std::size_t openers = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool control = (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
    if (control) {
      const auto [place, column] = locate(text, i, file);
      throw Failure(place, tr("byte {} of the line is the control character 0x{:02x}; remove it",
                              column, static_cast<unsigned>(c)));
    }
    // The parser's scanner keeps every token of a flow collection: bound them before it does.
    openers += c == '[' || c == '{' || c == ',' ? 1 : 0;
    if (openers > yamlLimits::nodes) {
      throw Failure(locate(text, i, file).first,
                    tr("more than {} nodes, too many to be meant", yamlLimits::nodes));
    }
  }
}

}  // namespace

Yaml parseYaml(std::string_view text, const std::string& file, std::vector<YamlEvent>& events) {
  checkBytes(text, file);
  events = recordYamlEvents(text, file);
  return Builder(events, file).root();
}

Yaml parseYaml(std::string_view text, const std::string& file) {
  std::vector<YamlEvent> events;
  return parseYaml(text, file, events);
}

}  // namespace tomatic
