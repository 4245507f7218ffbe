// JSON as every tool prints it, and as YAML.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>

namespace tomatic {

/// One document, indented by two, with its newline. Bytes that are not UTF-8 (a file name, say) are
/// shown as U+FFFD, so that the document stays valid.
void printJson(std::ostream& out, const nlohmann::ordered_json& document);

/// The same as a document in YAML.
std::string yamlOf(const nlohmann::ordered_json& document);

}  // namespace tomatic
