// Puts a computed shift load into the working folder, where tomatic-schedule and the other tools
// look for it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/calendar.hpp"
#include "commands/week_options.hpp"
#include "files/file_io.hpp"
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

/// The files of the loads of a week: by person, by line, and each person's overload.
std::string loadMapFile(Week week);
std::string loadTableFile(Week week);
std::string overloadFile(const Settings& settings, Week week);

/// `weekShifts` and `summary` are there only if an option asks for them.
LoadFiles loadFilesOf(const Settings& settings, Week week, const ShiftLoad& load,
                      const WeekOptions& options);

/// Keeps other runs from writing into the folder. Taken only when all that can be wrong with the
/// input is known: whoever gets an error finds the folder as it was, lock file and all.
FolderLock lockedForWriting(const std::filesystem::path& folder, std::string_view command);

/// Writes them, each atomically. Throws Failure.
void writeShiftLoad(const std::filesystem::path& folder, const LoadFiles& files,
                    const ShiftLoad& load);

}  // namespace tomatic
