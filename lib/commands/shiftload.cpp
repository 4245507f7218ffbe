#include "commands/shiftload.hpp"

#include <nlohmann/json.hpp>

#include "cli/show_config.hpp"
#include "commands/load_output.hpp"
#include "commands/load_summary.hpp"
#include "commands/overwrite_guard.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/week_inputs.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// A table by line of an earlier run would be taken for this one's.
void warnOfOldTable(Week week, Console& console) {
  const std::string name = loadTableFile(week);
  std::error_code ignored;
  if (fs::exists(console.resolved(name), ignored)) {
    console.warning(
        tr("{}: loads by line of an earlier run, left as they are: renew them with "
           "--clusterize or remove the file",
           name));
  }
}

ShiftLoad computed(const Settings& settings, Week week, Console& console) {
  ToldComplaints complaints(console);
  const WeekInputs inputs = readWeekInputs(settings, console.folder(), week, complaints);
  complaints.throwIfAny();
  return computeWeekLoad(inputs, complaints);
}

/// Every file written, in order, under the name that programs know it by.
nlohmann::ordered_json namesOf(const LoadFiles& files) {
  const auto orNull = [](const std::optional<std::string>& name) {
    return name ? nlohmann::ordered_json(*name) : nlohmann::ordered_json();
  };
  return {{"load", files.load},
          {"loadByLine", orNull(files.table)},
          {"weekShifts", orNull(files.weekShifts)},
          {"overload", files.overload},
          {"proportional", files.proportional},
          {"summary", orNull(files.summary)}};
}

std::string listed(const nlohmann::ordered_json& names) {
  std::vector<std::string> texts;
  for (const auto& name : names) {
    if (name.is_string()) {
      texts.push_back(name.get<std::string>());
    }
  }
  return joined(texts);
}

}  // namespace

std::string ShiftloadTool::summary() const {
  return tr("Computes how many turns each person should attend in a week.");
}

std::string ShiftloadTool::epilogue() const {
  return tr(
      "Example: tomatic-shiftload 2020-03-02 --idealshifts idealshifts.yaml --clusterize\n"
      "See tomatic-shiftload(1) for the files and the exit codes.");
}

void ShiftloadTool::declare(Options& offered) {
  declareWeekOptions(offered, options_);
}

ExitCode ShiftloadTool::run(Console& console) {
  const Week week = chosenWeek(options_, console.clock());
  Config config = configOf(weekConfigSources(options_, console), console);
  applyLinesOfDays(options_, config.settings);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  noteFilesAtHand(options_, config.settings, console);
  const ShiftLoad load = computed(config.settings, week, console);

  refuseToOverwrite(config.settings, options_);
  const FolderLock lock = lockedForWriting(console.folder(), name());
  if (!load.load.isByLine()) {
    warnOfOldTable(week, console);
  }
  const LoadFiles files = loadFilesOf(config.settings, week, load, options_);
  writeShiftLoad(console.folder(), files, load);

  console.out() << summaryTable(load);
  nlohmann::ordered_json document{{"week", week.name()}};
  document.update(loadAsJson(load));
  document["files"] = namesOf(files);
  console.answer(document);
  console.note(tr("written: {}", listed(document["files"])));
  if (!load.load.isByLine()) {
    console.detail(tr("no loads by line: they come with --clusterize"));
  }
  return ExitCode::done;
}

}  // namespace tomatic
