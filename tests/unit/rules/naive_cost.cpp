#include "unit/rules/naive_cost.hpp"

#include <algorithm>
#include <vector>

namespace tomatic::test {
namespace {

class Count {
 public:
  Count(const WeekProblem& problem, const Assignment& assignment)
      : problem_(problem), rules_(problem.rules), assignment_(assignment) {}

  std::map<Rule, Toll> all() {
    for (int person = 0; person < people(); ++person) {
      for (int day = 0; day < problem_.dayCount(); ++day) {
        countDay(person, day);
      }
      countLoad(person);
      countWishes(person);
    }
    for (int slot = 0; slot < problem_.slotCount(); ++slot) {
      countEmpty(slot);
      for (const Crowd& crowd : problem_.crowds) {
        countCrowd(crowd, slot);
      }
    }
    countEmptyLoad();
    return tolls_;
  }

 private:
  int people() const { return static_cast<int>(problem_.workers.size()); }

  int lineOf(int person, int slot) const {
    const auto& cells = assignment_[slot];
    const auto found = std::find(cells.begin(), cells.end(), person);
    return found == cells.end() ? -1 : static_cast<int>(found - cells.begin());
  }
  bool works(int person, int slot) const { return lineOf(person, slot) >= 0; }

  /// So many units of the rule, at so much each.
  void charge(Rule rule, const Weight& weight, Cost units) {
    charge(rule, weight.level, weight.cost, units);
  }
  void charge(Rule rule, Level level, Cost each, Cost units) {
    if (units > 0 && level == Level::hard) {
      tolls_[rule].broken = true;
    } else if (units > 0 && level == Level::soft) {
      tolls_[rule].cost += each * units;
    }
  }

  void countDay(int person, int day) {
    const Worker& worker = problem_.workers[person];
    std::vector<int> worked;
    int first = 0;
    for (int turn = 0; turn < problem_.turns(); ++turn) {
      const int slot = problem_.slot(day, turn);
      if (works(person, slot)) {
        worked.push_back(turn);
        first += lineOf(person, slot) == 0 ? 1 : 0;
        charge(Rule::undesired, rules_.undesired, worker.undesired[day].has(Turn{turn}) ? 1 : 0);
      }
    }
    std::vector<int> runs;
    for (std::size_t i = 0; i < worked.size(); ++i) {
      if (i > 0 && worked[i] == worked[i - 1] + 1) {
        ++runs.back();
        continue;
      }
      runs.push_back(1);
      if (i > 0) {
        countGap(worker, worked[i] - worked[i - 1] - 1);
      }
    }
    for (const int run : runs) {
      charge(Rule::marathon, rules_.marathon, run - rules_.marathonFrom + 1);
    }
    countBrunch(worker, worked, runs);
    const auto n = static_cast<Cost>(worked.size());
    charge(Rule::concentrated, rules_.concentrated, n * (n - 1) / 2);
    if (n > worker.dailyLimit) {
      tolls_[Rule::dailyLimit].broken = true;
    }
    if (problem_.byLine && problem_.maxFirstLinePerDay) {
      charge(Rule::firstLine, rules_.firstLine, first - *problem_.maxFirstLinePerDay);
    }
  }

  void countGap(const Worker& worker, int length) {
    Level level = rules_.gap.level;
    if (level == Level::soft && worker.dailyLimit < rules_.gapHardBelow) {
      level = Level::hard;
    }
    charge(Rule::gap, level, length == 1 ? rules_.gap.cost : rules_.longGapCost, 1);
  }

  void countBrunch(const Worker& worker, const std::vector<int>& worked,
                   const std::vector<int>& runs) {
    if (worker.brunchExempt || problem_.brunchTurns.empty()) {
      return;
    }
    for (int turn = 0; turn < problem_.turns(); ++turn) {
      const bool free = std::find(worked.begin(), worked.end(), turn) == worked.end();
      if (problem_.brunchTurns.has(Turn{turn}) && free) {
        return;
      }
    }
    const bool excused = rules_.brunchExcusedByRun > 0 && rules_.brunch.level == Level::soft &&
                         std::any_of(runs.begin(), runs.end(),
                                     [&](int run) { return run >= rules_.brunchExcusedByRun; });
    charge(Rule::brunch, rules_.brunch, excused ? 0 : 1);
  }

  void countLoad(int person) {
    const Worker& worker = problem_.workers[person];
    std::map<int, int> onLine;
    int total = 0;
    for (int slot = 0; slot < problem_.slotCount(); ++slot) {
      if (works(person, slot)) {
        ++onLine[lineOf(person, slot)];
        ++total;
      }
    }
    const int difference = total - worker.load;
    charge(Rule::load, rules_.load, rules_.loadExact ? std::abs(difference) : difference);
    for (const auto& [line, turns] : onLine) {
      if (problem_.byLine && turns > worker.loadByLine[line]) {
        tolls_[Rule::lineLoad].broken = true;
      }
    }
  }

  void countWishes(int person) {
    for (const ForcedWish& wish : problem_.workers[person].wishes) {
      const int line = lineOf(person, problem_.slot(wish.day, index(wish.turn)));
      const bool given = problem_.byLine && wish.line ? line == index(*wish.line) : line >= 0;
      charge(Rule::forced, rules_.forced, given ? 0 : 1);
    }
  }

  int emptyIn(int slot) const {
    const auto& cells = assignment_[slot];
    return static_cast<int>(std::count(cells.begin(), cells.end(), nobodyIndex));
  }

  void countEmpty(int slot) {
    const int e = emptyIn(slot);
    const int asked = problem_.emptyAsked[slot / problem_.turns()][slot % problem_.turns()];
    if (rules_.empty.level == Level::hard && e > asked) {
      tolls_[Rule::empty].broken = true;
    } else if (rules_.empty.level != Level::off && rules_.emptyLimited &&
               problem_.maxEmptyPerTurn && e > *problem_.maxEmptyPerTurn) {
      tolls_[Rule::empty].broken = true;
    } else if (rules_.empty.level == Level::soft) {
      charge(Rule::empty, rules_.empty,
             rules_.emptyShape == EmptyShape::square ? e * e : e * (e + 1) / 2);
    }
    if (!problem_.byLine) {
      charge(Rule::forced, rules_.forced, asked - e);
    }
  }

  void countCrowd(const Crowd& crowd, int slot) {
    int phoning = 0;
    int available = 0;
    for (const int member : crowd.members) {
      phoning += works(member, slot) ? 1 : 0;
      const TurnSet away = problem_.workers[member].required[slot / problem_.turns()];
      available += away.has(Turn{slot % problem_.turns()}) ? 0 : 1;
    }
    if (crowd.kind == Crowd::Kind::phoning) {
      charge(Rule::groupPhoning, rules_.groupPhoning, phoning - *crowd.limit);
    } else if (crowd.kind == Crowd::Kind::idle) {
      const int idle = available - phoning;
      const int missing = std::min(phoning, *crowd.limit - idle);
      charge(Rule::groupIdle, rules_.groupIdle, missing);
    } else if (rules_.tableNoise.level != Level::off) {
      const bool limited = rules_.tableLimited && crowd.limit;
      const bool hard = rules_.tableNoise.level == Level::hard;
      const int most = crowd.limit ? *crowd.limit : 1;
      if ((limited || hard) && phoning > most) {
        tolls_[Rule::tableNoise].broken = true;
      } else if (!hard) {
        charge(Rule::tableNoise, rules_.tableNoise, phoning * (phoning - 1) / 2);
      }
    }
  }

  void countEmptyLoad() {
    int empty = 0;
    for (int slot = 0; slot < problem_.slotCount(); ++slot) {
      empty += emptyIn(slot);
    }
    if (rules_.load.level == Level::hard && rules_.loadExact && empty != problem_.emptyLoad) {
      tolls_[Rule::load].broken = true;
    }
    for (const EmptyCell& cell : problem_.emptyCells) {
      const int holder = assignment_[problem_.slot(cell.day, index(cell.turn))][index(cell.line)];
      charge(Rule::forced, rules_.forced, holder == nobodyIndex ? 0 : 1);
    }
  }

  const WeekProblem& problem_;
  const RuleSet& rules_;
  const Assignment& assignment_;
  std::map<Rule, Toll> tolls_;
};

}  // namespace

std::map<Rule, Toll> naiveCost(const WeekProblem& problem, const Assignment& assignment) {
  return Count(problem, assignment).all();
}

}  // namespace tomatic::test
