#include "commands/callinfo.hpp"

#include "cli/show_config.hpp"
#include "commands/week_options.hpp"
#include "text/messages.hpp"

namespace tomatic {

std::string CallinfoTool::summary() const {
  return tr("Tells who is calling: partners, their contracts, and what was said last time.");
}

std::string CallinfoTool::epilogue() const {
  return tr(
      "Example: tomatic-callinfo 600 123 456 --text\n"
      "See tomatic-callinfo(1) for every command.");
}

void CallinfoTool::declare(Options& offered) {
  own_.declare(offered);
  declareConfigFile(offered, configFile_);
}

std::vector<Command*> CallinfoTool::commands() {
  return {&search_, &details_,    &ringing_,  &calls_,  &history_, &annotate_,
          &clear_,  &categories_, &registry_, &import_, &sync_,    &forget_};
}

ExitCode CallinfoTool::run(Console& console) {
  const CallinfoSettings settings = callinfoSettings(configFile_, console);
  return console.options().showConfig ? showConfig(console, settings.values)
                                      : own_.run(settings, console);
}

}  // namespace tomatic
