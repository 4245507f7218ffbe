// What each rule charges for one thing: a person's day, a person's turn, a turn's empty cells, a
// crowd in a turn, a person's week. The only place that knows; the evaluator adds these up and the
// solver folds them into its prices. Source: scheduling.md, section 6.
#pragma once

#include <optional>
#include <vector>

#include "rules/week_problem.hpp"

namespace tomatic {

struct Charge {
  Rule rule{};
  Cost cost = 0;
  bool broken = false;         ///< a hard rule is broken; then `cost` is 0
  std::optional<Turn> turn{};  ///< where in the day, if it is one turn's
  int amount = 0;              ///< what the rule counted

  bool matters() const { return cost != 0 || broken; }
};

/// All that the rules know of a person when they judge a day.
struct DayProfile {
  int dailyLimit = 0;
  bool brunchExempt = false;

  friend auto operator<=>(const DayProfile&, const DayProfile&) = default;
};
DayProfile dayProfile(const Worker& worker);

/// What a day's turns cost as a pattern: gap, brunch, marathon, concentrated, dailyLimit.
void chargeDay(const WeekProblem& problem, const DayProfile& profile, TurnSet worked,
               std::vector<Charge>& charges);

/// What attending one turn costs the worker: undesired, requiredBusy.
Charge chargeTurn(const WeekProblem& problem, const Worker& worker, int day, Turn turn);

/// What attending it costs whoever had too many unpleasant turns, if it is one.
Charge chargeFairness(const WeekProblem& problem, const Worker& worker, int day, Turn turn);

/// What an unfulfilled wish costs.
Charge chargeMissedWish(const WeekProblem& problem);

/// What a week of so many turns costs the worker.
Charge chargeLoad(const WeekProblem& problem, const Worker& worker, int turnsWorked);

/// What so many cells of the first line on one day cost a worker; only with loads by line.
Charge chargeFirstLine(const WeekProblem& problem, int cells);

/// What so many empty cells in a turn cost; broken too if other numbers are asked for.
Charge chargeEmpty(const WeekProblem& problem, int slot, int empty);

/// What missing some of the empty cells asked for in a turn costs.
Charge chargeMissedEmpty(const WeekProblem& problem, int missing);

/// How many of the crowd may be on the phone in a slot; nothing: no limit.
std::optional<int> crowdLimit(const WeekProblem& problem, const Crowd& crowd, int slot);

/// What so many of a crowd on the phone cost, given the crowd's limit in that slot.
Charge chargeCrowd(const WeekProblem& problem, const Crowd& crowd, std::optional<int> limit,
                   int phoning);

/// What so many cells unlike a given timetable, and so many like it, cost.
Charge chargeChanges(const Reference& reference, int changed, int kept);

/// Whether the rules look at this crowd at all.
bool crowdMatters(const WeekProblem& problem, const Crowd& crowd);

}  // namespace tomatic
