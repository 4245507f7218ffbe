// The environment of the process as a value, and the places that it leads to.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace tomatic {

using Environment = std::map<std::string, std::string>;

Environment processEnvironment();

/// The value of a variable; empty if it is not set.
std::string valueOf(const Environment& environment, const std::string& variable);

/// The variables that stand for keys of config.yaml: TOMATIC_…, but for those that the command line
/// itself reads (TOMATIC_NOW, TOMATIC_SHARE, TOMATIC_SHARED_DATA, TOMATIC_USER).
Environment configVariables(const Environment& environment);

/// $XDG_CONFIG_HOME/tomatic/config.yaml or ~/.config/tomatic/config.yaml, whether it exists or not;
/// nothing without a home.
std::optional<std::filesystem::path> userConfigFile(const Environment& environment);

/// The data files of the suite (rules, …): $TOMATIC_SHARE if set, else the first of these that is
/// there: beside an installed executable, in the source tree of a build, where it was configured to
/// be installed. Throws Failure that names the places looked at.
std::filesystem::path shareFolder(const Environment& environment);

/// The same for an executable that stands elsewhere.
std::filesystem::path shareFolder(const Environment& environment,
                                  const std::filesystem::path& executable);

}  // namespace tomatic
