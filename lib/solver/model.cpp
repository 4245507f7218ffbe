#include "solver/model.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "rules/charges.hpp"
#include "solver/adjust.hpp"
#include "solver/pattern_maker.hpp"

namespace tomatic::solver {
namespace {

class Compiler {
 public:
  explicit Compiler(const WeekProblem& problem) : problem_(problem) {}

  Model compile() {
    model_.days = problem_.dayCount();
    model_.turns = problem_.turns();
    compileSlots();
    compileCrowds();
    compileCells();
    for (const Worker& worker : problem_.workers) {
      compilePerson(worker);
    }
    for (const auto& [crowd, firstCounter] : crowdCounters_) {
      for (const int member : crowd->members) {
        model_.persons[member].crowdCounters.push_back(firstCounter);
      }
    }
    adjust(problem_, model_);
    countMost();
    model_.ceiling = ceiling();
    return std::move(model_);
  }

 private:
  void compileSlots() {
    for (int slot = 0; slot < model_.slots(); ++slot) {
      const int lines = problem_.linesAt(slot);
      const int asked =
          problem_.byLine ? 0 : problem_.emptyAsked[slot / model_.turns][slot % model_.turns];
      Counter counter;
      for (int working = 0; working <= lines; ++working) {
        const int empty = lines - working;
        const Charge charge = chargeEmpty(problem_, slot, empty);
        const Charge missed = chargeMissedEmpty(problem_, std::max(0, asked - empty));
        const bool broken = isForbidden(charge, slot) || isForbidden(missed, slot);
        counter.cost.push_back(broken ? forbidden : charge.cost + missed.cost);
      }
      model_.counters.push_back(std::move(counter));
    }
  }

  /// Whether a charge of a turn may not be: it breaks a rule or is banned.
  bool isForbidden(const Charge& charge, int slot, std::optional<int> crowd = {}) const {
    return charge.broken ||
           isBanned(problem_.asked.bans,
                    {charge.rule, {}, slot / model_.turns, Turn{slot % model_.turns}, crowd},
                    charge.cost);
  }

  void compileCrowds() {
    for (int which = 0; which < static_cast<int>(problem_.crowds.size()); ++which) {
      const Crowd& crowd = problem_.crowds[which];
      if (!crowdMatters(problem_, crowd)) {
        continue;
      }
      std::vector<Counter> counters(model_.slots());
      bool charges = false;
      for (int slot = 0; slot < model_.slots(); ++slot) {
        const auto limit = crowdLimit(problem_, crowd, slot);
        for (int phoning = 0; phoning <= static_cast<int>(crowd.members.size()); ++phoning) {
          const Charge charge = chargeCrowd(problem_, crowd, limit, phoning);
          counters[slot].cost.push_back(isForbidden(charge, slot, which) ? forbidden : charge.cost);
          charges = charges || charge.matters();
        }
      }
      if (charges) {
        crowdCounters_.emplace_back(&crowd, static_cast<int>(model_.counters.size()));
        model_.counters.insert(model_.counters.end(), counters.begin(), counters.end());
      }
    }
  }

  void compileCells() {
    if (!problem_.byLine) {
      return;
    }
    model_.firstCell = static_cast<int>(model_.counters.size());
    model_.cellsPerSlot = problem_.mostLines();
    for (int slot = 0; slot < model_.slots(); ++slot) {
      for (int line = 0; line < model_.cellsPerSlot; ++line) {
        model_.counters.push_back({{0, line < problem_.linesAt(slot) ? 0 : forbidden}, 0});
      }
    }
    for (const EmptyCell& cell : problem_.emptyCells) {
      const int slot = problem_.slot(cell.day, index(cell.turn));
      const Charge charge = chargeMissedEmpty(problem_, 1);
      model_.counters[model_.cellCounter(slot, index(cell.line))].cost[1] =
          isForbidden(charge, slot) ? forbidden : charge.cost;
    }
  }

  void compilePerson(const Worker& worker) {
    Person person;
    person.table = tableOf(worker);
    person.space = spaceOf(worker, person.table);
    const PatternTable& table = model_.tables[person.table];
    const int items = model_.itemsPerDay(person);
    person.itemCost.assign(static_cast<std::size_t>(items) * model_.days, 0);
    for (int day = 0; day < model_.days; ++day) {
      std::vector<char> open(items, 1);
      for (int item = 0; item < items; ++item) {
        const Turn turn{item / table.ownLines};
        const Charge charge = chargeTurn(problem_, worker, day, turn);
        const bool noSuchLine = problem_.byLine && table.lines[item % table.ownLines] >=
                                                       problem_.lines[day][index(turn)];
        const Charge unfair = chargeFairness(problem_, worker, day, turn);
        open[item] = !charge.broken && !unfair.broken && !noSuchLine;
        person.itemCost[day * items + item] = charge.cost + unfair.cost;
      }
      const auto musts = wishesOf(worker, day, table, person);
      person.allowed.push_back(allowedPatterns(table, model_.spaces[person.space], open, musts));
    }
    model_.persons.push_back(std::move(person));
  }

  /// Item sets of which a pattern must take one, for hard wishes; soft ones go to the item costs.
  std::vector<std::vector<int>> wishesOf(const Worker& worker, int day, const PatternTable& table,
                                         Person& person) {
    std::vector<std::vector<int>> musts;
    const int items = model_.itemsPerDay(person);
    const Charge missed = chargeMissedWish(problem_);
    for (const ForcedWish& wish : worker.wishes) {
      if (wish.day != day || !missed.matters()) {
        continue;
      }
      std::vector<int> wanted;
      for (int line = 0; line < table.ownLines; ++line) {
        if (!problem_.byLine || !wish.line || table.lines[line] == index(*wish.line)) {
          wanted.push_back(index(wish.turn) * table.ownLines + line);
        }
      }
      model_.constant += missed.cost;
      for (const int item : wanted) {
        person.itemCost[day * items + item] -= missed.cost;
      }
      if (missed.broken) {
        musts.push_back(std::move(wanted));
      }
    }
    return musts;
  }

  /// Those on open items only, with one of each must, and within the loads of the week.
  static std::vector<std::uint16_t> allowedPatterns(const PatternTable& table,
                                                    const WeekSpace& space,
                                                    const std::vector<char>& open,
                                                    const std::vector<std::vector<int>>& musts) {
    std::vector<std::uint16_t> allowed;
    for (std::size_t i = 0; i < table.patterns.size(); ++i) {
      const Pattern& pattern = table.patterns[i];
      const auto begin = table.items.begin() + pattern.firstItem;
      const auto end = begin + pattern.itemCount;
      const bool fits =
          !space.sources[pattern.usage].empty() &&
          std::all_of(begin, end, [&](std::uint16_t item) { return open[item] != 0; }) &&
          std::all_of(musts.begin(), musts.end(), [&](const std::vector<int>& wanted) {
            return std::any_of(wanted.begin(), wanted.end(), [&](int item) {
              return std::find(begin, end, static_cast<std::uint16_t>(item)) != end;
            });
          });
      if (fits) {
        allowed.push_back(static_cast<std::uint16_t>(i));
      }
    }
    return allowed;
  }

  /// How often each own line may be used in the week.
  std::vector<int> capsOf(const Worker& worker) const {
    if (!problem_.byLine) {
      const bool capped = problem_.rules.load.level == Level::hard;
      const int most = worker.dailyLimit * model_.days;
      return {capped ? std::min(worker.load + worker.mayAdd, most + 1) : most};
    }
    std::vector<int> caps;
    for (std::size_t line = 0; line < worker.loadByLine.size(); ++line) {
      if (worker.loadByLine[line] > 0) {
        caps.push_back(worker.loadByLine[line]);
      }
    }
    return caps.empty() ? std::vector<int>{0} : caps;
  }

  int tableOf(const Worker& worker) {
    std::vector<int> lines;
    for (std::size_t line = 0; line < worker.loadByLine.size(); ++line) {
      if (worker.loadByLine[line] > 0) {
        lines.push_back(static_cast<int>(line));
      }
    }
    const DayProfile profile = dayProfile(worker);
    std::vector<int> most = capsOf(worker);
    const int mostTurns = std::min({profile.dailyLimit, problem_.turns(), mostOf(most)});
    for (int& turns : most) {
      turns = std::min(turns, mostTurns);
    }
    const auto [found, isNew] = tables_.emplace(std::tuple(profile, lines, most, mostTurns),
                                                static_cast<int>(model_.tables.size()));
    if (isNew) {
      model_.tables.push_back(makePatterns(problem_, profile, lines, most, mostTurns));
    }
    return found->second;
  }

  static int mostOf(const std::vector<int>& caps) {
    return std::accumulate(caps.begin(), caps.end(), 0);
  }

  int spaceOf(const Worker& worker, int table) {
    const std::vector<int> caps = capsOf(worker);
    const auto [found, isNew] =
        spaces_.emplace(std::tuple(table, caps, worker.load, worker.mayAdd, worker.mayDrop),
                        static_cast<int>(model_.spaces.size()));
    if (isNew) {
      model_.spaces.push_back(makeSpace(problem_, worker, model_.tables[table].usages, caps));
    }
    return found->second;
  }

  void countMost() {
    for (const Person& person : model_.persons) {
      const auto& lines = model_.tables[person.table].lines;
      for (int slot = 0; slot < model_.slots(); ++slot) {
        ++model_.counters[slot].most;
        for (const int crowd : person.crowdCounters) {
          ++model_.counters[crowd + slot].most;
        }
        for (const int line : lines) {
          ++model_.counters[model_.cellCounter(slot, line)].most;
        }
      }
    }
  }

  Cost ceiling() const {
    Cost sum = model_.constant;
    for (const Counter& counter : model_.counters) {
      Cost most = 0;
      for (const Cost cost : counter.cost) {
        most = cost < forbidden ? std::max(most, cost) : most;
      }
      sum += most;
    }
    for (const Person& person : model_.persons) {
      for (int day = 0; day < model_.days; ++day) {
        Cost most = 0;
        for (const std::uint16_t pattern : person.allowed[day]) {
          most = std::max(most, model_.tables[person.table].patterns[pattern].cost);
        }
        sum += most;
      }
      for (const Cost cost : person.itemCost) {
        sum += std::max<Cost>(0, cost);
      }
      Cost most = 0;
      for (const Cost cost : model_.spaces[person.space].finalCost) {
        most = cost < forbidden ? std::max(most, cost) : most;
      }
      sum += most;
    }
    return sum;
  }

  const WeekProblem& problem_;
  Model model_;
  std::map<std::tuple<DayProfile, std::vector<int>, std::vector<int>, int>, int> tables_;
  std::map<std::tuple<int, std::vector<int>, int, int, int>, int> spaces_;
  std::vector<std::pair<const Crowd*, int>> crowdCounters_;
};

/// Writes everybody into the cells that the assignment has.
void fillCells(const Model& model, const Weeks& weeks, Assignment& assignment) {
  std::vector<std::size_t> next(assignment.size());
  for (std::size_t index = 0; index < weeks.size(); ++index) {
    const PatternTable& table = model.tables[model.persons[index].table];
    for (int day = 0; day < model.days; ++day) {
      const Pattern& pattern = table.patterns[weeks[index][day]];
      for (int i = 0; i < pattern.itemCount; ++i) {
        const int item = table.items[pattern.firstItem + i];
        const int slot = day * model.turns + item / table.ownLines;
        const std::size_t line = model.byLine() ? table.lines[item % table.ownLines] : next[slot]++;
        if (line < assignment[slot].size()) {
          assignment[slot][line] = static_cast<int>(index);
        }
      }
    }
  }
}

}  // namespace

Model compile(const WeekProblem& problem) {
  return Compiler(problem).compile();
}

Assignment assignmentOf(const WeekProblem& problem, const Model& model, const Weeks& weeks) {
  Assignment assignment;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    assignment.emplace_back(problem.linesAt(slot), nobodyIndex);
  }
  fillCells(model, weeks, assignment);
  return assignment;
}

bool hasPlainCells(const Model& model) {
  return std::all_of(
      model.counters.begin() + model.firstCell, model.counters.end(),
      [](const Counter& cell) { return cell.cost.size() == 2 && cell.cost[0] == 0; });
}

Assignment cellsOf(const Model& model, const Weeks& weeks) {
  Assignment assignment(model.slots(), std::vector<int>(model.cellsPerSlot, nobodyIndex));
  fillCells(model, weeks, assignment);
  return assignment;
}

}  // namespace tomatic::solver
