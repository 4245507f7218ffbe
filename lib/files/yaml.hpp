// A YAML document as a tree that remembers the line of every node. Reads through yaml-cpp's events,
// within limits (bytes, depth, nodes after aliases are expanded), so that hostile input is an error
// and not a hang. Scalars stay text: whoever reads a value says what it must be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/complaints.hpp"

namespace tomatic {

/// What a document may be at most.
namespace yamlLimits {
inline constexpr std::size_t bytes = 16U << 20U;
inline constexpr std::size_t depth = 64;
inline constexpr std::size_t nodes = 1'000'000;  ///< after aliases are expanded
}  // namespace yamlLimits

class Yaml {
 public:
  enum class Kind { null, scalar, sequence, map };
  struct Entry;

  Kind kind = Kind::null;
  std::string text;            ///< of a scalar, exactly as written between its quotes
  bool quoted = false;         ///< a quoted scalar is text even when it reads `null` or `~`
  std::vector<Yaml> items;     ///< of a sequence
  std::vector<Entry> entries;  ///< of a map, in file order, keys unique
  Place place;

  bool isNull() const { return kind == Kind::null; }
  bool isScalar() const { return kind == Kind::scalar; }
  bool isSequence() const { return kind == Kind::sequence; }
  bool isMap() const { return kind == Kind::map; }

  /// The value of a key of a map; nullptr if this is no map or has no such key.
  const Yaml* find(std::string_view key) const;
  /// "a map", "a list", "'text'", "nothing": for messages of what was found.
  std::string described() const;
  /// The node as one line of YAML in flow style, plain scalars unquoted: `{dl: [4, 4], dm: []}`.
  std::string oneLine() const;
};

/// One entry of a map. Keys may be maps and lists too.
struct Yaml::Entry {
  Yaml key;
  Yaml value;
};

/// Parses one document. `file` is how messages name it. An empty document is null. Throws Failure
/// (file:line) on malformed YAML, bytes that are not UTF-8, a duplicate key (every one of them), an
/// alias to a node that contains it, an undefined alias, several documents, or a limit exceeded. A
/// BOM and CRLF are accepted. Nodes behind an alias keep the place where they are written.
Yaml parseYaml(std::string_view text, const std::string& file);

}  // namespace tomatic
