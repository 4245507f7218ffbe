#include "cli/common_options.hpp"

#include <CLI/CLI.hpp>
#include <set>

#include "text/messages.hpp"

namespace tomatic {

void declareCommonOptions(CLI::App& app, CommonOptions& options) {
  const std::string group = tr("Common options");
  app.add_option_function<std::string>(
         "-C,--directory", [&](const std::string& folder) { options.folder = folder; },
         tr("work in this folder (default: the current one)"))
      ->type_name("DIR")
      ->group(group);
  app.add_flag("--json", options.json, tr("one JSON document on standard output, errors too"))
      ->group(group);
  // The letter is a queue's where there are queues.
  app.add_flag(app.get_option_no_throw("-q") == nullptr ? "-q,--quiet" : "--quiet", options.quiet,
               tr("no warnings, no notes, no progress"))
      ->group(group);
  app.add_flag_function(
         "-v,--verbose", [&](std::int64_t times) { options.verbosity += static_cast<int>(times); },
         tr("say more about what is done; repeat for more"))
      ->group(group);
  app.add_flag("--show-config", options.showConfig,
               tr("print the settings and where each comes from, do nothing"))
      ->group(group);
  app.add_option_function<std::string>(
         "--color",
         [&](const std::string& when) {
           options.color = when == "always"  ? ColorWhen::always
                           : when == "never" ? ColorWhen::never
                                             : ColorWhen::automatic;
         },
         tr("colours: on a terminal only, always or never"))
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group(group);
  app.add_flag_callback(
         "--version", [] { throw CLI::CallForVersion(); }, tr("print the version"))
      ->group(group);
  app.set_help_flag("-h,--help", tr("print this help"))->group(group);
}

bool isCommonOption(const std::string& name) {
  static const std::set<std::string> names{"--directory",   "--json",  "--quiet",   "--verbose",
                                           "--show-config", "--color", "--version", "--help"};
  return names.count(name) > 0;
}

}  // namespace tomatic
