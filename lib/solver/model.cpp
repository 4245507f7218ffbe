#include "solver/model.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "rules/charges.hpp"
#include "text/messages.hpp"

namespace tomatic::solver {
namespace {

constexpr int mostTurnSets = 4'000'000;

[[noreturn]] void failTooManyPatterns(const WeekProblem& problem, int dailyLimit) {
  throw Failure(
      tr("{} turns a day with up to {} for one person make too many possible days; lower "
         "maxTurnsPerDay or use longer turns",
         problem.turns(), dailyLimit));
}

/// Adds to a table every pattern that breaks no rule.
class PatternMaker {
 public:
  PatternMaker(const WeekProblem& problem, const DayProfile& profile, std::vector<int> lines,
               int mostTurns)
      : problem_(problem), profile_(profile), mostTurns_(mostTurns) {
    table_.ownLines = problem.byLine ? static_cast<int>(lines.size()) : 1;
    table_.lines = std::move(lines);
  }

  PatternTable make() {
    (void)usageIndex(std::vector<int>(std::max(1, table_.ownLines)));
    addTurns(0);
    return std::move(table_);
  }

 private:
  /// The set as it is, then with each later turn.
  void addTurns(int firstTurn) {
    if (++turnSets_ > mostTurnSets) {
      failTooManyPatterns(problem_, profile_.dailyLimit);
    }
    charges_.clear();
    chargeDay(problem_, profile_, worked_, charges_);
    const bool broken = std::any_of(charges_.begin(), charges_.end(),
                                    [](const Charge& charge) { return charge.broken; });
    if (!broken) {
      const Cost cost =
          std::accumulate(charges_.begin(), charges_.end(), Cost{0},
                          [](Cost sum, const Charge& charge) { return sum + charge.cost; });
      usage_.assign(std::max(1, table_.ownLines), 0);
      items_.clear();
      addLines(0, cost);
    }
    if (worked_.size() == mostTurns_ || table_.ownLines == 0) {
      return;
    }
    for (int turn = firstTurn; turn < problem_.turns(); ++turn) {
      worked_.add(Turn{turn});
      turns_.push_back(turn);
      addTurns(turn + 1);
      turns_.pop_back();
      worked_.remove(Turn{turn});
    }
  }

  /// Every choice of own lines for the turns from `which` on.
  void addLines(std::size_t which, Cost cost) {
    if (which == turns_.size()) {
      addPattern(cost);
      return;
    }
    for (int line = 0; line < table_.ownLines; ++line) {
      items_.push_back(static_cast<std::uint16_t>(turns_[which] * table_.ownLines + line));
      ++usage_[line];
      addLines(which + 1, cost);
      --usage_[line];
      items_.pop_back();
    }
  }

  void addPattern(Cost cost) {
    if (problem_.byLine && !table_.lines.empty() && table_.lines.front() == 0) {
      const Charge charge = chargeFirstLine(problem_, usage_.front());
      if (charge.broken) {
        return;
      }
      cost += charge.cost;
    }
    if (static_cast<int>(table_.patterns.size()) == mostPatterns) {
      failTooManyPatterns(problem_, profile_.dailyLimit);
    }
    Pattern pattern;
    pattern.firstItem = static_cast<std::uint32_t>(table_.items.size());
    pattern.itemCount = static_cast<std::uint16_t>(items_.size());
    pattern.usage = usageIndex(usage_);
    pattern.cost = cost;
    table_.items.insert(table_.items.end(), items_.begin(), items_.end());
    table_.patterns.push_back(pattern);
  }

  std::uint16_t usageIndex(const std::vector<int>& usage) {
    const auto [found, isNew] =
        usages_.emplace(usage, static_cast<std::uint16_t>(table_.usages.size()));
    if (isNew) {
      table_.usages.push_back(usage);
    }
    return found->second;
  }

  const WeekProblem& problem_;
  DayProfile profile_;
  int mostTurns_;
  PatternTable table_;
  std::map<std::vector<int>, std::uint16_t> usages_;
  std::vector<Charge> charges_;
  TurnSet worked_;
  std::vector<int> turns_;
  std::vector<std::uint16_t> items_;
  std::vector<int> usage_;
  int turnSets_ = 0;
};

/// The states of a week in which each own line is used at most `caps` times.
WeekSpace makeSpace(const WeekProblem& problem, const Worker& worker,
                    const std::vector<std::vector<int>>& usages, const std::vector<int>& caps) {
  WeekSpace space;
  std::vector<int> stride;
  long long states = 1;
  for (const int cap : caps) {
    stride.push_back(static_cast<int>(states));
    states *= cap + 1;
    if (states > mostStates) {
      throw Failure(
          tr("the load of {} is spread over too many lines to be scheduled; give them "
             "fewer lines",
             worker.id));
    }
  }
  space.states = static_cast<int>(states);
  const auto used = [&](int state, std::size_t line) {
    return state / stride[line] % (caps[line] + 1);
  };
  for (const auto& usage : usages) {
    int step = 0;
    std::vector<int> sources;
    for (std::size_t line = 0; line < caps.size(); ++line) {
      step += usage[line] * stride[line];
    }
    for (int state = 0; state < space.states; ++state) {
      bool fits = true;
      for (std::size_t line = 0; line < caps.size() && fits; ++line) {
        fits = used(state, line) + usage[line] <= caps[line];
      }
      if (fits) {
        sources.push_back(state);
      }
    }
    space.step.push_back(step);
    space.sources.push_back(std::move(sources));
  }
  for (int state = 0; state < space.states; ++state) {
    int turns = 0;
    for (std::size_t line = 0; line < caps.size(); ++line) {
      turns += used(state, line);
    }
    const Charge charge = chargeLoad(problem, worker, turns);
    space.finalCost.push_back(charge.broken ? forbidden : charge.cost);
  }
  return space;
}

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
        const bool broken = charge.broken || missed.broken;
        counter.cost.push_back(broken ? forbidden : charge.cost + missed.cost);
      }
      model_.counters.push_back(std::move(counter));
    }
  }

  void compileCrowds() {
    for (const Crowd& crowd : problem_.crowds) {
      if (!crowdMatters(problem_, crowd)) {
        continue;
      }
      std::vector<Counter> counters(model_.slots());
      bool charges = false;
      for (int slot = 0; slot < model_.slots(); ++slot) {
        const auto limit = crowdLimit(problem_, crowd, slot);
        for (int phoning = 0; phoning <= static_cast<int>(crowd.members.size()); ++phoning) {
          const Charge charge = chargeCrowd(problem_, crowd, limit, phoning);
          counters[slot].cost.push_back(charge.broken ? forbidden : charge.cost);
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
          charge.broken ? forbidden : charge.cost;
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
        open[item] = !charge.broken && !noSuchLine;
        person.itemCost[day * items + item] = charge.cost;
      }
      const auto musts = wishesOf(worker, day, table, person);
      person.allowed.push_back(allowedPatterns(table, open, musts));
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

  static std::vector<std::uint16_t> allowedPatterns(const PatternTable& table,
                                                    const std::vector<char>& open,
                                                    const std::vector<std::vector<int>>& musts) {
    std::vector<std::uint16_t> allowed;
    for (std::size_t i = 0; i < table.patterns.size(); ++i) {
      const Pattern& pattern = table.patterns[i];
      const auto begin = table.items.begin() + pattern.firstItem;
      const auto end = begin + pattern.itemCount;
      const bool fits =
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
      return {capped ? std::min(worker.load, most + 1) : most};
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
    const int mostTurns = std::min({profile.dailyLimit, problem_.turns(), mostOf(capsOf(worker))});
    const auto [found, isNew] = tables_.emplace(std::tuple(profile, lines, mostTurns),
                                                static_cast<int>(model_.tables.size()));
    if (isNew) {
      model_.tables.push_back(PatternMaker(problem_, profile, lines, mostTurns).make());
    }
    return found->second;
  }

  static int mostOf(const std::vector<int>& caps) {
    return std::accumulate(caps.begin(), caps.end(), 0);
  }

  int spaceOf(const Worker& worker, int table) {
    const std::vector<int> caps = capsOf(worker);
    const auto [found, isNew] = spaces_.emplace(std::tuple(table, caps, worker.load),
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
  std::map<std::tuple<DayProfile, std::vector<int>, int>, int> tables_;
  std::map<std::tuple<int, std::vector<int>, int>, int> spaces_;
  std::vector<std::pair<const Crowd*, int>> crowdCounters_;
};

}  // namespace

Model compile(const WeekProblem& problem) {
  return Compiler(problem).compile();
}

Model elastic(const Model& model) {
  Model free = model;
  for (PatternTable& table : free.tables) {
    for (Pattern& pattern : table.patterns) {
      pattern.cost = 0;
    }
  }
  for (WeekSpace& space : free.spaces) {
    for (Cost& cost : space.finalCost) {
      cost = cost < forbidden ? 0 : forbidden;
    }
  }
  for (Person& person : free.persons) {
    std::fill(person.itemCost.begin(), person.itemCost.end(), 0);
  }
  free.constant = 0;
  free.ceiling = 0;
  for (Counter& counter : free.counters) {
    const auto legal = [](Cost cost) { return cost < forbidden; };
    const auto first = std::find_if(counter.cost.begin(), counter.cost.end(), legal);
    const auto last = std::find_if(counter.cost.rbegin(), counter.cost.rend(), legal);
    const auto low = static_cast<Cost>(first - counter.cost.begin());
    const auto high = static_cast<Cost>(counter.cost.rend() - last) - 1;
    counter.cost.resize(counter.most + 1);
    for (std::size_t n = 0; n < counter.cost.size(); ++n) {
      const auto count = static_cast<Cost>(n);
      counter.cost[n] = std::max({Cost{0}, low - count, count - high});
    }
    free.ceiling += counter.cost.empty() ? 0 : std::max(counter.cost.front(), counter.cost.back());
  }
  return free;
}

Assignment assignmentOf(const WeekProblem& problem, const Model& model, const Weeks& weeks) {
  Assignment assignment;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    assignment.emplace_back(problem.linesAt(slot), nobodyIndex);
  }
  std::vector<std::size_t> next(problem.slotCount());
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
  return assignment;
}

}  // namespace tomatic::solver
