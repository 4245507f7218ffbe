#include "commands/check.hpp"

#include <nlohmann/json.hpp>

#include "cli/show_config.hpp"
#include "commands/findings_json.hpp"
#include "commands/verdict_text.hpp"
#include "text/messages.hpp"

namespace tomatic {

std::string CheckCommand::summary() const {
  return tr("Says what a timetable costs and which rules it breaks.");
}

void CheckCommand::declare(Options& offered) {
  declareTimetable(offered, options_, tr("the timetable to judge"));
}

ExitCode CheckCommand::run(Console& console) {
  const Config config = configOf(options_, console);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  const GivenTimetable given = givenTimetable(options_, config, JudgedBy::folder, console);
  const WeekProblem& problem = given.problem;
  const Verdict verdict = judge(problem, given.assignment);
  console.out() << verdictText(verdict);
  console.answer({{"week", given.timetable.week.name()},
                  {"rules", problem.rules.name},
                  {"load", given.plan.load.source},
                  {"cost", verdict.cost},
                  {"feasible", verdict.feasible()},
                  {"violations", findingsAsJson(problem, verdict.violations, false)},
                  {"penalties", findingsAsJson(problem, verdict.penalties, true)}});
  return verdict.feasible() ? ExitCode::done : ExitCode::no;
}

}  // namespace tomatic
