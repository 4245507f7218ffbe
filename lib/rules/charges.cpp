#include "rules/charges.hpp"

#include <algorithm>

namespace tomatic {
namespace {

constexpr Cost pairs(Cost n) {
  return n * (n - 1) / 2;
}

/// `count` units of a rule.
Charge weighed(Rule rule, const Weight& weight, int count, std::optional<Turn> turn = {}) {
  Charge charge{rule, 0, false, turn, count};
  if (count > 0 && weight.level == Level::hard) {
    charge.broken = true;
  } else if (weight.level == Level::soft) {
    charge.cost = weight.cost * count;
  }
  return charge;
}

Rule crowdRule(Crowd::Kind kind) {
  switch (kind) {
    case Crowd::Kind::table:
      return Rule::tableNoise;
    case Crowd::Kind::phoning:
      return Rule::groupPhoning;
    default:
      return Rule::groupIdle;
  }
}

const Weight& crowdWeight(const RuleSet& rules, Crowd::Kind kind) {
  switch (kind) {
    case Crowd::Kind::table:
      return rules.tableNoise;
    case Crowd::Kind::phoning:
      return rules.groupPhoning;
    default:
      return rules.groupIdle;
  }
}

/// A maximal stretch of consecutive turns.
struct Run {
  int first = 0;
  int length = 0;
};

/// Calls `each` with every run, in order.
template <typename Each>
void forEachRun(TurnSet worked, int turns, Each each) {
  for (int turn = 0; turn < turns;) {
    if (!worked.has(Turn{turn})) {
      ++turn;
      continue;
    }
    Run run{turn, 0};
    while (turn < turns && worked.has(Turn{turn})) {
      ++turn;
      ++run.length;
    }
    each(run);
  }
}

}  // namespace

DayProfile dayProfile(const Worker& worker) {
  return {worker.dailyLimit, worker.brunchExempt};
}

void chargeDay(const WeekProblem& problem, const DayProfile& profile, TurnSet worked,
               std::vector<Charge>& charges) {
  const RuleSet& rules = problem.rules;
  const auto add = [&](const Charge& charge) {
    if (charge.matters()) {
      charges.push_back(charge);
    }
  };
  int longest = 0;
  std::optional<int> lastEnd;
  forEachRun(worked, problem.turns(), [&](const Run& run) {
    longest = std::max(longest, run.length);
    if (lastEnd) {
      const int gap = run.first - *lastEnd;
      Weight weight = rules.gap;
      if (weight.level == Level::soft) {
        weight.cost = gap == 1 ? rules.gap.cost : rules.longGapCost;
        weight.level = profile.dailyLimit < rules.gapHardBelow ? Level::hard : Level::soft;
      }
      add(weighed(Rule::gap, weight, 1, Turn{*lastEnd}));
    }
    if (run.length >= rules.marathonFrom) {
      add(weighed(Rule::marathon, rules.marathon, run.length - rules.marathonFrom + 1,
                  Turn{run.first}));
    }
    lastEnd = run.first + run.length;
  });
  const bool noBreak = !problem.brunchTurns.empty() && worked.contains(problem.brunchTurns);
  const bool excused = rules.brunchExcusedByRun > 0 && longest >= rules.brunchExcusedByRun &&
                       rules.brunch.level == Level::soft;
  if (noBreak && !profile.brunchExempt && !excused) {
    add(weighed(Rule::brunch, rules.brunch, 1));
  }
  Charge crowdedDay =
      weighed(Rule::concentrated, rules.concentrated, static_cast<int>(pairs(worked.size())));
  crowdedDay.amount = worked.size();
  add(crowdedDay);
  if (worked.size() > profile.dailyLimit) {
    add({Rule::dailyLimit, 0, true, {}, worked.size()});
  }
}

Charge chargeTurn(const WeekProblem& problem, const Worker& worker, int day, Turn turn) {
  if (worker.required[day].has(turn)) {
    return {Rule::requiredBusy, 0, true, turn, 1};
  }
  return weighed(Rule::undesired, problem.rules.undesired, worker.undesired[day].has(turn) ? 1 : 0,
                 turn);
}

Charge chargeFairness(const WeekProblem& problem, const Worker& worker, int day, Turn turn) {
  const auto& lines = problem.lines[day];
  const auto hasLine = [](int count) { return count > 0; };
  const auto first = std::find_if(lines.begin(), lines.end(), hasLine) - lines.begin();
  const auto last = lines.rend() - std::find_if(lines.rbegin(), lines.rend(), hasLine) - 1;
  int turns = worker.undesired[day].has(turn) ? worker.surplus.undesired : 0;
  turns += index(turn) == first ? worker.surplus.early : 0;
  turns += index(turn) == last ? worker.surplus.late : 0;
  return weighed(Rule::fairness, problem.rules.fairness, turns, turn);
}

Charge chargeMissedWish(const WeekProblem& problem) {
  return weighed(Rule::forced, problem.rules.forced, 1);
}

Charge chargeLoad(const WeekProblem& problem, const Worker& worker, int turnsWorked) {
  const int above = std::max(0, turnsWorked - worker.load - worker.mayAdd);
  const int below =
      problem.rules.loadExact ? std::max(0, worker.load - worker.mayDrop - turnsWorked) : 0;
  Charge charge = weighed(Rule::load, problem.rules.load, above + below);
  charge.amount = turnsWorked;
  return charge;
}

Charge chargeFirstLine(const WeekProblem& problem, int cells) {
  if (!problem.byLine || !problem.maxFirstLinePerDay) {
    return {Rule::firstLine};
  }
  Charge charge = weighed(Rule::firstLine, problem.rules.firstLine,
                          std::max(0, cells - *problem.maxFirstLinePerDay));
  charge.amount = cells;
  return charge;
}

Charge chargeEmpty(const WeekProblem& problem, int slot, int empty) {
  const RuleSet& rules = problem.rules;
  Charge charge{Rule::empty, 0, false, Turn{slot % problem.turns()}, empty};
  const auto range = problem.asked.empties.find(slot);
  const bool ranged = range != problem.asked.empties.end();
  if (ranged && (empty < range->second.least || empty > range->second.most.value_or(empty))) {
    charge.broken = true;
    return charge;
  }
  if (rules.empty.level == Level::off) {
    return charge;
  }
  const int asked = std::max(problem.emptyAsked[slot / problem.turns()][slot % problem.turns()],
                             ranged ? range->second.least : 0);
  const bool tooMany =
      rules.emptyLimited && problem.maxEmptyPerTurn && empty > *problem.maxEmptyPerTurn;
  if (tooMany || (rules.empty.level == Level::hard && empty > asked)) {
    charge.broken = true;
  } else if (rules.empty.level == Level::soft) {
    const Cost e = empty;
    charge.cost =
        rules.empty.cost * (rules.emptyShape == EmptyShape::square ? e * e : pairs(e + 1));
  }
  return charge;
}

Charge chargeMissedEmpty(const WeekProblem& problem, int missing) {
  return weighed(Rule::forced, problem.rules.forced, missing);
}

std::optional<int> crowdLimit(const WeekProblem& problem, const Crowd& crowd, int slot) {
  if (crowd.kind != Crowd::Kind::idle || !crowd.limit) {
    return crowd.limit;
  }
  const Turn turn{slot % problem.turns()};
  const auto available = std::count_if(crowd.members.begin(), crowd.members.end(), [&](int member) {
    return !problem.workers[member].required[slot / problem.turns()].has(turn);
  });
  return std::max(0, static_cast<int>(available) - *crowd.limit);
}

Charge chargeCrowd(const WeekProblem& problem, const Crowd& crowd, std::optional<int> limit,
                   int phoning) {
  const Weight& weight = crowdWeight(problem.rules, crowd.kind);
  Charge charge{crowdRule(crowd.kind), 0, false, {}, phoning};
  if (weight.level == Level::off) {
    return charge;
  }
  if (crowd.kind == Crowd::Kind::table) {
    const bool limited = problem.rules.tableLimited && limit;
    const bool hard = weight.level == Level::hard;
    charge.broken = (limited || (hard && limit)) ? phoning > *limit : hard && phoning > 1;
    charge.cost = charge.broken || hard ? 0 : weight.cost * pairs(phoning);
  } else {
    charge = weighed(charge.rule, weight, std::max(0, phoning - limit.value_or(phoning)));
    charge.amount = phoning;
  }
  return charge;
}

Charge chargeChanges(const Reference& reference, int changed, int kept) {
  return {
      Rule::changed, reference.perChange * changed + reference.perKept * kept, false, {}, changed};
}

bool crowdMatters(const WeekProblem& problem, const Crowd& crowd) {
  const Weight& weight = crowdWeight(problem.rules, crowd.kind);
  const bool free = weight.level == Level::soft && weight.cost == 0 &&
                    !(crowd.kind == Crowd::Kind::table && problem.rules.tableLimited);
  return weight.level != Level::off && !free;
}

}  // namespace tomatic
