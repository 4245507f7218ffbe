#include "commands/given_timetable.hpp"

#include <iterator>

#include "commands/load_output.hpp"
#include "commands/schedule_output.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/timetable_maker.hpp"
#include "files/file_io.hpp"
#include "files/timetable_file.hpp"
#include "rules/changes.hpp"
#include "rules/evaluator.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

/// A date means the one that was made of its week.
std::string fileOf(const std::string& named) {
  const auto date = parseDate(named);
  return date ? scheduledFile(Week(*date)) : named;
}

Timetable readFrom(const std::string& file, Console& console, Complaints& complaints) {
  if (file == "-") {
    const std::string text(std::istreambuf_iterator<char>(console.in()), {});
    return parseTimetable(text, tr("standard input"), complaints);
  }
  return readTimetable({console.folder(), file, true}, complaints);
}

/// Whether it says that it was made by the relaxed rules, and nothing else names any.
bool hasOwnRules(const Timetable& timetable, const RuleSet& rules,
                 const TimetableOptions& options) {
  const bool named = options.rules.rules || options.rules.scheduler;
  return !named && timetable.rules == "relaxed" && rules.name != "relaxed";
}

GivenTimetable judgedWith(const RuleSet& rules, const Timetable& timetable,
                          const TimetableOptions& options, const Config& config, Console& console,
                          Complaints& complaints) {
  Settings settings = config.settings;
  settings.lines = lineCountsOf(timetable);
  WeekInputs inputs = readWeekInputs(settings, console.folder(), timetable.week, complaints);
  inputs.businessDays = scheduledDays(timetable);
  complaints.throwIfAny();
  GivenTimetable given;
  given.timetable = timetable;
  given.plan = planWeek(std::move(inputs), options.week, rules, false, peopleOf(timetable), console,
                        complaints);
  console.detail(tr("load: {}", given.plan.load.source));
  given.problem = problemOf(given.plan, rules, complaints);
  complaints.throwIfAny();
  given.assignment = assignmentOf(given.problem, timetable);
  return given;
}

}  // namespace

void declareTimetable(Options& offered, TimetableOptions& options, const std::string& what) {
  offered
      .option("TIMETABLE", options.file,
              tr("{}: a file, - for standard input, or a date for the one made of its week", what))
      .required()
      .typeName("FILE");
  declareTimetableInputs(offered, options);
}

void declareTimetableInputs(Options& offered, TimetableOptions& options) {
  declareWeekInputOptions(offered, options.week);
  declareRuleOptions(offered, options.rules);
}

Config configOf(const TimetableOptions& options, Console& console) {
  ConfigSources sources = weekConfigSources(options.week, console);
  addRuleFlags(options.rules, sources);
  return configOf(sources, console);
}

GivenTimetable givenTimetable(const TimetableOptions& options, const Config& config,
                              JudgedBy judgedBy, Console& console) {
  ToldComplaints complaints(console);
  const std::string file = fileOf(options.file);
  const Timetable timetable = readFrom(file, console, complaints);
  complaints.throwIfAny();
  if (!options.week.linesOfDays.empty()) {
    throw UsageError(
        tr("--lines '{}': a timetable has the lines that it has; tomatic-schedule makes another",
           options.week.linesOfDays.front()));
  }
  if (config.settings.hours != timetable.hours) {
    throw Failure({file, 0}, tr("its hours are not those of {}: check it with the configuration "
                                "that it was made with",
                                config.settings.file));
  }
  RuleSet rules = rulesOf(config.settings, console, complaints);
  if (judgedBy == JudgedBy::itself && hasOwnRules(timetable, rules, options)) {
    rules = relaxedRules(config.settings, console, complaints);
    console.detail(tr("rules: relaxed, as the timetable says"));
  }
  return judgedWith(rules, timetable, options, config, console, complaints);
}

std::optional<GivenTimetable> judgedByItself(const GivenTimetable& byFolder,
                                             const TimetableOptions& options, const Config& config,
                                             Console& console) {
  if (!hasOwnRules(byFolder.timetable, byFolder.problem.rules, options)) {
    return std::nullopt;
  }
  Complaints complaints;
  const RuleSet rules = relaxedRules(config.settings, console, complaints);
  return judgedWith(rules, byFolder.timetable, options, config, console, complaints);
}

void writeGiven(const GivenTimetable& given, const Assignment& assignment, const std::string& file,
                const std::string& log, Console& console) {
  Timetable timetable = given.timetable;
  const Assignment placed = keptInPlace(given.problem, given.assignment, assignment);
  const Verdict verdict = judge(given.problem, placed);
  const Timetable made = timetableOf(given.plan, given.problem, placed, verdict);
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    const auto same = std::find(made.days.begin(), made.days.end(), timetable.days[day]);
    if (!timetable.isClosed(day) && same != made.days.end()) {
      timetable.cells[day] = made.cells[same - made.days.begin()];
    }
  }
  timetable.overload = made.overload;
  timetable.penalties = made.penalties;
  timetable.cost = made.cost;
  timetable.bound.reset();
  timetable.rules = made.rules;
  timetable.log.push_back(log);
  const std::string text = timetableAsYaml(timetable);
  if (file == "-") {
    console.out() << text;
    return;
  }
  const FolderLock lock = lockedForWriting(console.folder(), "tomatic-schedule");
  writeFile(console.folder() / file, text);
}

}  // namespace tomatic
