// The options of the tools that work on a week in a folder: which week, and what overrides
// config.yaml.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "files/config.hpp"

namespace tomatic {

/// As given; nothing when not given.
struct WeekOptions {
  std::optional<std::string> date;
  std::optional<std::string> lines;
  std::vector<std::string> linesOfDays;  ///< `DAY=6,8,8,5`
  std::optional<std::string> idealShifts;
  std::optional<std::string> personsFile;
  std::optional<std::string> weekShifts;
  std::optional<std::string> overloadFile;
  std::optional<std::string> configFile;
  std::optional<std::string> summaryFile;
  bool forgive = false;
  bool clusterize = false;
  bool keep = false;
};

/// DATE, the options of declareWeekInputOptions, and what is written besides.
void declareWeekOptions(Options& offered, WeekOptions& options);

/// What says which files and settings are used.
void declareWeekInputOptions(Options& offered, WeekOptions& options);

/// --config-file.
void declareConfigFile(Options& offered, std::optional<std::string>& configFile);

/// The week that contains the date given; next week if none is. Throws UsageError.
Week chosenWeek(const WeekOptions& options, const Clock& clock);

/// Where the configuration comes from, with what the options override.
ConfigSources weekConfigSources(const WeekOptions& options, const Console& console);

/// Reads the configuration; its warnings are told. Throws Failure.
Config configOf(const ConfigSources& sources, Console& console);

/// The lines that the options give single days. Throws UsageError.
void applyLinesOfDays(const WeekOptions& options, Settings& settings);

/// Says that nothing is fetched although the config names a source and nobody said --keep.
void noteFilesAtHand(const WeekOptions& options, const Settings& settings, Console& console);

}  // namespace tomatic
