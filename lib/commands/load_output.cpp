#include "commands/load_output.hpp"

#include <fmt/format.h>

#include "cli/interruption.hpp"
#include "commands/load_summary.hpp"
#include "files/load_files.hpp"
#include "files/week_files.hpp"

namespace tomatic {
namespace {

Numbers column(const ShiftLoad& load, double PersonLoad::*value) {
  Numbers numbers;
  for (const PersonLoad& row : load.people) {
    numbers[row.person] = row.*value;
  }
  return numbers;
}

}  // namespace

std::string loadMapFile(Week week) {
  return fmt::format("carrega-{}.yaml", week.name());
}

std::string loadTableFile(Week week) {
  return fmt::format("carrega-{}.csv", week.name());
}

std::string overloadFile(const Settings& settings, Week week) {
  return settings.overloadFile.value_or(fmt::format("overload-{}.yaml", week.name()));
}

LoadFiles loadFilesOf(const Settings& settings, Week week, const ShiftLoad& load,
                      const WeekOptions& options) {
  LoadFiles files;
  files.load = loadMapFile(week);
  if (load.load.isByLine()) {
    files.table = loadTableFile(week);
    files.weekShifts = options.weekShifts;
  }
  files.overload = overloadFile(settings, week);
  files.proportional = fmt::format("ponderatedideal-{}.yaml", week.name());
  files.summary = options.summaryFile;
  return files;
}

FolderLock lockedForWriting(const fs::path& folder, std::string_view command) {
  constexpr std::chrono::seconds patience{10};
  return heedingStop([&] { return FolderLock(folder, command, patience, interrupted); });
}

void writeShiftLoad(const fs::path& folder, const LoadFiles& files, const ShiftLoad& load) {
  for (const auto& table : {files.table, files.weekShifts}) {
    if (table) {
      writeFile(folder / *table, loadAsTable(load.load));
    }
  }
  writeFile(folder / files.load, loadAsYaml(load.load));
  writeFile(folder / files.overload, numbersAsYaml(column(load, &PersonLoad::overload)));
  writeFile(folder / files.proportional,
            numbersAsYaml(column(load, &PersonLoad::proportional), decimalsOfTurns));
  if (files.summary) {
    writeFile(folder / *files.summary, summaryAsTsv(load));
  }
}

}  // namespace tomatic
