#include "commands/comparison.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/interruption.hpp"
#include "rules/evaluator.hpp"
#include "text/messages.hpp"

namespace tomatic {

nlohmann::ordered_json changesAsJson(const WeekProblem& problem,
                                     const std::vector<CellChange>& changes) {
  auto all = nlohmann::ordered_json::array();
  for (const CellChange& change : changes) {
    all.push_back({{"day", problem.dayName(change.slot / problem.turns())},
                   {"turn", change.slot % problem.turns() + 1},
                   {"line", change.line + 1},
                   {"from", change.from},
                   {"to", change.to},
                   {"text", changeText(problem, change)}});
  }
  return all;
}

nlohmann::ordered_json cellsAsJson(const WeekProblem& problem, const Assignment& assignment) {
  auto days = nlohmann::ordered_json::object();
  const NamedCells cells = namedCells(problem, assignment);
  for (int day = 0; day < problem.dayCount(); ++day) {
    auto& turns = days[problem.dayName(day)] = nlohmann::ordered_json::array();
    for (int turn = 0; turn < problem.turns(); ++turn) {
      turns.push_back(cells[problem.slot(day, turn)]);
    }
  }
  return days;
}

Comparison::Comparison(const WeekProblem& problem, const WeekProblem* fallback, Searches& searches)
    : searches_(searches), problem_(&problem) {
  solution_ = searches.solve(problem, tr("the week as it is"));
  if (!solution_.assignment && fallback != nullptr) {
    problem_ = fallback;
    solution_ = searches.solve(*fallback, tr("the week as it is"));
  }
}

Assignment Comparison::nearest(const WeekProblem& problem, const Assignment& assignment,
                               Cost cost) const {
  if (!solution_.assignment) {
    return assignment;
  }
  WeekProblem near = scaledCosts(problem, problem.cellCount() + 1);
  Reference reference;
  reference.perChange = 1;
  for (const auto& slot : *solution_.assignment) {
    auto& cells = reference.cells.emplace_back();
    for (const int worker : slot) {
      const auto same =
          std::find_if(problem.workers.begin(), problem.workers.end(), [&](const Worker& other) {
            return worker >= 0 && other.id == problem_->workers[worker].id;
          });
      const bool gone = worker >= 0 && same == problem.workers.end();
      cells.push_back(worker < 0 ? nobodyIndex
                      : gone     ? nobodyIndex - 1
                                 : static_cast<int>(same - problem.workers.begin()));
    }
  }
  near.asked.references.push_back(std::move(reference));
  try {
    const solver::Solution solution = searches_.solve(near, tr("with few changes"));
    const bool asCheap = solution.assignment && judge(problem, *solution.assignment).cost <= cost;
    return asCheap ? *solution.assignment : assignment;
  } catch (const Interrupted&) {  // the one at hand is as good, and is to be saved
    return assignment;
  }
}

std::vector<CellChange> Comparison::changes(const WeekProblem& problem,
                                            const Assignment& assignment) const {
  return changesBetween(problem, namedCells(*problem_, *solution_.assignment),
                        namedCells(problem, assignment));
}

std::string Comparison::text(const WeekProblem& problem, const Assignment& assignment,
                             Cost cost) const {
  if (!solution_.assignment) {
    return tr("the week as it is has no timetable\n");
  }
  const Cost before = solution_.cost;
  std::string text =
      tr("the week as it is costs {}{} under the rules {}: {}{} with what is asked\n", before,
         solution_.optimal ? "" : tr(" (not proven)"), problem_->rules.name,
         cost >= before ? "+" : "", cost - before);
  const auto list = changes(problem, assignment);
  text += tr("changed cells: {}\n", list.size());
  for (const CellChange& change : list) {
    text += tr("  {}\n", changeText(problem, change));
  }
  return text;
}

nlohmann::ordered_json Comparison::json(const WeekProblem& problem, const Assignment& assignment,
                                        Cost cost) const {
  nlohmann::ordered_json document{{"rules", problem_->rules.name},
                                  {"cost", nullptr},
                                  {"bound", nullptr},
                                  {"optimal", solution_.optimal},
                                  {"difference", nullptr},
                                  {"changes", nlohmann::ordered_json::array()}};
  if (solution_.assignment) {
    document["cost"] = solution_.cost;
    document["bound"] = solution_.bound;
    document["difference"] = cost - solution_.cost;
    document["changes"] = changesAsJson(problem, changes(problem, assignment));
  }
  return document;
}

}  // namespace tomatic
