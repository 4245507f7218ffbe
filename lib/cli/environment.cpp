#include "cli/environment.hpp"

#include <unistd.h>

#include <set>
#include <system_error>

#include "cli/build_info.hpp"
#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "TOMATIC_";
const char* const configFile = "tomatic/config.yaml";

/// /usr/bin leads to /usr/share, which is not ours: a share folder is known by what it holds.
bool isShareFolder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "rules", ignored);
}

}  // namespace

Environment processEnvironment() {
  Environment environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) {
      environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return environment;
}

std::string valueOf(const Environment& environment, const std::string& variable) {
  const auto found = environment.find(variable);
  return found == environment.end() ? "" : found->second;
}

Environment configVariables(const Environment& environment) {
  static const std::set<std::string> notOfConfig{"TOMATIC_NOW", "TOMATIC_SHARE", "TOMATIC_USER",
                                                 "TOMATIC_SHARED_DATA"};
  Environment chosen;
  for (const auto& [variable, value] : environment) {
    if (std::string_view(variable).substr(0, prefix.size()) == prefix &&
        notOfConfig.count(variable) == 0) {
      chosen.emplace(variable, value);
    }
  }
  return chosen;
}

std::optional<fs::path> userConfigFile(const Environment& environment) {
  const fs::path config = valueOf(environment, "XDG_CONFIG_HOME");
  if (config.is_absolute()) {
    return config / configFile;
  }
  const fs::path home = valueOf(environment, "HOME");
  return home.empty() ? std::nullopt : std::optional(home / ".config" / configFile);
}

fs::path shareFolder(const Environment& environment) {
  std::error_code ignored;
  return shareFolder(environment, fs::read_symlink("/proc/self/exe", ignored));
}

fs::path shareFolder(const Environment& environment, const fs::path& executable) {
  const std::string named = valueOf(environment, "TOMATIC_SHARE");
  if (!named.empty()) {
    if (isShareFolder(named)) {
      return named;
    }
    throw Failure(tr("TOMATIC_SHARE names '{}', which has no folder 'rules'", named));
  }
  const fs::path bin = executable.parent_path();
  std::vector<std::string> tried;
  for (const fs::path& candidate : {bin / "../share/tomatic", bin / "../../share",
                                    bin / "../../../share", fs::path(installedShareFolder())}) {
    fs::path folder = candidate.lexically_normal();
    if (isShareFolder(folder)) {
      return folder;
    }
    tried.push_back(folder.string());
  }
  throw Failure(tr("the data files of tomatic are in none of {}; set TOMATIC_SHARE to their folder",
                   joined(tried)));
}

}  // namespace tomatic
