// A command that works on a folder of which it needs the configuration and no particular week's
// inputs.
#pragma once

#include <optional>
#include <string>

#include "cli/tool.hpp"
#include "settings/settings.hpp"

namespace tomatic {

class FolderCommand : public Command {
 public:
  /// declareOwn(), and --config-file.
  void declare(Options& offered) final;
  /// Reads the configuration, or shows it if that is asked; else work().
  ExitCode run(Console& console) final;

 protected:
  virtual void declareOwn(Options& offered) = 0;
  virtual ExitCode work(const Settings& settings, Console& console) = 0;

 private:
  std::optional<std::string> configFile_;
};

}  // namespace tomatic
