// What the build knows of itself.
#pragma once

#include <string_view>

namespace tomatic {

/// "0.1.0"
std::string_view version();

/// Where the data files are once installed: /usr/share/tomatic
std::string_view installedShareFolder();

}  // namespace tomatic
