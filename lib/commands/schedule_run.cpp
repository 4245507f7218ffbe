#include "commands/schedule_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/build_info.hpp"
#include "cli/interruption.hpp"
#include "commands/findings_json.hpp"
#include "commands/timetable_maker.hpp"
#include "commands/verdict_text.hpp"
#include "report/explanation.hpp"
#include "report/terminal_timetable.hpp"
#include "solver/explain.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr double monitorEvery = 1.0;       // seconds between two writes of the state, at least
constexpr double mostOfMonitoring = 0.05;  // of the time: pages of large weeks take long
constexpr double shareOfFirstRules = 0.6;  // of the time limit, when there is a fallback
constexpr double shareOfFirst = 0.5;       // of the time limit, when others are asked for
// Work to say why, counted so that the same week gives the same words: about half a second.
constexpr long long explainWork = 6'000'000;
// Very large weeks take longer for that, and must leave time for the other rules: at most this
// share of the time that is left, or so many seconds.
constexpr double shareOfExplaining = 0.25;
constexpr double leastExplaining = 1;

int emptyCells(const Assignment& assignment) {
  int count = 0;
  for (const auto& slot : assignment) {
    count += static_cast<int>(std::count(slot.begin(), slot.end(), nobodyIndex));
  }
  return count;
}

}  // namespace

ScheduleRun::ScheduleRun(const WeekPlan& plan, const SearchOptions& options, Console& console,
                         const Comparison* comparison)
    : plan_(plan),
      options_(options),
      console_(console),
      comparison_(comparison),
      output_(console.folder(), plan.inputs.settings,
              {"en", plan.inputs.closedDays, false, options.seed}, plan.inputs.week),
      start_(console.clock().steadySeconds()),
      monitoring_(console.clock(), monitorEvery, mostOfMonitoring) {}

double ScheduleRun::elapsed() const {
  return console_.clock().steadySeconds() - start_;
}

/// The last line of a turn is the one that stays empty.
std::string ScheduleRun::unfilledCell(const WeekProblem& problem) const {
  return fmt::format("{} {}", problem.slotName(unfilledSlot_),
                     lineName(Line{problem.linesAt(unfilledSlot_) - 1}));
}

std::optional<double> ScheduleRun::elapsedForFiles() const {
  return options_.deterministic ? std::nullopt : std::optional(elapsed());
}

solver::Stop ScheduleRun::stopExplaining(const WeekProblem& problem) {
  const long long size = std::max<long long>(1, problem.slotCount()) *
                         static_cast<long long>(problem.workers.size() + 1);
  const double left = std::max(0.0, options_.timeLimit - elapsed());
  const double seconds = elapsed() + std::max(leastExplaining, left * shareOfExplaining);
  const solver::Stop late = options_.deterministic || options_.timeLimit == 0
                                ? solver::Stop(interrupted)
                                : stopAfter(options_, console_, start_, seconds);
  return [late, left = explainWork / size]() mutable { return --left < 0 || late(); };
}

Timetable ScheduleRun::timetableFor(const WeekProblem& problem, const Assignment& assignment,
                                    const Verdict& verdict, Cost bound, bool optimal) const {
  Timetable timetable = timetableOf(plan_, problem, assignment, verdict);
  timetable.bound = bound;
  const std::string proof = optimal ? tr("proven optimal") : tr("proven at least {}", bound);
  const std::string what = tr("tomatic-schedule {}: rules {}, cost {}, {}", version(),
                              problem.rules.name, verdict.cost, proof);
  timetable.log.push_back(options_.deterministic
                              ? what
                              : fmt::format("{} {}", formatUtc(console_.clock().now()), what));
  return timetable;
}

void ScheduleRun::onProgress(const WeekProblem& problem, const solver::Progress& progress) {
  if (progress.better) {
    solutionTime_ = console_.clock().now();
  }
  const int cells = problem.cellCount();
  console_.progress().update(
      progress.cost ? tr("{} cells, cost {}, bound {}, gap {}", cells, *progress.cost,
                         progress.bound, *progress.cost - progress.bound)
                    : tr("{} cells, no timetable yet, bound {}", cells, progress.bound));
  if (options_.deterministic || !monitoring_.begin()) {
    return;
  }
  SearchStatus status;
  status.totalCells = cells;
  status.bound = progress.bound;
  status.elapsedSeconds = elapsedForFiles();
  status.unfilledCell = unfilledCell(problem);
  if (progress.cost) {
    const Assignment assignment = progress.assignment();
    const Verdict verdict = judge(problem, assignment);
    status.completedCells = cells;
    status.unfilledCell = "Complete";
    status.cost = progress.cost;
    status.solutionTime = solutionTime_;
    status.penalties = verdict.penalties;
    output_.writeMonitor(timetableFor(problem, assignment, verdict, progress.bound, false));
  }
  output_.writeStatus(status);
  monitoring_.finish();
}

ScheduleRun::Attempt ScheduleRun::attempt(const WeekProblem& problem, double seconds,
                                          bool leaveTime) {
  bool found = false;
  const solver::Stop whole = stopAfter(options_, console_, start_, seconds);
  const solver::Stop first = stopAfter(options_, console_, start_, seconds * shareOfFirstRules);
  solver::SolveOptions options;
  options.seed = options_.seed;
  options.goodEnough = plan_.inputs.settings.stopPenalty;
  options.stop = [&] { return leaveTime && !found ? first() : whole(); };
  options.progress = [&](const solver::Progress& progress) {
    found = progress.cost.has_value();
    onProgress(problem, progress);
  };
  Attempt made;
  made.problem = &problem;
  made.solution = solver::solve(problem, options);
  console_.progress().finish();
  if (made.solution.assignment && comparison_ != nullptr && made.solution.optimal) {
    made.solution.assignment =
        comparison_->nearest(problem, *made.solution.assignment, made.solution.cost);
  }
  if (made.solution.assignment) {
    made.verdict = judge(problem, *made.solution.assignment);
    made.timetable = timetableFor(problem, *made.solution.assignment, made.verdict,
                                  made.solution.bound, made.solution.optimal);
  }
  console_.detail(tr("{}: {} evaluations, {} descents, {} nodes", problem.rules.name,
                     made.solution.effort.evaluations, made.solution.effort.descents,
                     made.solution.effort.nodes));
  return made;
}

std::vector<std::string> ScheduleRun::whyNone(const WeekProblem& problem) {
  const auto causes = solver::whyInfeasible(problem, stopExplaining(problem));
  for (const solver::Cause& cause : causes) {
    unfilledSlot_ = cause.slots.empty() ? unfilledSlot_ : cause.slots.front();
  }
  return explained(problem, plan_.availability, causes);
}

std::vector<std::string> ScheduleRun::whyCellsEmpty(const WeekProblem& problem, int empty) {
  const auto causes = solver::whyEmpty(problem, stopExplaining(problem), empty);
  return explained(problem, plan_.availability, causes);
}

ExitCode ScheduleRun::run(const WeekProblem& problem, const WeekProblem* fallback) {
  const double limit = options_.timeLimit * (options_.solutions > 1 ? shareOfFirst : 1);
  Attempt made = attempt(problem, limit, fallback != nullptr);
  std::vector<std::string> why;
  if (!made.solution.assignment && !interrupted()) {
    why = whyNone(problem);
    const std::string verdict =
        made.solution.infeasible
            ? tr("the rules {} allow no timetable of week {}", problem.rules.name,
                 plan_.inputs.week.name())
            : tr("no timetable of week {} found under the rules {} in the time given",
                 plan_.inputs.week.name(), problem.rules.name);
    console_.note(verdict);
    for (const std::string& line : why) {
      console_.note(line);
    }
    why.insert(why.begin(), verdict);
    if (fallback != nullptr) {
      console_.note(tr("falling back to the rules {}", fallback->rules.name));
      made = attempt(*fallback, limit, false);
    }
  }
  const int empty = made.solution.assignment ? emptyCells(*made.solution.assignment) : 0;
  if (empty > 0 && !interrupted()) {
    for (std::string& line : whyCellsEmpty(*made.problem, empty)) {
      console_.note(line);
      why.push_back(std::move(line));
    }
  }
  findOthers(made);
  return conclude(made, why);
}

/// What --solutions asks for, in the time that is left.
void ScheduleRun::findOthers(Attempt& made) {
  if (!made.solution.assignment || options_.solutions < 2 || interrupted()) {
    return;
  }
  const solver::Stop stop = stopAfter(options_, console_, start_, options_.timeLimit);
  made.all = solver::alternatives(*made.problem, {*made.solution.assignment, made.verdict.cost, 0},
                                  options_.solutions, made.verdict.cost + options_.within,
                                  [&](const WeekProblem& problem) {
                                    solver::SolveOptions options;
                                    options.seed = options_.seed;
                                    options.stop = stop;
                                    return solver::solve(problem, options);
                                  });
}

void ScheduleRun::writeOthers(Attempt& made) {
  made.files.push_back(output_.yamlFile());
  for (std::size_t i = 1; i < made.all.size(); ++i) {
    const Assignment& other = made.all[i].assignment;
    made.files.push_back(output_.writeOther(
        timetableFor(*made.problem, other, judge(*made.problem, other), made.solution.bound,
                     made.solution.optimal && made.all[i].cost == made.solution.cost),
        static_cast<int>(i) + 1));
  }
}

ExitCode ScheduleRun::conclude(Attempt& made, const std::vector<std::string>& why) {
  const WeekProblem& problem = *made.problem;
  SearchStatus status;
  status.totalCells = problem.cellCount();
  if (!made.solution.infeasible) {
    status.bound = made.solution.bound;
  }
  status.optimal = made.solution.optimal;
  status.busyReasons = why;
  status.elapsedSeconds = elapsedForFiles();
  if (made.solution.assignment) {
    status.completedCells = status.totalCells;
    status.cost = made.verdict.cost;
    status.solutionTime = options_.deterministic ? std::nullopt : solutionTime_;
    status.penalties = made.verdict.penalties;
    output_.writeTimetable(made.timetable);
    output_.writeMonitor(made.timetable);
    writeOthers(made);
    printResult(made);
  } else {
    status.unfilledCell = unfilledCell(problem);
  }
  output_.writeStatus(status);
  answer(made, why);
  if (interrupted()) {
    console_.error(made.solution.assignment
                       ? tr("interrupted: the best timetable so far is written")
                       : tr("interrupted before a timetable was found: none is written"));
    return ExitCode::interrupted;
  }
  return made.solution.assignment ? ExitCode::done : ExitCode::no;
}

void ScheduleRun::printResult(const Attempt& made) {
  TerminalOptions terminal;
  terminal.width = console_.width();
  terminal.colors = console_.colors() ? TerminalColors::trueColor : TerminalColors::none;
  terminal.palette = {made.timetable.colors, plan_.inputs.settings.randomColors, options_.seed};
  console_.out() << terminalTimetable(made.timetable, terminal) << "\n"
                 << verdictText(made.verdict);
  const Cost bound = made.solution.bound;
  console_.out()
      << (made.solution.optimal
              ? tr("proven: no timetable under the rules {} costs less\n", made.problem->rules.name)
              : tr("not proven: one of cost {} might exist under the rules {}\n", bound,
                   made.problem->rules.name))
      << (comparison_ == nullptr
              ? ""
              : comparison_->text(*made.problem, *made.solution.assignment, made.verdict.cost))
      << tr("written: {}, {}\n", output_.yamlFile(), output_.htmlFile());
  for (std::size_t i = 1; i < made.all.size(); ++i) {
    console_.out() << tr("another of cost {}, with {} other cells: {}\n", made.all[i].cost,
                         made.all[i].changed, made.files[i]);
  }
  const auto found = std::max<std::size_t>(1, made.all.size());
  if (found < static_cast<std::size_t>(options_.solutions)) {
    const bool over =
        !options_.deterministic && options_.timeLimit > 0 && elapsed() >= options_.timeLimit;
    console_.out() << tr("timetables found: {} of {} asked for{}\n", found, options_.solutions,
                         over ? tr(", the time is over") : "");
  }
}

void ScheduleRun::answer(const Attempt& made, const std::vector<std::string>& why) {
  const WeekProblem& problem = *made.problem;
  const bool complete = made.solution.assignment.has_value();
  nlohmann::ordered_json document{
      {"week", plan_.inputs.week.name()},
      {"rules", problem.rules.name},
      {"load", plan_.load.source},
      {"cost", nullptr},
      {"bound", nullptr},
      {"optimal", made.solution.optimal},
      {"totalCells", problem.cellCount()},
      {"completedCells", complete ? problem.cellCount() : 0},
      {"elapsedSeconds", nullptr},
      {"penalties", findingsAsJson(problem, made.verdict.penalties, true)},
      {"why", why},
      {"files", nlohmann::ordered_json::object()}};
  if (!made.solution.infeasible) {
    document["bound"] = made.solution.bound;
  }
  if (complete) {
    document["cost"] = made.verdict.cost;
    document["files"]["yaml"] = output_.yamlFile();
    document["files"]["html"] = output_.htmlFile();
  } else {
    document["files"]["yaml"] = nullptr;
    document["files"]["html"] = nullptr;
  }
  document["files"]["status"] = output_.statusFile();
  if (options_.solutions > 1) {
    auto& solutions = document["solutions"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < made.all.size(); ++i) {
      solutions.push_back(
          {{"cost", made.all[i].cost}, {"changed", made.all[i].changed}, {"file", made.files[i]}});
    }
  }
  if (comparison_ != nullptr) {
    document["compare"] =
        complete ? comparison_->json(problem, *made.solution.assignment, made.verdict.cost)
                 : nlohmann::ordered_json(nullptr);
  }
  if (!options_.deterministic) {
    document["elapsedSeconds"] = std::round(elapsed() * 1000) / 1000;
  }
  console_.answer(document);
}

}  // namespace tomatic
