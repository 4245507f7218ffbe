// Puts a secret into secrets.yaml.
#pragma once

#include <filesystem>
#include <string>

namespace tomatic {

/// `section: {key: value}`, beside whatever stands there. A file that is not there is made for its
/// owner alone. Throws Failure without the value.
void writeSecret(const std::filesystem::path& folder, const std::string& section,
                 const std::string& key, const std::string& value);

}  // namespace tomatic
