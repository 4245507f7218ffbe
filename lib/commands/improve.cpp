#include "commands/improve.hpp"

#include <nlohmann/json.hpp>

#include "cli/show_config.hpp"
#include "commands/comparison.hpp"
#include "rules/evaluator.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr int mostSteps = 10'000;

}  // namespace

std::string ImproveCommand::summary() const {
  return tr("Says what would make a timetable better, the most gained for each change first.");
}

std::string ImproveCommand::epilogue() const {
  return tr("Example: tomatic-schedule improve graella-telefons-2026-09-07.yaml --steps 3");
}

void ImproveCommand::declare(Options& offered) {
  declareTimetable(offered, options_, tr("the timetable to improve"));
  declareCells(offered, whatIf_);
  declareChangeCost(offered, wish_.changeCost,
                    tr("what a step must gain at least for each changed cell, and more"));
  offered.option("--steps", wish_.mostSteps, tr("stop after so many steps; 0: when nothing gains"))
      .typeName("N")
      .inRange(0, mostSteps)
      .showDefault();
  offered
      .option("-o,--output", output_,
              tr("write the improved timetable to this file; - for standard output"))
      .typeName("FILE");
  declareSearchLimits(offered, limits_);
}

ExitCode ImproveCommand::run(Console& console) {
  const Config config = configOf(options_, console);
  if (console.options().showConfig) {
    return showConfig(console, config.values);
  }
  GivenTimetable given = givenTimetable(options_, config, JudgedBy::itself, console);
  askOf(given.problem, given.plan, whatIf_);
  const WeekProblem& problem = given.problem;
  Searches searches(limits_, console);
  const solver::Improvement improvement = solver::improve(
      problem, given.assignment, wish_,
      [&](const WeekProblem& week) { return searches.solve(week, tr("improvements")); });
  if (improvement.infeasible) {
    throw NoAnswer(
        problem.asked.any()
            ? tr("the rules {} allow no timetable of this week with what --fix and --forbid ask "
                 "for",
                 problem.rules.name)
            : tr("the rules {} allow no timetable of this week; tomatic-schedule why says why",
                 problem.rules.name));
  }
  const Cost before = judge(problem, given.assignment).cost;
  Assignment now = given.assignment;
  auto steps = nlohmann::ordered_json::array();
  const bool shown = output_ != "-";
  for (const solver::ImprovementStep& step : improvement.steps) {
    const Assignment after = keptInPlace(problem, now, step.after);
    const auto changes =
        changesBetween(problem, namedCells(problem, now), namedCells(problem, after));
    std::string text =
        step.mended > 0
            ? tr("mends {} violations, cost {} → {}", step.mended, step.before, step.cost)
            : tr("gains {}, cost {} → {}", step.before - step.cost, step.before, step.cost);
    for (const CellChange& change : changes) {
      text += "\n  " + changeText(problem, change);
    }
    if (shown) {
      console.out() << text << "\n";
    }
    steps.push_back({{"gain", step.before - step.cost},
                     {"mended", step.mended},
                     {"costBefore", step.before},
                     {"cost", step.cost},
                     {"changes", changesAsJson(problem, changes)}});
    now = after;
  }
  const Cost cost = judge(problem, now).cost;
  const std::string proof =
      !improvement.proven     ? tr("more may be gained")
      : wish_.changeCost == 0 ? tr("proven: no timetable costs less")
                              : tr("proven: no change gains more than {} a cell", wish_.changeCost);
  const std::string summary =
      tr("steps: {}, cost: {} ({} before), {}", improvement.steps.size(), cost, before, proof);
  console.note(summary);
  if (output_) {
    writeGiven(given, now, *output_, tr("tomatic-schedule improve: {}", summary), console);
  }
  console.answer({{"week", given.timetable.week.name()},
                  {"rules", problem.rules.name},
                  {"load", given.plan.load.source},
                  {"costBefore", before},
                  {"cost", cost},
                  {"steps", steps},
                  {"changeCost", wish_.changeCost},
                  {"proven", improvement.proven},
                  {"timetable", cellsAsJson(problem, now)},
                  {"file", output_ ? nlohmann::ordered_json(*output_) : nullptr}});
  return ExitCode::done;
}

}  // namespace tomatic
