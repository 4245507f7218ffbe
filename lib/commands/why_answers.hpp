// The answers of tomatic-schedule why, for people and as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "commands/search_limits.hpp"
#include "commands/week_plan.hpp"
#include "rules/changes.hpp"
#include "rules/evaluator.hpp"
#include "solver/requirements.hpp"

namespace tomatic {

class WhyAnswers {
 public:
  /// `timetable` is what is asked about; nullptr: the week itself. All must outlive this.
  WhyAnswers(const WeekPlan& plan, const WeekProblem& problem, const Assignment* timetable,
             Searches& searches, Console& console);

  /// Why a person does not attend a turn.
  void notThere(int worker, int slot);
  /// Why a turn has an empty cell.
  void empty(int slot);
  /// Why a penalty of the timetable is there.
  void penalty(const Finding& finding);
  /// Why the week costs what it costs, or why it has no timetable.
  void week();
  /// What a timetable costs, and the numbers of its penalties.
  void penalties(const WeekProblem& problem, const Assignment& timetable);

  nlohmann::ordered_json document() const { return document_; }

 private:
  struct Found {
    solver::Solution solution;
    Cost cost = 0;
    std::vector<CellChange> changes;
  };

  Found nearest(const WeekProblem& asked, const std::string& what);
  void tellFound(const Found& found);
  /// What must hold of every timetable of a week, and is to be explained.
  struct Claim {
    const WeekProblem& problem;
    Cost least = 0;  ///< it costs so much, or more; solver::forbidden: there is none
  };

  /// The question's problem, `asked`, forbids what a rule charges for.
  void forced(const WeekProblem& asked, Rule rule, const std::string& what);
  /// `asked` is what remedies are priced in, below `unrelaxed`.
  void tellReasons(const WeekProblem& asked, const Claim& claim, Cost unrelaxed);
  void tellRemedies(const WeekProblem& asked, const solver::Reasons& reasons, Cost unrelaxed);
  void tellDirectChange(int worker, int slot);
  void tellCauses(const solver::Solution& whole);

  const WeekPlan& plan_;
  const WeekProblem& problem_;
  const Assignment* timetable_;
  Searches& searches_;
  Console& console_;
  Cost now_ = 0;  // what the timetable costs
  nlohmann::ordered_json document_;
};

}  // namespace tomatic
