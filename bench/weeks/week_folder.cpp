#include "weeks/week_folder.hpp"

#include <sstream>

#include "commands/week_plan.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic::bench {

void writeWeek(const WeekSpec& spec, const fs::path& folder) {
  for (const auto& [name, text] : folderOf(spec)) {
    writeFile(folder / name, text);
  }
}

WeekProblem readWeek(const fs::path& folder) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream messages;
  const StoppedClock clock(*parseIsoTime(std::string(weekName) + "T00:00:00Z"));
  CommonOptions options;
  options.folder = folder;
  Console console("bench", options, {in, out, messages, false, false, 80, {}, clock});

  WeekOptions weekOptions;
  weekOptions.date = weekName;
  Complaints complaints;
  const Config config = readConfig(weekConfigSources(weekOptions, console), complaints);
  const RuleSet rules = rulesOf(config.settings, console, complaints);
  const Week week = chosenWeek(weekOptions, clock);
  WeekInputs inputs = readWeekInputs(config.settings, folder, week, complaints);
  const WeekPlan plan =
      planWeek(std::move(inputs), weekOptions, rules, false, {}, console, complaints);
  WeekProblem problem = tomatic::problemOf(plan, rules, complaints);
  complaints.throwIfAny();
  if (!complaints.warnings().empty()) {
    throw Failure(complaints.warnings());
  }
  return problem;
}

WeekProblem problemOf(const WeekSpec& spec) {
  const TemporaryFolder folder;
  writeWeek(spec, folder.path());
  return readWeek(folder.path());
}

}  // namespace tomatic::bench
