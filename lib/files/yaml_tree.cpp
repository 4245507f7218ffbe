#include "files/yaml_tree.hpp"

#include <algorithm>

#include "files/yaml_writer.hpp"
#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

void write(YamlWriter& writer, const Yaml& node) {
  switch (node.kind) {
    case Yaml::Kind::null:
      writer.null();
      break;
    case Yaml::Kind::scalar:
      if (node.quoted) {
        writer.text(node.text);
      } else {
        writer.plain(node.text);
      }
      break;
    case Yaml::Kind::sequence:
      writer.beginSequence();
      for (const Yaml& item : node.items) {
        write(writer, item);
      }
      writer.endSequence();
      break;
    case Yaml::Kind::map:
      writer.beginMap();
      for (const auto& [key, value] : node.entries) {
        if (!key.isScalar()) {
          throw Failure(key.place, tr("a key that is no text: this file cannot be changed by a "
                                      "program"));
        }
        writer.key(key.text);
        write(writer, value);
      }
      writer.endMap();
      break;
  }
}

Yaml* child(Yaml& node, const YamlPath::value_type& step) {
  if (const auto* key = std::get_if<std::string>(&step)) {
    const auto found = std::find_if(
        node.entries.begin(), node.entries.end(),
        [&](const Yaml::Entry& entry) { return entry.key.isScalar() && entry.key.text == *key; });
    return found == node.entries.end() ? nullptr : &found->value;
  }
  const std::size_t index = std::get<std::size_t>(step);
  return index < node.items.size() ? &node.items[index] : nullptr;
}

}  // namespace

Yaml* nodeAt(Yaml& document, const YamlPath& path) {
  Yaml* node = &document;
  for (const auto& step : path) {
    node = node == nullptr ? nullptr : child(*node, step);
  }
  return node;
}

const Yaml* nodeAt(const Yaml& document, const YamlPath& path) {
  return nodeAt(const_cast<Yaml&>(document), path);
}

Yaml yamlText(std::string_view text) {
  Yaml node;
  node.kind = Yaml::Kind::scalar;
  node.text = text;
  node.quoted = true;
  return node;
}

Yaml yamlPlain(std::string_view text) {
  Yaml node = yamlText(text);
  node.quoted = false;
  if (text == "null") {
    node.kind = Yaml::Kind::null;
    node.text.clear();
  }
  return node;
}

Yaml yamlList(std::vector<Yaml> items) {
  Yaml node;
  node.kind = Yaml::Kind::sequence;
  node.items = std::move(items);
  return node;
}

bool sameValue(const Yaml& one, const Yaml& other) {
  return one.kind == other.kind && one.text == other.text &&
         std::equal(one.items.begin(), one.items.end(), other.items.begin(), other.items.end(),
                    sameValue) &&
         std::equal(one.entries.begin(), one.entries.end(), other.entries.begin(),
                    other.entries.end(), [](const Yaml::Entry& a, const Yaml::Entry& b) {
                      return sameValue(a.key, b.key) && sameValue(a.value, b.value);
                    });
}

std::string yamlDocument(const Yaml& document) {
  YamlWriter writer;
  write(writer, document);
  return writer.finish();
}

}  // namespace tomatic
