#include "commands/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/show_config.hpp"
#include "commands/comparison.hpp"
#include "commands/findings_json.hpp"
#include "report/explanation.hpp"
#include "rules/evaluator.hpp"
#include "settings/week_words.hpp"
#include "solver/explain.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// When a turn begins, as the clock on the wall says it.
std::optional<Clock::Time> startOf(const WeekProblem& problem, Week week, int slot) {
  const auto minutes = problem.hours.start(Turn{slot % problem.turns()}).count();
  return parseIsoTime(fmt::format("{}T{:02}:{:02}",
                                  formatDate(week.date(problem.days[slot / problem.turns()])),
                                  minutes / 60, minutes % 60));
}

}  // namespace

std::string RepairCommand::summary() const {
  return tr("Mends a timetable when somebody is away, with as few changes as can be.");
}

std::string RepairCommand::epilogue() const {
  return tr("Example: tomatic-schedule repair graella-telefons-2026-09-07.yaml --absent anna@dl");
}

void RepairCommand::declare(Options& offered) {
  declareTimetable(offered, options_, tr("the timetable to mend"));
  offered.option("--absent", absent_, tr("who is away when; turns as 0110, 1,2 or 09:00"))
      .typeName("PERSON@DAY[:TURNS]")
      .repeated();
  declareCells(offered, whatIf_);
  offered
      .option("--keep-before", keepBefore_,
              tr("turns that began before this time stay as they are; now: those of the past"))
      .typeName("TIME");
  declareChangeCost(offered, changeCost_, tr("what each changed cell costs"));
  offered
      .option("-o,--output", output_,
              tr("write the mended timetable to this file; - for standard output"))
      .typeName("FILE");
  declareSearchLimits(offered, limits_);
}

std::vector<char> RepairCommand::pastOf(const GivenTimetable& given, Console& console) const {
  const WeekProblem& problem = given.problem;
  std::vector<char> past(problem.slotCount());
  if (!keepBefore_) {
    return past;
  }
  const auto time =
      *keepBefore_ == "now" ? std::optional(console.clock().now()) : parseIsoTime(*keepBefore_);
  if (!time) {
    throw UsageError(tr("--keep-before: found '{}', expected now or a time like 2020-03-02T09:30",
                        *keepBefore_));
  }
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    const auto start = startOf(problem, given.timetable.week, slot);
    past[slot] = start && *start < *time ? 1 : 0;
  }
  if (std::count(past.begin(), past.end(), 0) == 0) {
    throw NoAnswer(
        tr("week {}: every turn is past, nothing can be changed", given.timetable.week.name()));
  }
  return past;
}

solver::Absence RepairCommand::absenceOf(const GivenTimetable& given, const std::string& text,
                                         const std::vector<char>& past) const {
  const WeekWords words(given.problem, given.timetable.week, tr("--absent '{}'", text));
  const std::size_t at = text.find('@');
  if (at == std::string::npos) {
    words.fail(tr("expected PERSON@DAY or PERSON@DAY:TURNS, as 'ann@dl:0110'"));
  }
  const std::size_t colon = text.find(':', at);
  solver::Absence absence;
  absence.worker = words.worker(text.substr(0, at));
  absence.day = words.day(text.substr(at + 1, colon == std::string::npos ? colon : colon - at - 1));
  absence.turns = colon == std::string::npos ? TurnSet::first(given.problem.turns())
                                             : words.turns(text.substr(colon + 1));
  bool anyOpen = false;
  for (int turn = 0; turn < given.problem.turns(); ++turn) {
    anyOpen = anyOpen ||
              (absence.turns.has(Turn{turn}) && past[given.problem.slot(absence.day, turn)] == 0);
  }
  if (!anyOpen) {
    words.fail(tr("these turns began before {}: they stay as they are", *keepBefore_));
  }
  return absence;
}

solver::RepairWish RepairCommand::wishOf(const GivenTimetable& given, Console& console) const {
  solver::RepairWish wish;
  wish.changeCost = changeCost_;
  wish.past = pastOf(given, console);
  for (const std::string& text : absent_) {
    wish.absences.push_back(absenceOf(given, text, wish.past));
  }
  return wish;
}

void RepairCommand::failWithReasons(const GivenTimetable& given, const WeekProblem& problem,
                                    Searches& searches, bool proven, Console& console) const {
  if (proven) {
    const auto causes = solver::whyInfeasible(problem, searches.stop());
    for (const std::string& line : explained(problem, given.plan.availability, causes)) {
      console.note(line);
    }
  }
  throw NoAnswer(proven ? tr("the rules {} allow no such timetable", problem.rules.name)
                        : tr("no such timetable found under the rules {} in the time given",
                             problem.rules.name));
}

ExitCode RepairCommand::run(Console& console) {
  const Config config = configOf(options_, console);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  GivenTimetable given = givenTimetable(options_, config, JudgedBy::itself, console);
  askOf(given.problem, given.plan, whatIf_);
  const solver::RepairWish wish = wishOf(given, console);
  for (const solver::Absence& absence : wish.absences) {
    BusyEntry entry;
    entry.person = given.problem.workers[absence.worker].id;
    entry.required = true;
    entry.day = given.problem.days[absence.day];
    entry.turns = absence.turns;
    entry.reason = tr("absent");
    given.plan.availability.add(entry);
  }
  Searches searches(limits_, console);
  const std::string what = tr("repair");
  WeekProblem problem = solver::repairProblem(given.problem, given.assignment, wish, true);
  solver::Solution solution = searches.solve(problem, what);
  if (!solution.assignment) {
    problem = solver::repairProblem(given.problem, given.assignment, wish, false);
    solution = searches.solve(problem, what);
  }
  if (!solution.assignment) {
    failWithReasons(given, problem, searches, solution.infeasible, console);
  }
  const Assignment after = keptInPlace(problem, given.assignment, *solution.assignment);
  given.problem = solver::withAbsences(given.problem, given.assignment, wish);
  given.problem.asked = {};
  const Verdict before = judge(given.problem, given.assignment);
  const Verdict verdict = judge(given.problem, after);
  const auto changes =
      changesBetween(problem, namedCells(problem, given.assignment), namedCells(problem, after));
  const bool shown = output_ != "-";
  for (const CellChange& change : changes) {
    if (shown) {
      console.out() << changeText(problem, change) << "\n";
    } else {
      console.note(changeText(problem, change));
    }
  }
  // What the search adds for cells that nobody can take is no cost of the timetable.
  const Cost total = verdict.cost + changeCost_ * static_cast<Cost>(changes.size());
  const Cost bound = std::max<Cost>(0, std::min(total, solution.bound - solution.cost + total));
  const std::string proof =
      solution.optimal
          ? tr("proven the best at {} a change", changeCost_)
          : tr("not proven: cost and changes might add up to {} instead of {}", bound, total);
  const std::string summary = tr("changed cells: {}, cost: {} ({} before), {}", changes.size(),
                                 verdict.cost, before.cost, proof);
  console.note(summary);
  if (output_) {
    writeGiven(given, after, *output_, tr("tomatic-schedule repair: {}", summary), console);
  }
  console.answer({{"week", given.timetable.week.name()},
                  {"rules", problem.rules.name},
                  {"load", given.plan.load.source},
                  {"changes", changesAsJson(problem, changes)},
                  {"cost", verdict.cost},
                  {"costBefore", before.cost},
                  {"violationsBefore", findingsAsJson(problem, before.violations, false)},
                  {"changeCost", changeCost_},
                  {"total", total},
                  {"bound", bound},
                  {"optimal", solution.optimal},
                  {"penalties", findingsAsJson(problem, verdict.penalties, true)},
                  {"timetable", cellsAsJson(problem, after)},
                  {"file", output_ ? nlohmann::ordered_json(*output_) : nullptr}});
  return ExitCode::done;
}

}  // namespace tomatic
