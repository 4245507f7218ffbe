#include "commands/callinfo_command.hpp"

#include <nlohmann/json.hpp>

#include "cli/show_config.hpp"
#include "cli/yaml_output.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_options.hpp"
#include "text/messages.hpp"

namespace tomatic {

void CallinfoCommand::declare(Options& offered) {
  declareOwn(offered);
  declareConfigFile(offered, configFile_);
}

ExitCode CallinfoCommand::run(Console& console) {
  const CallinfoSettings settings = callinfoSettings(configFile_, console);
  return console.options().showConfig ? showConfig(console, settings.values)
                                      : work(settings, console);
}

CallinfoSettings callinfoSettings(const std::optional<std::string>& configFile, Console& console) {
  ConfigSources sources = configSources(console);
  sources.configFile = configFile.value_or(sources.configFile);
  ToldComplaints complaints(console);
  CallinfoSettings settings = readCallinfoSettings(sources, complaints);
  complaints.throwIfAny();
  return settings;
}

std::unique_ptr<Mirror> mirrorOf(const CallinfoSettings& settings, const Console& console) {
  return std::make_unique<Mirror>(settings.folder / "erp.db",
                                  shareFolder(console.environment()) / "sql");
}

std::unique_ptr<CustomerSource> sourceOf(const CallinfoSettings& settings, Console& console) {
  auto mirror = mirrorOf(settings, console);
  if (mirror->isEmpty()) {
    throw Failure(
        {(settings.folder / "erp.db").string(), 0},
        tr("nobody is in the mirror, expected customers; fill it with tomatic-callinfo import"));
  }
  return mirror;
}

void tell(Console& console, const nlohmann::ordered_json& document) {
  if (console.json()) {
    console.answer(document);
  } else {
    console.out() << asYaml(document);
  }
}

}  // namespace tomatic
