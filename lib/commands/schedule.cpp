#include "commands/schedule.hpp"

#include <algorithm>

#include "cli/show_config.hpp"
#include "commands/comparison.hpp"
#include "commands/load_output.hpp"
#include "commands/overwrite_guard.hpp"
#include "commands/schedule_run.hpp"
#include "commands/tell_warnings.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

void addSearchFlags(const SearchOptions& options, ConfigSources& sources) {
  if (options.computeShifts) {
    sources.flags.emplace_back("computeShifts", "true");
  }
  if (options.stopPenalty) {
    sources.flags.emplace_back("stopPenalty", *options.stopPenalty);
  }
}

}  // namespace

std::string ScheduleTool::summary() const {
  return tr("Makes the timetable of a week and proves how good it is.");
}

std::string ScheduleTool::epilogue() const {
  return tr(
      "Example: tomatic-schedule 2026-09-07 --keep --compute-shifts\n"
      "See tomatic-schedule(1) for the rules, the files and the exit codes.");
}

void ScheduleTool::declare(Options& offered) {
  declareWeekOptions(offered, weekOptions_);
  declareRuleOptions(offered, ruleOptions_);
  SearchOptions& search = searchOptions_;
  offered.flag("--compute-shifts", search.computeShifts,
               tr("compute the load, as tomatic-shiftload does"));
  offered
      .option("--stop-penalty", search.stopPenalty,
              tr("stop at a complete timetable of this cost or less"))
      .typeName("COST");
  offered.flag("--no-fallback", search.noFallback,
               tr("when the rules allow no timetable, end with status 3"));
  offered
      .option("--solutions", search.solutions,
              tr("find so many timetables, as different as can be"))
      .typeName("N")
      .inRange(1, 100)
      .showDefault();
  offered
      .option("--within", search.within,
              tr("with --solutions: others may cost so much more than the best"))
      .typeName("COST")
      .inRange(0, 1'000'000)
      .showDefault();
  declareSearchLimits(offered, search);
  declareWhatIf(offered, whatIf_);
  offered.flag("--compare", whatIf_.compare,
               tr("say what the week costs without what is asked, and which cells differ"));
}

/// A week, its problem under the rules asked for, and under those it may fall back to.
struct ScheduleTool::Prepared {
  WeekPlan plan;
  WeekProblem problem;
  std::optional<WeekProblem> fallback;
};

/// Reads everything; every warning is told before the search begins.
ScheduleTool::Prepared ScheduleTool::prepare(const Settings& settings, Week week,
                                             const WhatIf& whatIf, Console& console,
                                             Complaints& complaints) const {
  const RuleSet rules = rulesOf(settings, console, complaints);
  WeekInputs inputs = readWeekInputs(settings, console.folder(), week, complaints);
  complaints.throwIfAny();
  Prepared prepared;
  prepared.plan = planWeek(std::move(inputs), weekOptions_, rules, settings.computeShifts, {},
                           console, complaints, whatIf.without);
  prepared.problem = problemOf(prepared.plan, rules, complaints);
  complaints.throwIfAny();
  askOf(prepared.problem, prepared.plan, whatIf);
  if (!searchOptions_.noFallback && rules.name != "relaxed") {
    const RuleSet fallback = relaxedRules(settings, console, complaints);
    Complaints alreadySaid;
    prepared.fallback = problemOf(prepared.plan, fallback, alreadySaid);
    complaints.throwIfAny();
    askOf(*prepared.fallback, prepared.plan, whatIf);
  }
  return prepared;
}

ExitCode ScheduleTool::run(Console& console) {
  const Week week = chosenWeek(weekOptions_, console.clock());
  ConfigSources sources = weekConfigSources(weekOptions_, console);
  addRuleFlags(ruleOptions_, sources);
  addSearchFlags(searchOptions_, sources);
  const Config config = configOf(sources, console);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  noteFilesAtHand(weekOptions_, config.settings, console);
  if (!config.settings.ignoredKeys.empty()) {
    console.detail(tr("settings of another search, without effect here: {}",
                      joined(config.settings.ignoredKeys)));
  }
  ToldComplaints complaints(console);
  Settings settings = config.settings;
  applyLinesOfDays(weekOptions_, settings);
  const Prepared prepared = prepare(settings, week, whatIf_, console, complaints);
  std::optional<Prepared> unmodified;
  if (whatIf_.compare) {
    Complaints alreadySaid;
    ConfigSources plain = sources;
    plain.flags.erase(std::remove_if(plain.flags.begin(), plain.flags.end(),
                                     [](const auto& flag) { return flag.first == "lines"; }),
                      plain.flags.end());
    unmodified = prepare(readConfig(plain, alreadySaid).settings, week, {}, console, alreadySaid);
  }
  console.detail(tr("load: {}", prepared.plan.load.source));

  refuseToOverwrite(config.settings, weekOptions_);
  const FolderLock lock = lockedForWriting(console.folder(), name());
  if (const auto& load = prepared.plan.computed) {
    writeShiftLoad(console.folder(),
                   loadFilesOf(prepared.plan.inputs.settings, week, *load, weekOptions_), *load);
  }
  Searches searches(searchOptions_, console);
  std::optional<Comparison> comparison;
  if (unmodified) {
    comparison.emplace(unmodified->problem, unmodified->fallback ? &*unmodified->fallback : nullptr,
                       searches);
  }
  return ScheduleRun(prepared.plan, searchOptions_, console, comparison ? &*comparison : nullptr)
      .run(prepared.problem, prepared.fallback ? &*prepared.fallback : nullptr);
}

}  // namespace tomatic
