#include "commands/check.hpp"

#include <CLI/CLI.hpp>
#include <iterator>

#include "cli/show_config.hpp"
#include "commands/findings_json.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/timetable_maker.hpp"
#include "commands/verdict_text.hpp"
#include "files/timetable_file.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

Timetable readFrom(const std::string& file, Console& console, Complaints& complaints) {
  if (file == "-") {
    const std::string text(std::istreambuf_iterator<char>(console.in()), {});
    return parseTimetable(text, tr("standard input"), complaints);
  }
  return readTimetable({console.folder(), file, true}, complaints);
}

}  // namespace

std::string CheckCommand::summary() const {
  return tr("Says what a timetable costs and which rules it breaks.");
}

void CheckCommand::declare(CLI::App& app) {
  app.add_option("TIMETABLE", file_, tr("the timetable to judge; - for standard input"))
      ->required()
      ->type_name("FILE");
  declareWeekInputOptions(app, weekOptions_);
  declareRuleOptions(app, ruleOptions_);
}

ExitCode CheckCommand::run(Console& console) {
  ConfigSources sources = weekConfigSources(weekOptions_, console);
  addRuleFlags(ruleOptions_, sources);
  const Config config = configOf(sources, console);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  ToldComplaints complaints(console);
  const Timetable timetable = readFrom(file_, console, complaints);
  complaints.throwIfAny();
  Settings settings = config.settings;
  if (settings.hours != timetable.hours) {
    throw Failure({file_, 0}, tr("its hours are not those of {}: check it with the configuration "
                                 "that it was made with",
                                 settings.file));
  }
  settings.lines = lineCountsOf(timetable);
  WeekInputs inputs = readWeekInputs(settings, console.folder(), timetable.week, complaints);
  inputs.businessDays = scheduledDays(timetable);
  const RuleSet rules = rulesOf(settings, console, complaints);
  complaints.throwIfAny();
  const WeekPlan plan = planWeek(std::move(inputs), weekOptions_, rules, false, peopleOf(timetable),
                                 console, complaints);
  console.detail(tr("load: {}", plan.load.source));
  const WeekProblem problem = problemOf(plan, rules, complaints);
  complaints.throwIfAny();

  const Verdict verdict = judge(problem, assignmentOf(problem, timetable));
  console.out() << verdictText(verdict);
  console.answer({{"week", timetable.week.name()},
                  {"rules", rules.name},
                  {"load", plan.load.source},
                  {"cost", verdict.cost},
                  {"feasible", verdict.feasible()},
                  {"violations", findingsAsJson(problem, verdict.violations, false)},
                  {"penalties", findingsAsJson(problem, verdict.penalties, true)}});
  return verdict.feasible() ? ExitCode::done : ExitCode::no;
}

}  // namespace tomatic
