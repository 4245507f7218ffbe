#include "commands/schedule.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "cli/show_config.hpp"
#include "commands/load_output.hpp"
#include "commands/overwrite_guard.hpp"
#include "commands/schedule_run.hpp"
#include "commands/tell_warnings.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::int64_t mostSeed = 1'000'000'000'000'000'000;

/// The rules that a week falls back to when its own allow none.
RuleSpec fallbackRules() {
  RuleSpec spec;
  spec.extends = "relaxed";
  return spec;
}

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

void ScheduleTool::declare(CLI::App& app) {
  declareWeekOptions(app, weekOptions_);
  declareRuleOptions(app, ruleOptions_);
  SearchOptions& search = searchOptions_;
  app.add_flag("--compute-shifts", search.computeShifts,
               tr("compute the load, as tomatic-shiftload does"));
  app.add_option("--stop-penalty", search.stopPenalty,
                 tr("stop at a complete timetable of this cost or less"))
      ->type_name("COST");
  app.add_flag("--no-fallback", search.noFallback,
               tr("when the rules allow no timetable, end with status 3"));
  app.add_option("--time-limit", search.timeLimit,
                 tr("stop after so many seconds with the best so far; 0: when it is proven"))
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 1e7))
      ->check([](const std::string& text) {  // lies in every range, and no time is ever beyond it
        return std::isnan(std::strtod(text.c_str(), nullptr)) ? tr("'{}' is no number", text) : "";
      })
      ->capture_default_str();
  app.add_option("--seed", search.seed, tr("another seed may find another timetable"))
      ->type_name("N")
      ->check(CLI::Range(std::int64_t{0}, mostSeed))
      ->capture_default_str();
  app.add_flag("--deterministic", search.deterministic,
               tr("let no clock decide or be written: the same bytes for the same input"));
}

/// A week, its problem under the rules asked for, and under those it may fall back to.
struct ScheduleTool::Prepared {
  WeekPlan plan;
  WeekProblem problem;
  std::optional<WeekProblem> fallback;
};

/// Reads everything; every warning is told before the search begins.
ScheduleTool::Prepared ScheduleTool::prepare(const Config& config, Week week,
                                             Console& console) const {
  ToldComplaints complaints(console);
  const RuleSet rules = rulesOf(config.settings, console, complaints);
  WeekInputs inputs = readWeekInputs(config.settings, console.folder(), week, complaints);
  complaints.throwIfAny();
  Prepared prepared;
  prepared.plan = planWeek(std::move(inputs), weekOptions_, rules, config.settings.computeShifts,
                           {}, console, complaints);
  prepared.problem = problemOf(prepared.plan, rules, complaints);
  complaints.throwIfAny();
  if (!searchOptions_.noFallback && rules.name != "relaxed") {
    Settings relaxed = config.settings;
    relaxed.rules = fallbackRules();
    const RuleSet fallback = rulesOf(relaxed, console, complaints);
    Complaints alreadySaid;
    prepared.fallback = problemOf(prepared.plan, fallback, alreadySaid);
    complaints.throwIfAny();
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
  const Prepared prepared = prepare(config, week, console);
  console.detail(tr("load: {}", prepared.plan.load.source));

  refuseToOverwrite(config.settings, weekOptions_);
  const FolderLock lock = lockedForWriting(console.folder(), name());
  if (const auto& load = prepared.plan.computed) {
    writeShiftLoad(console.folder(),
                   loadFilesOf(prepared.plan.inputs.settings, week, *load, weekOptions_), *load);
  }
  return ScheduleRun(prepared.plan, searchOptions_, console)
      .run(prepared.problem, prepared.fallback ? &*prepared.fallback : nullptr);
}

}  // namespace tomatic
