// Makes and looks into YAML trees, and writes a whole one as a document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "files/yaml.hpp"

namespace tomatic {

/// From the document down: keys of maps, 0-based positions in lists.
using YamlPath = std::vector<std::variant<std::string, std::size_t>>;

/// The node at a path; nullptr if there is none.
const Yaml* nodeAt(const Yaml& document, const YamlPath& path);
Yaml* nodeAt(Yaml& document, const YamlPath& path);

/// Text, quoted where a reader could take it for something else.
Yaml yamlText(std::string_view text);
/// A number, a truth or `null`, as it is to be written.
Yaml yamlPlain(std::string_view text);
/// A list of these.
Yaml yamlList(std::vector<Yaml> items);

/// Whether two trees say the same, wherever and however it is written.
bool sameValue(const Yaml& one, const Yaml& other);

/// A whole document from a tree, a key or an item a line. Throws Failure if a key is no scalar.
std::string yamlDocument(const Yaml& document);

}  // namespace tomatic
