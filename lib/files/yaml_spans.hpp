// Where the nodes of a YAML text stand in it, from their first byte to behind their last: what an
// editor needs that changes one value and leaves the rest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "files/yaml_events.hpp"

namespace tomatic {

struct YamlSpan {
  YamlEvent::Type type = YamlEvent::Type::null;
  std::string text;  ///< of a scalar: its value
  std::size_t begin =
      0;                ///< without anchor and tag; of a value that is not written: where it would
  std::size_t end = 0;  ///< behind the last byte, trailing comments not included
  int line = 0;
  bool decorated = false;          ///< has an anchor or a tag, or is an alias
  bool flow = false;               ///< a sequence or map between brackets
  std::vector<YamlSpan> children;  ///< items of a sequence; key, value, key, value of a map

  bool isMap() const { return type == YamlEvent::Type::map; }
  bool isSequence() const { return type == YamlEvent::Type::sequence; }
  bool isNull() const { return type == YamlEvent::Type::null; }
  /// The index in `children` of a scalar key of a map; children.size() if it has no such key.
  std::size_t keyAt(std::string_view key) const;
};

/// The document in a text without byte-order mark; a null at 0 if it is empty. Throws Failure
/// (file:line) if it is no YAML, or written in a way whose ends are not followed.
YamlSpan yamlSpans(std::string_view text, const std::string& file);
/// The same of a text whose events are known.
YamlSpan yamlSpans(std::string_view text, const std::string& file, std::vector<YamlEvent> events);

}  // namespace tomatic
