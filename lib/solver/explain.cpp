#include "solver/explain.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "solver/search.hpp"

namespace tomatic::solver {
namespace {

/// Which side of a turn's limits counts.
enum class Side { both, shortage, surplus, neither };

/// An elastic model in which only some turns' limits count, and the crowds and cells in them.
Model limitedTo(const Model& full, const std::vector<int>& slots, Side side) {
  Model model = full;
  std::vector<char> counts(full.slots());
  for (const int slot : slots) {
    counts[slot] = 1;
  }
  const auto silence = [](Counter& counter) {
    std::fill(counter.cost.begin(), counter.cost.end(), 0);
  };
  const int firstCell = full.byLine() ? full.firstCell : static_cast<int>(full.counters.size());
  for (int counter = 0; counter < firstCell; ++counter) {
    const bool isSlot = counter < full.slots();
    auto& cost = model.counters[counter].cost;
    if (counts[counter % full.slots()] == 0) {
      silence(model.counters[counter]);
    } else if (isSlot && side != Side::both) {
      // The first free count parts the two sides.
      const auto free = std::find(cost.begin(), cost.end(), 0);
      if (side == Side::neither) {
        silence(model.counters[counter]);
      } else if (side == Side::shortage) {
        std::fill(free, cost.end(), 0);
      } else {
        std::fill(cost.begin(), free, 0);
      }
    }
  }
  for (std::size_t cell = firstCell; cell < full.counters.size(); ++cell) {
    if (counts[(cell - firstCell) / full.cellsPerSlot] == 0) {
      silence(model.counters[cell]);
    }
  }
  return model;
}

/// The least number of units by which the model's limits must be broken; nothing if the stop came
/// before it was proven.
std::optional<Cost> leastBroken(const Model& model, const Stop& stop) {
  Search search(model, 1, 0, stop, [](const Search&) {});
  search.run();
  return search.proven() || search.incumbent().cost == 0 ? std::optional(search.incumbent().cost)
                                                         : std::nullopt;
}

/// Whether it is proven that at least so many units must be broken.
bool mustBreak(const Model& model, Cost units, const Stop& stop) {
  bool reached = false;
  Search search(
      model, 1, units - 1, [&] { return reached || stop(); },
      [&](const Search& now) { reached = now.bound() >= units; });
  search.run();
  return search.bound() >= units;
}

/// Leaves out whatever turn is not needed to break `broken` units.
std::vector<int> smallest(const Model& model, std::vector<int> slots, Cost broken, Side side,
                          const Stop& stop) {
  for (std::size_t i = 0; i < slots.size() && slots.size() > 1;) {
    std::vector<int> fewer = slots;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (mustBreak(limitedTo(model, fewer, side), broken, stop)) {
      slots = std::move(fewer);
    } else {
      ++i;
    }
  }
  return slots;
}

/// Most (or fewest) turns that a person's days allow, whatever the load; nothing if no week at all.
std::optional<int> reachable(const Model& model, int index, Cost perTurn) {
  Model open = model;
  const Person& person = open.persons[index];
  WeekSpace& space = open.spaces[person.space];
  std::fill(space.finalCost.begin(), space.finalCost.end(), 0);
  for (Pattern& pattern : open.tables[person.table].patterns) {
    pattern.cost = 0;
  }
  WeekProgram program(open);
  Week week(open.days);
  const std::vector<Cost> price(person.itemCost.size(), perTurn);
  const Cost cost = program.cheapest(person, person.allowed, price, 1, week);
  return cost >= forbidden ? std::nullopt : std::optional(static_cast<int>(std::abs(cost)));
}

bool hasWeek(const Model& model, int index) {
  WeekProgram program(model);
  Week week(model.days);
  const Person& person = model.persons[index];
  return program.cheapest(person, person.allowed, person.itemCost, 1, week) < forbidden;
}

/// A cell that must be a worker's: forced by a hard rule, or asked for.
struct Wanted {
  int slot = 0;
  std::optional<Line> line;
};

std::vector<Wanted> wantedBy(const WeekProblem& problem, int index) {
  std::vector<Wanted> wanted;
  if (problem.rules.forced.level == Level::hard) {
    for (const ForcedWish& wish : problem.workers[index].wishes) {
      wanted.push_back({problem.slot(wish.day, tomatic::index(wish.turn)), wish.line});
    }
  }
  for (const CellDemand& demand : problem.asked.cells) {
    if (demand.worker == index && demand.attends) {
      wanted.push_back({demand.slot, demand.line});
    }
  }
  return wanted;
}

void explainWorker(const WeekProblem& problem, const Model& model, int index,
                   std::vector<Cause>& causes) {
  const Worker& worker = problem.workers[index];
  const auto wishedSlots = [&](int day) {
    std::set<int> slots;
    for (const Wanted& wanted : wantedBy(problem, index)) {
      if (day < 0 || wanted.slot / problem.turns() == day) {
        slots.insert(wanted.slot);
      }
    }
    return std::vector<int>(slots.begin(), slots.end());
  };
  const std::size_t before = causes.size();
  for (int day = 0; day < model.days; ++day) {
    if (model.persons[index].allowed[day].empty()) {
      causes.push_back({Cause::Kind::forcedDay, {index}, wishedSlots(day), 0, 0});
    }
  }
  if (causes.size() > before || hasWeek(model, index)) {
    return;
  }
  const auto most = reachable(model, index, -1);
  if (!most) {
    const auto wishes = wishedSlots(-1);
    causes.push_back(
        {Cause::Kind::forcedWeek, {index}, wishes, static_cast<int>(wishes.size()), worker.load});
  } else if (*most < worker.load) {
    causes.push_back({Cause::Kind::load, {index}, {}, worker.load, *most});
  } else {
    causes.push_back({Cause::Kind::loadByLine, {index}, {}, worker.load, *most});
  }
}

/// Turns, or with loads by line cells, that more people are forced into than fit.
void explainForcedTurns(const WeekProblem& problem, std::vector<Cause>& causes) {
  std::map<std::pair<int, int>, std::set<int>> forced;  // slot and line (-1: any)
  for (std::size_t index = 0; index < problem.workers.size(); ++index) {
    const auto worker = static_cast<int>(index);
    for (const Wanted& wanted : wantedBy(problem, worker)) {
      forced[{wanted.slot, -1}].insert(worker);
      if (wanted.line) {
        forced[{wanted.slot, tomatic::index(*wanted.line)}].insert(worker);
      }
    }
  }
  const bool emptiesCount = problem.rules.forced.level == Level::hard;
  for (const auto& [where, workers] : forced) {
    const auto [slot, line] = where;
    int places = line >= 0 ? 1 : problem.linesAt(slot);
    for (const EmptyCell& cell : problem.emptyCells) {
      const bool here = problem.slot(cell.day, tomatic::index(cell.turn)) == slot;
      places -= emptiesCount && here && (line < 0 || tomatic::index(cell.line) == line) ? 1 : 0;
    }
    if (!problem.byLine) {
      const int asked = problem.emptyAsked[slot / problem.turns()][slot % problem.turns()];
      const auto range = problem.asked.empties.find(slot);
      places -= std::max(emptiesCount ? asked : 0,
                         range == problem.asked.empties.end() ? 0 : range->second.least);
    }
    if (static_cast<int>(workers.size()) > places) {
      causes.push_back({Cause::Kind::forcedTurn,
                        {workers.begin(), workers.end()},
                        {slot},
                        static_cast<int>(workers.size()),
                        std::max(0, places)});
    }
  }
}

/// What the turns need at least, or have room for at most.
int limitOf(const Model& model, const std::vector<int>& slots, bool least) {
  int sum = 0;
  for (const int slot : slots) {
    const auto& cost = model.counters[slot].cost;
    const auto legal = [](Cost value) { return value < forbidden; };
    const auto first = std::find_if(cost.begin(), cost.end(), legal) - cost.begin();
    const auto last = cost.rend() - std::find_if(cost.rbegin(), cost.rend(), legal) - 1;
    sum += static_cast<int>(least ? first : last);
  }
  return sum;
}

std::vector<int> allSlots(const Model& model) {
  std::vector<int> slots(model.slots());
  std::iota(slots.begin(), slots.end(), 0);
  return slots;
}

}  // namespace

WeekProblem weekOfLine(const WeekProblem& problem, Line line) {
  WeekProblem week = problem;
  week.byLine = false;
  week.workers.clear();
  week.crowds.clear();
  week.emptyCells.clear();
  week.emptyAsked.assign(problem.dayCount(), std::vector<int>(problem.turns()));
  week.maxFirstLinePerDay.reset();
  week.asked = {};
  for (auto& day : week.lines) {
    for (int& lines : day) {
      lines = lines > index(line) ? 1 : 0;
    }
  }
  week.emptyLoad = week.cellCount();
  for (const Worker& worker : problem.workers) {
    if (worker.loadByLine[index(line)] == 0) {
      continue;
    }
    Worker& own = week.workers.emplace_back(worker);
    own.load = worker.loadByLine[index(line)];
    own.loadByLine.clear();
    std::erase_if(own.wishes, [&](const ForcedWish& wish) {
      return wish.line ? *wish.line != line : own.load < worker.load;
    });
    for (ForcedWish& wish : own.wishes) {
      wish.line.reset();
    }
    week.emptyLoad -= own.load;
  }
  if (week.rules.loadExact && week.emptyLoad == 0) {
    week.rules.empty = {Level::hard, 0};
  }
  return week;
}

namespace {

/// What the limits of turns, crowds and cells forbid, the smallest part of it.
std::optional<Cause> whyLimits(const Model& model, const Stop& stop) {
  const Model free = elastic(model);
  // Crowds and cells that collide by themselves are no shortage of people: they are asked first.
  for (const Side side : {Side::neither, Side::shortage, Side::surplus, Side::both}) {
    if (!mustBreak(limitedTo(free, allSlots(model), side), 1, stop)) {
      continue;
    }
    const std::vector<int> slots = smallest(free, allSlots(model), 1, side, stop);
    const int missing =
        static_cast<int>(leastBroken(limitedTo(free, slots, side), stop).value_or(1));
    if (side == Side::shortage) {
      const int demand = limitOf(model, slots, true);
      return Cause{Cause::Kind::shortage, {}, slots, demand, demand - missing};
    }
    if (side == Side::surplus) {
      const int room = limitOf(model, slots, false);
      return Cause{Cause::Kind::surplus, {}, slots, room + missing, room};
    }
    return Cause{Cause::Kind::conflict, {}, slots, missing, 0};
  }
  return std::nullopt;
}

/// Whether everybody has some week but limits forbid that of all.
bool limitsForbid(const Model& model, const Stop& stop) {
  for (std::size_t index = 0; index < model.persons.size(); ++index) {
    if (!hasWeek(model, static_cast<int>(index))) {
      return false;
    }
  }
  return mustBreak(elastic(model), 1, stop);
}

}  // namespace

std::vector<Cause> whyInfeasible(const WeekProblem& problem, const Stop& stop) {
  const Model model = compile(problem);
  std::vector<Cause> causes;
  for (std::size_t index = 0; index < problem.workers.size(); ++index) {
    explainWorker(problem, model, static_cast<int>(index), causes);
  }
  explainForcedTurns(problem, causes);
  if (!causes.empty()) {
    return causes;
  }
  // A line alone is a small week, which tells more and sooner; polls count by how much work they
  // are.
  const int lines = problem.byLine ? problem.mostLines() : 0;
  const Stop rarely = [&, polls = 0]() mutable { return ++polls % lines == 0 && stop(); };
  for (int line = 0; line < lines && !stop(); ++line) {
    const Model alone = compile(weekOfLine(problem, Line{line}));
    auto cause = limitsForbid(alone, rarely) ? whyLimits(alone, rarely) : std::nullopt;
    if (cause) {
      cause->line = Line{line};
      causes.push_back(std::move(*cause));
    }
  }
  if (!causes.empty()) {
    return causes;
  }
  if (auto cause = whyLimits(model, stop)) {
    causes.push_back(std::move(*cause));
  }
  return causes;
}

std::vector<Cause> whyEmpty(const WeekProblem& problem, const Stop& stop,
                            std::optional<int> empty) {
  WeekProblem full = problem;
  full.rules.empty = {Level::hard, 0};
  full.rules.loadExact = false;
  for (auto& day : full.emptyAsked) {
    std::fill(day.begin(), day.end(), 0);
  }
  const Model model = compile(full);
  std::vector<int> slots = allSlots(model);
  int loads = 0;
  for (std::size_t index = 0; index < full.workers.size(); ++index) {
    loads += reachable(model, static_cast<int>(index), -1).value_or(0);
  }
  if (empty && loads + *empty == problem.cellCount()) {
    return {{Cause::Kind::shortage, {}, slots, problem.cellCount(), loads}};
  }
  const Model free = elastic(model);
  const auto least = leastBroken(limitedTo(free, slots, Side::shortage), stop);
  if (!least || *least == 0) {
    return {};
  }
  slots = smallest(free, std::move(slots), *least, Side::shortage, stop);
  const int demand = limitOf(model, slots, true);
  return {{Cause::Kind::shortage, {}, slots, demand, demand - static_cast<int>(*least)}};
}

}  // namespace tomatic::solver
