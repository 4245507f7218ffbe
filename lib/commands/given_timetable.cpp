#include "commands/given_timetable.hpp"

#include <iterator>

#include "commands/load_output.hpp"
#include "commands/tell_warnings.hpp"
#include "commands/timetable_maker.hpp"
#include "files/file_io.hpp"
#include "files/timetable_file.hpp"
#include "rules/changes.hpp"
#include "rules/evaluator.hpp"
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

void declareTimetable(Options& offered, TimetableOptions& options, const std::string& what) {
  offered.option("TIMETABLE", options.file, what).required().typeName("FILE");
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
  GivenTimetable given;
  given.timetable = readFrom(options.file, console, complaints);
  complaints.throwIfAny();
  if (!options.week.linesOfDays.empty()) {
    throw UsageError(
        tr("--lines '{}': a timetable has the lines that it has; tomatic-schedule makes another",
           options.week.linesOfDays.front()));
  }
  Settings settings = config.settings;
  if (settings.hours != given.timetable.hours) {
    throw Failure({options.file, 0},
                  tr("its hours are not those of {}: check it with the configuration "
                     "that it was made with",
                     settings.file));
  }
  settings.lines = lineCountsOf(given.timetable);
  WeekInputs inputs = readWeekInputs(settings, console.folder(), given.timetable.week, complaints);
  inputs.businessDays = scheduledDays(given.timetable);
  RuleSet rules = rulesOf(settings, console, complaints);
  const bool named = options.rules.rules || options.rules.scheduler;
  if (judgedBy == JudgedBy::itself && !named && given.timetable.rules == "relaxed" &&
      rules.name != "relaxed") {
    rules = relaxedRules(settings, console, complaints);
    console.detail(tr("rules: relaxed, as the timetable says"));
  }
  complaints.throwIfAny();
  given.plan = planWeek(std::move(inputs), options.week, rules, false, peopleOf(given.timetable),
                        console, complaints);
  console.detail(tr("load: {}", given.plan.load.source));
  given.problem = problemOf(given.plan, rules, complaints);
  complaints.throwIfAny();
  given.assignment = assignmentOf(given.problem, given.timetable);
  return given;
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
