#include "commands/week_options.hpp"

#include "cli/show_config.hpp"
#include "commands/tell_warnings.hpp"
#include "settings/week_words.hpp"
#include "text/messages.hpp"

namespace tomatic {

void declareWeekOptions(Options& offered, WeekOptions& options) {
  offered.option("DATE", options.date, tr("a day of the week meant (default: next week)"));
  declareWeekInputOptions(offered, options);
  offered
      .option("--summary", options.summaryFile,
              tr("write here too how a computed load came about, tab separated"))
      .typeName("FILE");
}

void declareWeekInputOptions(Options& offered, WeekOptions& options) {
  offered
      .each(
          "--lines",
          [&options](const std::string& value) {
            if (value.find('=') == std::string::npos) {
              options.lines = value;
            } else {
              options.linesOfDays.push_back(value);
            }
          },
          tr("how many phone lines each turn has; of one day: dl=6,8,8,5"))
      .typeName("N|DAY=N,…")
      .repeated();
  offered
      .option("--idealshifts", options.idealShifts,
              tr("ideal loads: a map of persons to turns a full week"))
      .typeName("FILE");
  offered.option("--personsfile", options.personsFile, tr("who works here")).typeName("FILE");
  offered.option("--weekshifts", options.weekShifts, tr("table of the loads by line"))
      .typeName("FILE");
  offered
      .option("--overload", options.overloadFile,
              tr("where each person's overload is kept (default: overload-WEEK.yaml)"))
      .typeName("FILE");
  offered.flag("--forgive", options.forgive, tr("forget the credits: all start at 0"));
  offered.flag("--clusterize", options.clusterize, tr("share the load out among the lines"));
  offered.flag("--keep", options.keep, tr("use the files at hand, download nothing"));
  declareConfigFile(offered, options.configFile);
}

void declareConfigFile(Options& offered, std::optional<std::string>& configFile) {
  offered.option("--config-file", configFile, tr("the configuration (default: config.yaml)"))
      .typeName("FILE");
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
