// An input in the working folder: its text, or its YAML, with what is wrong gathered instead of
// thrown, so that the faults of all inputs come at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/file_io.hpp"
#include "files/yaml.hpp"
#include "text/complaints.hpp"

namespace tomatic {

struct InputFile {
  fs::path folder;
  std::string name;        ///< relative to the folder; how messages call it
  bool mustExist = false;  ///< somebody named it: otherwise a missing file counts as empty
};

/// The text of the file; empty if it is missing or cannot be read.
std::string textOf(const InputFile& input, Complaints& complaints);

/// The text of a file that has to exist; nothing, with a complaint, if it cannot be read.
std::optional<std::string> namedText(InputFile input, Complaints& complaints);

/// The document in a text; null if it is no YAML.
Yaml yamlOf(std::string_view text, const std::string& file, Complaints& complaints);

/// Complains about a node: what was found there, and what was expected.
void unexpected(const Yaml& node, std::string_view expected, Complaints& complaints);

/// The items of a list, the entries of a map, the text of a scalar: none of a null, and none of
/// anything else, which is a complaint.
const std::vector<Yaml>& itemsOf(const Yaml& node, Complaints& complaints);
const std::vector<Yaml::Entry>& entriesOf(const Yaml& node, Complaints& complaints);
std::string textOrNothing(const Yaml& node, Complaints& complaints);
std::vector<std::string> textsOf(const Yaml& list, Complaints& complaints);

/// The id of a person, whatever it looks like; nothing, with a complaint, if the node is none.
std::optional<std::string> idOf(const Yaml& node, Complaints& complaints);

}  // namespace tomatic
