// An input in the working folder: its text, or its YAML, with what is wrong gathered instead of
// thrown, so that the faults of all inputs come at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

}  // namespace tomatic
