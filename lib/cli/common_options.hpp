// The options that mean the same in every tool.
#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace tomatic {

enum class ColorWhen { automatic, always, never };

struct CommonOptions {
  std::filesystem::path folder = ".";  ///< -C: what relative paths are relative to
  bool json = false;
  bool quiet = false;
  int verbosity = 0;  ///< how many -v
  bool showConfig = false;
  ColorWhen color = ColorWhen::automatic;
};

/// Declares them on a tool or on one of its commands; --help and --version are among them.
void declareCommonOptions(CLI::App& app, CommonOptions& options);

/// Whether an option, by any of its names, is one of these.
bool isCommonOption(const std::string& name);

}  // namespace tomatic
