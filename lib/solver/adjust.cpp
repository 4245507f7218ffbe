#include "solver/adjust.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "rules/charges.hpp"

namespace tomatic::solver {
namespace {

class Adjuster {
 public:
  Adjuster(const WeekProblem& problem, Model& model) : problem_(problem), model_(model) {}

  void adjust() {
    for (const CellDemand& demand : problem_.asked.cells) {
      if (demand.worker == nobodyIndex) {
        demandEmpty(demand);
      } else {
        demandCell(demand.worker, demand.slot, demand.line, demand.attends);
      }
    }
    for (const Ban& ban : problem_.asked.bans) {
      if (ban.worker) {
        banWorker(ban);
      }
    }
    for (const auto& [slot, range] : problem_.asked.empties) {
      if (range.usual) {
        preferUsual(slot, *range.usual, range.perMore);
      }
    }
    for (const Reference& reference : problem_.asked.references) {
      for (int slot = 0; slot < model_.slots(); ++slot) {
        refer(reference, slot);
      }
    }
  }

 private:
  using Keeps = std::function<bool(const Pattern&)>;

  const PatternTable& tableOf(int worker) const {
    return model_.tables[model_.persons[worker].table];
  }

  /// Keeps the patterns of a day that pass.
  void keep(int worker, int day, const Keeps& keeps) {
    const PatternTable& table = tableOf(worker);
    auto& allowed = model_.persons[worker].allowed[day];
    allowed.erase(std::remove_if(allowed.begin(), allowed.end(),
                                 [&](std::uint16_t i) { return !keeps(table.patterns[i]); }),
                  allowed.end());
  }

  /// Whether a pattern attends the turn, on that line if one is given.
  bool attends(const PatternTable& table, const Pattern& pattern, int turn,
               std::optional<Line> line) const {
    const auto begin = table.items.begin() + pattern.firstItem;
    return std::any_of(begin, begin + pattern.itemCount, [&](int item) {
      return item / table.ownLines == turn &&
             (!problem_.byLine || !line || table.lines[item % table.ownLines] == index(*line));
    });
  }

  void demandCell(int worker, int slot, std::optional<Line> line, bool wanted) {
    const PatternTable& table = tableOf(worker);
    keep(worker, slot / model_.turns, [&](const Pattern& pattern) {
      return attends(table, pattern, slot % model_.turns, line) == wanted;
    });
  }

  void demandEmpty(const CellDemand& demand) {
    if (problem_.byLine && demand.line) {
      auto& cost = model_.counters[model_.cellCounter(demand.slot, index(*demand.line))].cost;
      cost[demand.attends ? 1 : 0] = forbidden;
    }
  }

  /// Takes back what fewer empty cells than so many would save, and charges for more.
  void preferUsual(int slot, int usual, Cost perMore) {
    const int lines = problem_.linesAt(slot);
    const Charge charge = chargeEmpty(problem_, slot, std::min(usual, lines));
    auto& cost = model_.counters[slot].cost;
    for (int working = 0; working < static_cast<int>(cost.size()); ++working) {
      const int empty = lines - working;
      if (cost[working] >= forbidden) {
        continue;
      }
      cost[working] += perMore * std::max(0, empty - usual);
      if (empty < usual && !charge.broken) {
        cost[working] += charge.cost - chargeEmpty(problem_, slot, empty).cost;
      }
    }
  }

  TurnSet turnsOf(const PatternTable& table, const Pattern& pattern) const {
    TurnSet worked;
    for (int i = 0; i < pattern.itemCount; ++i) {
      worked.add(Turn{table.items[pattern.firstItem + i] / table.ownLines});
    }
    return worked;
  }

  void banWorker(const Ban& ban) {
    const int index = *ban.worker;
    const Worker& worker = problem_.workers[index];
    if (ban.rule == Rule::load) {
      banLoad(ban);
      return;
    }
    for (int day = 0; day < model_.days; ++day) {
      if (ban.day && *ban.day != day) {
        continue;
      }
      if (ban.rule == Rule::forced) {
        banMissedWish(ban, day);
        continue;
      }
      const PatternTable& table = tableOf(index);
      keep(index, day, [&](const Pattern& pattern) {
        return chargeOf(ban, worker, day, turnsOf(table, pattern)) < ban.below &&
               (ban.rule != Rule::firstLine || firstLineCost(table, pattern) < ban.below);
      });
    }
  }

  /// The dearest single charge of the rule that the ban looks at.
  Cost chargeOf(const Ban& ban, const Worker& worker, int day, TurnSet worked) const {
    Cost most = 0;
    const auto look = [&](const Charge& charge) {
      if (charge.rule == ban.rule && (!ban.turn || ban.turn == charge.turn)) {
        most = std::max(most, charge.cost);
      }
    };
    std::vector<Charge> charges;
    chargeDay(problem_, dayProfile(worker), worked, charges);
    std::for_each(charges.begin(), charges.end(), look);
    for (int turn = 0; turn < model_.turns; ++turn) {
      if (worked.has(Turn{turn})) {
        look(chargeTurn(problem_, worker, day, Turn{turn}));
        look(chargeFairness(problem_, worker, day, Turn{turn}));
      }
    }
    return most;
  }

  Cost firstLineCost(const PatternTable& table, const Pattern& pattern) const {
    int cells = 0;
    for (int i = 0; i < pattern.itemCount && problem_.byLine; ++i) {
      cells += table.lines[table.items[pattern.firstItem + i] % table.ownLines] == 0 ? 1 : 0;
    }
    return chargeFirstLine(problem_, cells).cost;
  }

  void banMissedWish(const Ban& ban, int day) {
    if (chargeMissedWish(problem_).cost < ban.below) {
      return;
    }
    for (const ForcedWish& wish : problem_.workers[*ban.worker].wishes) {
      if (wish.day == day && (!ban.turn || ban.turn == wish.turn)) {
        demandCell(*ban.worker, problem_.slot(day, index(wish.turn)), wish.line, true);
      }
    }
  }

  void banLoad(const Ban& ban) {
    Person& person = model_.persons[*ban.worker];
    WeekSpace space = model_.spaces[person.space];
    for (Cost& cost : space.finalCost) {
      cost = cost >= ban.below ? forbidden : cost;
    }
    person.space = static_cast<int>(model_.spaces.size());
    model_.spaces.push_back(std::move(space));
  }

  void refer(const Reference& reference, int slot) {
    const auto& cells = reference.cells[slot];
    const int lines = problem_.linesAt(slot);
    if (!problem_.byLine) {
      const int empty =
          std::min(lines, static_cast<int>(std::count(cells.begin(), cells.end(), nobodyIndex)));
      model_.constant += reference.perChange * (lines - empty);
      addFewerEmpty(slot, empty, reference.perChange);
      for (const int worker : std::set<int>(cells.begin(), cells.end())) {
        addItemCost(worker, slot, {}, reference.perKept - reference.perChange);
      }
      return;
    }
    for (int line = 0; line < lines; ++line) {
      const int before = line < static_cast<int>(cells.size()) ? cells[line] : nobodyIndex - 1;
      if (before == nobodyIndex) {
        Cost& taken = model_.counters[model_.cellCounter(slot, line)].cost[1];
        taken += taken < forbidden ? reference.perChange : 0;
        continue;
      }
      model_.constant += reference.perChange;
      addItemCost(before, slot, Line{line}, reference.perKept - reference.perChange);
    }
  }

  /// What it costs that a turn has fewer empty cells than so many.
  void addFewerEmpty(int slot, int empty, Cost each) {
    Counter& counter = model_.counters[slot];
    const int lines = problem_.linesAt(slot);
    for (int working = 0; working < static_cast<int>(counter.cost.size()); ++working) {
      if (counter.cost[working] < forbidden) {
        counter.cost[working] += each * std::max(0, empty - (lines - working));
      }
    }
  }

  void addItemCost(int worker, int slot, std::optional<Line> line, Cost cost) {
    if (worker < 0) {
      return;
    }
    Person& person = model_.persons[worker];
    const PatternTable& table = model_.tables[person.table];
    for (int own = 0; own < table.ownLines; ++own) {
      if (!line || table.lines[own] == index(*line)) {
        const int item = slot % model_.turns * table.ownLines + own;
        person.itemCost[slot / model_.turns * model_.itemsPerDay(person) + item] += cost;
      }
    }
  }

  const WeekProblem& problem_;
  Model& model_;
};

}  // namespace

void adjust(const WeekProblem& problem, Model& model) {
  if (problem.asked.any()) {
    Adjuster(problem, model).adjust();
  }
}

}  // namespace tomatic::solver
