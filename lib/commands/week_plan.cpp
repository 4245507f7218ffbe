#include "commands/week_plan.hpp"

#include <algorithm>

#include "commands/fair_history.hpp"
#include "commands/load_output.hpp"
#include "commands/what_if.hpp"
#include "files/load_files.hpp"
#include "files/rule_files.hpp"
#include "files/timetable_file.hpp"
#include "settings/week_problem_maker.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

/// Finds the load file that counts, in the order of the contract.
class LoadFinder {
 public:
  LoadFinder(const Settings& settings, fs::path folder, Week week, Complaints& complaints)
      : settings_(settings), folder_(std::move(folder)), week_(week), complaints_(complaints) {}

  Load find(const std::optional<std::string>& weekShiftsGiven, bool byLine) {
    if (settings_.load) {
      return read(*settings_.load);
    }
    if (weekShiftsGiven) {
      return read(*weekShiftsGiven);
    }
    const std::string table = settings_.weekShifts.value_or("carrega.csv");
    const std::string own = byLine ? loadTableFile(week_) : loadMapFile(week_);
    std::error_code ignored;
    if (fs::exists(folder_ / own, ignored)) {
      return read(own);
    }
    if (settings_.weekShifts || fs::exists(folder_ / table, ignored)) {
      return read(table);
    }
    throw Failure({own, 0}, tr("no such file, and no {}: compute a load with --compute-shifts or "
                               "tomatic-shiftload, or name one with --load",
                               table));
  }

 private:
  Load read(const std::string& name) {
    // A table has the lines of the week; how many those are is for the problem to check.
    Load load = readLoad({folder_, name, true}, std::nullopt, complaints_);
    load.source = name;
    return load;
  }

  const Settings& settings_;
  fs::path folder_;
  Week week_;
  Complaints& complaints_;
};

}  // namespace

void declareRuleOptions(Options& offered, RuleOptions& options) {
  offered.option("--rules", options.rules, tr("strict, relaxed, or a file of rules"))
      .typeName("RULES");
  offered
      .option("--scheduler", options.scheduler,
              tr("the predecessor's words: backtracker means strict, minizinc relaxed"))
      .among({"backtracker", "minizinc"});
  offered.option("--search-days", options.searchDays, tr("days to schedule, as dl,dm"))
      .typeName("DAYS");
  offered.option("--load", options.load, tr("the load: a map (yaml) or a table by line (csv)"))
      .typeName("FILE");
}

void addRuleFlags(const RuleOptions& options, ConfigSources& sources) {
  if (options.rules && options.scheduler) {
    throw UsageError(tr("--rules and --scheduler say the same thing: give one of them"));
  }
  if (options.rules) {
    sources.flags.emplace_back("rules", *options.rules);
  }
  if (options.scheduler) {
    sources.flags.emplace_back("rules", *options.scheduler == "minizinc" ? "relaxed" : "strict");
  }
  if (options.searchDays) {
    sources.flags.emplace_back("searchDays", *options.searchDays);
  }
  if (options.load) {
    sources.flags.emplace_back("load", *options.load);
  }
}

RuleSet rulesOf(const Settings& settings, const Console& console, Complaints& complaints) {
  return readRuleSet(settings.rules, settings.costs, shareFolder(console.environment()) / "rules",
                     complaints, console.folder());
}

RuleSet relaxedRules(const Settings& settings, const Console& console, Complaints& complaints) {
  Settings relaxed = settings;
  relaxed.rules = {};
  relaxed.rules.extends = "relaxed";
  return rulesOf(relaxed, console, complaints);
}

WeekPlan planWeek(WeekInputs inputs, const WeekOptions& weekOptions, const RuleSet& rules,
                  bool compute, const std::vector<PersonId>& strangers, const Console& console,
                  Complaints& complaints, const std::vector<PersonId>& without) {
  WeekPlan plan;
  plan.inputs = std::move(inputs);
  leaveOut(plan.inputs, without);
  Settings& settings = plan.inputs.settings;
  if (plan.inputs.businessDays.empty()) {
    throw NoAnswer(tr("week {}: every day to schedule is closed", plan.inputs.week.name()));
  }
  if (compute) {
    leaveOutOfComputing(plan.inputs, without);
    plan.computed = computeWeekLoad(plan.inputs, complaints);
    plan.load = plan.computed->load;
    plan.load.source = "computed";
    for (const PersonLoad& person : plan.computed->people) {
      plan.overload[person.person] = person.overload;
    }
    if (plan.computed->removedLines > 0) {
      settings.lines = LineCounts(settings.lines.most() - plan.computed->removedLines);
    }
  } else {
    plan.load = LoadFinder(settings, console.folder(), plan.inputs.week, complaints)
                    .find(weekOptions.weekShifts, rules.loadsByLine && settings.discriminateLines);
    leaveOut(plan.load, without);
    const std::string file = overloadFile(settings, plan.inputs.week);
    plan.overload = readCredits({console.folder(), file, false}, complaints);
  }
  if (plan.load.total() == plan.load.empty) {
    complaints.throwIfAny();
    throw NoAnswer(tr("nobody has a load"));
  }
  std::set<PersonId> withLoad;
  for (const auto& [person, turns] : plan.load.turns) {
    withLoad.insert(person);
  }
  Complaints alreadySaid;  // computing the load has looked at the same people
  plan.availability = availabilityOf(plan.inputs, withLoad, compute ? alreadySaid : complaints);
  for (const PersonId& stranger : strangers) {
    plan.load.turns.emplace(stranger, 0);
  }
  plan.history = historyOf(plan.inputs, console.folder(), complaints);
  plan.forced = settings.forced;
  if (settings.forcedTimeTable) {
    const auto wanted = readForcedTimetable({console.folder(), *settings.forcedTimeTable, true},
                                            settings.hours.turns(), complaints);
    plan.forced.insert(plan.forced.end(), wanted.begin(), wanted.end());
  }
  return plan;
}

WeekProblem problemOf(const WeekPlan& plan, const RuleSet& rules, Complaints& complaints) {
  WeekProblem problem =
      makeWeekProblem(plan.inputs.settings, plan.inputs.roster, plan.availability, plan.load, rules,
                      plan.inputs.businessDays, plan.forced, complaints);
  setSurplus(problem, plan.history, plan.inputs.settings.fairness);
  return problem;
}

}  // namespace tomatic
