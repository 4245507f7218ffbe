// JSON as every tool prints it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <ostream>

namespace tomatic {

/// One document, indented by two, with its newline. Bytes that are not UTF-8 (a file name, say) are
/// shown as U+FFFD, so that the document stays valid.
void printJson(std::ostream& out, const nlohmann::ordered_json& document);

}  // namespace tomatic
