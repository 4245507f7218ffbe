// --show-config: every setting and where its value comes from.
#pragma once

#include <vector>

#include "cli/console.hpp"
#include "files/config.hpp"

namespace tomatic {

/// Where the configuration of this run comes from; a command adds its flags and `--config-file`.
ConfigSources configSources(const Console& console);

/// `key: value  # origin` lines; under --json `{key: {value, origin}, …}`.
ExitCode showConfig(Console& console, const std::vector<ConfigValue>& values);

}  // namespace tomatic
