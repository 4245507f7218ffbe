// Puts a computed shift load into the working folder, where tomatic-schedule and the other tools
// look for it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "calendar/calendar.hpp"
#include "load/shift_load.hpp"
#include "settings/settings.hpp"

namespace tomatic {

/// Names of files, relative to the working folder.
struct LoadFiles {
  std::string load;                       ///< carrega-WEEK.yaml
  std::optional<std::string> table;       ///< carrega-WEEK.csv; only when the load is by line
  std::string overload;                   ///< overload-WEEK.yaml, or what the settings name
  std::string proportional;               ///< ponderatedideal-WEEK.yaml
  std::optional<std::string> weekShifts;  ///< the same table as `table` once more
  std::optional<std::string> summary;     ///< how the load came about, tab separated
};

/// The file of the loads by line of a week.
std::string loadTableFile(Week week);

/// The names without `weekShifts` and `summary`, which only an option asks for.
LoadFiles loadFilesOf(const Settings& settings, Week week, const ShiftLoad& load);

/// Writes them, each atomically. Throws Failure.
void writeShiftLoad(const std::filesystem::path& folder, const LoadFiles& files,
                    const ShiftLoad& load);

}  // namespace tomatic
