#include "commands/callinfo_command.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "callinfo/odoo_source.hpp"
#include "cli/interruption.hpp"
#include "cli/show_config.hpp"
#include "cli/yaml_output.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_options.hpp"
#include "files/file_io.hpp"
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

ErpSetup erpOf(const CallinfoSettings& settings, Console& console) {
  constexpr std::chrono::milliseconds connecting = std::chrono::seconds(5);
  const ErpSettings& erp = settings.erp;
  ToldComplaints complaints(console);
  const Secrets secrets = readSecrets(console.folder(), console.environment(), complaints);
  complaints.throwIfAny();
  OdooAccess access;
  access.url = erp.url;
  access.login = {erp.database, erp.user, erpPassword(erp, secrets).reveal()};
  access.caFile = erp.caFile.empty() ? "" : console.resolved(erp.caFile).string();
  access.limits.total = erp.timeout;
  access.limits.connect = std::min(connecting, access.limits.total);
  if (erp.url.starts_with("http:") && !isLoopback(erp.url)) {
    console.warning(
        tr("erp: the password goes to {} readable by others; use https", hostOf(erp.url)));
  }
  const auto file = mappingFile(erp, shareFolder(console.environment()), console.folder());
  const auto text = readFile(file, yamlLimits::bytes);
  if (!text) {
    throw Failure(erp.place,
                  tr("erp: mapping: there is no file {}, expected odoo, somenergia or a file of "
                     "the folder that ends in .yaml",
                     file.string()));
  }
  ErpMapping mapping = parseErpMapping(*text, file.string(), complaints);
  complaints.throwIfAny();
  return {std::move(access), std::move(mapping), std::to_string(std::hash<std::string>()(*text))};
}

std::unique_ptr<CustomerSource> sourceOf(const CallinfoSettings& settings, Console& console) {
  if (settings.source == "odoo") {
    ErpSetup erp = erpOf(settings, console);
    return std::make_unique<OdooSource>(std::move(erp.access), std::move(erp.mapping),
                                        settings.region, shareFolder(console.environment()) / "sql",
                                        giveUpIfInterrupted);
  }
  auto mirror = mirrorOf(settings, console);
  if (mirror->isEmpty()) {
    throw Failure(
        {(settings.folder / "erp.db").string(), 0},
        tr("nobody is in the mirror, expected customers; fill it with tomatic-callinfo import"));
  }
  return mirror;
}

const char* messageOf(const FoundPartners& found) {
  return found.tooMany ? "response_too_long" : found.partners.empty() ? "no_info" : "ok";
}

void giveUpIfInterrupted() {
  if (interrupted()) {
    throw Interrupted();
  }
}

void tell(Console& console, const nlohmann::ordered_json& document) {
  if (console.json()) {
    console.answer(document);
  } else {
    console.out() << asYaml(document);
  }
}

}  // namespace tomatic
