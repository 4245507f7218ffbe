// A document as YAML: what tools print for people who read the same keys as programs do.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tomatic {

/// The same document in YAML.
std::string asYaml(const nlohmann::ordered_json& document);

}  // namespace tomatic
