#include "commands/load_output.hpp"

#include <fmt/format.h>

#include "commands/load_summary.hpp"
#include "files/file_io.hpp"
#include "files/load_files.hpp"
#include "files/week_files.hpp"

namespace tomatic {
namespace {

constexpr int decimals = 6;  // a week of seven days has sevenths of turns

Numbers column(const ShiftLoad& load, double PersonLoad::*value) {
  Numbers numbers;
  for (const PersonLoad& row : load.people) {
    numbers[row.person] = row.*value;
  }
  return numbers;
}

}  // namespace

std::string loadTableFile(Week week) {
  return fmt::format("carrega-{}.csv", week.name());
}

LoadFiles loadFilesOf(const Settings& settings, Week week, const ShiftLoad& load) {
  LoadFiles files;
  files.load = fmt::format("carrega-{}.yaml", week.name());
  if (load.load.isByLine()) {
    files.table = loadTableFile(week);
  }
  files.overload = settings.overloadFile.value_or(fmt::format("overload-{}.yaml", week.name()));
  files.proportional = fmt::format("ponderatedideal-{}.yaml", week.name());
  return files;
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
            numbersAsYaml(column(load, &PersonLoad::proportional), decimals));
  if (files.summary) {
    writeFile(folder / *files.summary, summaryAsTsv(load));
  }
}

}  // namespace tomatic
