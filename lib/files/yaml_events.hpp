// The events of a YAML document, written down in order: the step between yaml-cpp and our tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "files/yaml.hpp"

namespace tomatic {

/// One event of the parser, or the end of a sequence or map.
struct YamlEvent {
  enum class Type : std::uint8_t { null, scalar, alias, sequence, map, end };

  Type type = Type::null;
  bool quoted = false;
  int line = 0;
  std::size_t target = 0;  ///< of an alias: the index of the event it stands for
  std::string text;
  std::size_t offset =
      0;              ///< where the node begins, its anchor and tag included; of null: what follows
  bool flow = false;  ///< of a sequence or map: written between brackets
};

/// The events of one document of clean UTF-8, none for an empty one. Aliases are not expanded, but
/// the limits count as if they were: sizes of anchored nodes are arithmetic, so a bomb costs
/// nothing. Throws Failure (file:line) on anything but one well-formed document within the limits.
std::vector<YamlEvent> recordYamlEvents(std::string_view text, const std::string& file);

/// As parseYaml(text, file), and hands back the events that it was made of.
Yaml parseYaml(std::string_view text, const std::string& file, std::vector<YamlEvent>& events);

}  // namespace tomatic
