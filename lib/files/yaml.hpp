// A YAML document as a tree that remembers the line of every node. Reads through yaml-cpp's events,
// within limits (bytes, depth, nodes after aliases are expanded), so that hostile input is an error
// and not a hang. Scalars stay text: whoever reads a value says what it must be.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/complaints.hpp"

namespace tomatic {

class Yaml {
 public:
  enum class Kind { null, scalar, sequence, map };

  Kind kind = Kind::null;
  std::string text;     ///< of a scalar, exactly as written between its quotes
  bool quoted = false;  ///< a quoted scalar is text even when it reads `null` or `~`
  std::vector<Yaml> items;                      ///< of a sequence
  std::vector<std::pair<Yaml, Yaml>> entries;   ///< of a map, in file order, keys unique
  Place place;

  bool isNull() const { return kind == Kind::null; }
  bool isScalar() const { return kind == Kind::scalar; }
  bool isSequence() const { return kind == Kind::sequence; }
  bool isMap() const { return kind == Kind::map; }

  /// The value of a key of a map; nullptr if this is no map or has no such key.
  const Yaml* find(std::string_view key) const;
  /// "a map", "a list", "'text'", "nothing": for messages of what was found.
  std::string described() const;
};

/// Parses one document. `file` is how messages name it. An empty document is null. Throws Failure
/// (file:line) on malformed YAML, bytes that are not UTF-8, a duplicate key, an alias to a node that
/// contains it, an undefined alias, several documents, or a limit exceeded. A BOM and CRLF are
/// accepted.
Yaml parseYaml(std::string_view text, const std::string& file);

}  // namespace tomatic
