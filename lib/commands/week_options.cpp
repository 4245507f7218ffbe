#include "commands/week_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/show_config.hpp"
#include "commands/tell_warnings.hpp"
#include "settings/week_words.hpp"
#include "text/messages.hpp"

namespace tomatic {

void declareWeekOptions(CLI::App& app, WeekOptions& options) {
  app.add_option("DATE", options.date, tr("a day of the week meant (default: next week)"));
  declareWeekInputOptions(app, options);
  app.add_option("--summary", options.summaryFile,
                 tr("write here too how a computed load came about, tab separated"))
      ->type_name("FILE");
}

void declareWeekInputOptions(CLI::App& app, WeekOptions& options) {
  app.add_option_function<std::vector<std::string>>(
         "--lines",
         [&options](const std::vector<std::string>& values) {
           for (const std::string& value : values) {
             if (value.find('=') == std::string::npos) {
               options.lines = value;
             } else {
               options.linesOfDays.push_back(value);
             }
           }
         },
         tr("how many phone lines each turn has; of one day: dl=6,8,8,5"))
      ->type_name("N|DAY=N,…")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--idealshifts", options.idealShifts,
                 tr("ideal loads: a map of persons to turns a full week"))
      ->type_name("FILE");
  app.add_option("--personsfile", options.personsFile, tr("who works here"))->type_name("FILE");
  app.add_option("--weekshifts", options.weekShifts, tr("table of the loads by line"))
      ->type_name("FILE");
  app.add_option("--overload", options.overloadFile,
                 tr("where each person's overload is kept (default: overload-WEEK.yaml)"))
      ->type_name("FILE");
  app.add_flag("--forgive", options.forgive, tr("forget the credits: all start at 0"));
  app.add_flag("--clusterize", options.clusterize, tr("share the load out among the lines"));
  app.add_flag("--keep", options.keep, tr("use the files at hand, download nothing"));
  declareConfigFile(app, options.configFile);
}

void declareConfigFile(CLI::App& app, std::optional<std::string>& configFile) {
  app.add_option("--config-file", configFile, tr("the configuration (default: config.yaml)"))
      ->type_name("FILE");
}

Week chosenWeek(const WeekOptions& options, const Clock& clock) {
  if (!options.date) {
    return Week(clock.today() + std::chrono::days(daysPerWeek));
  }
  const auto date = parseDate(*options.date);
  if (!date) {
    throw UsageError(tr("'{}' is no date, expected YYYY-MM-DD", *options.date));
  }
  return Week(*date);
}

ConfigSources weekConfigSources(const WeekOptions& options, const Console& console) {
  ConfigSources sources = configSources(console);
  sources.configFile = options.configFile.value_or(sources.configFile);
  const auto add = [&](std::string key, const std::optional<std::string>& value) {
    if (value) {
      sources.flags.emplace_back(std::move(key), *value);
    }
  };
  const auto addTruth = [&](std::string key, bool given) {
    if (given) {
      sources.flags.emplace_back(std::move(key), "true");
    }
  };
  add("lines", options.lines);
  add("idealshifts", options.idealShifts);
  add("personsfile", options.personsFile);
  add("weekShifts", options.weekShifts);
  add("overloadfile", options.overloadFile);
  addTruth("forgive", options.forgive);
  addTruth("clusterize", options.clusterize);
  return sources;
}

Config configOf(const ConfigSources& sources, Console& console) {
  ToldComplaints complaints(console);
  return readConfig(sources, complaints);
}

void applyLinesOfDays(const WeekOptions& options, Settings& settings) {
  for (const std::string& text : options.linesOfDays) {
    setLinesOfDay(settings, text);
  }
}

void noteFilesAtHand(const WeekOptions& options, const Settings& settings, Console& console) {
  if (settings.baseUrl && !options.keep) {
    console.note(tr("nothing is fetched from {}: the files at hand are used, as with --keep",
                    *settings.baseUrl));
  }
}

}  // namespace tomatic
