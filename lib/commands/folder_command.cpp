#include "commands/folder_command.hpp"

#include "cli/show_config.hpp"
#include "commands/week_options.hpp"

namespace tomatic {

void FolderCommand::declare(Options& offered) {
  declareOwn(offered);
  declareConfigFile(offered, configFile_);
}

ExitCode FolderCommand::run(Console& console) {
  WeekOptions options;
  options.configFile = configFile_;
  const Config config = configOf(weekConfigSources(options, console), console);
  return console.options().showConfig ? showConfig(console, config.values)
                                      : work(config.settings, console);
}

}  // namespace tomatic
