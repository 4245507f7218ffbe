// Reads config.yaml and what overrides it into Settings. Precedence: flags, environment
// (TOMATIC_…), the working folder, the user's own config, defaults.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "settings/settings.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// Where configuration comes from, strongest first.
struct ConfigSources {
  std::filesystem::path folder = ".";      ///< the working folder
  std::string configFile = "config.yaml";  ///< relative to it; must exist
  /// Flags as key → YAML text: `--lines 6` gives {"lines", "6"}. Messages name the flag.
  std::vector<std::pair<std::string, std::string>> flags;
  /// The process environment; TOMATIC_MAX_OVERLOAD=2 means `maxOverload: 2`.
  std::map<std::string, std::string> environment;
  std::optional<std::filesystem::path> userConfig;  ///< $XDG_CONFIG_HOME/tomatic/config.yaml
};

/// One value for --show-config.
struct ConfigValue {
  std::string key;     ///< our English name
  std::string value;   ///< as one line of YAML
  std::string origin;  ///< "default", "config.yaml:7", "--lines", "TOMATIC_LINES"
};

struct Config {
  Settings settings;
  std::vector<ConfigValue> values;  ///< every key of the table, in its order
};

/// Throws Failure with everything that is wrong; warnings go to `complaints`.
Config readConfig(const ConfigSources& sources, Complaints& complaints);

}  // namespace tomatic
