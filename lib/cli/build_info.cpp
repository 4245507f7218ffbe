#include "cli/build_info.hpp"

#ifndef TOMATIC_VERSION
#define TOMATIC_VERSION "0.1.0"
#endif
#ifndef TOMATIC_SHARE_DIR
#define TOMATIC_SHARE_DIR "/usr/share/tomatic"
#endif

namespace tomatic {

std::string_view version() {
  return TOMATIC_VERSION;
}

std::string_view installedShareFolder() {
  return TOMATIC_SHARE_DIR;
}

}  // namespace tomatic
