#include "solver/repair.hpp"

#include <algorithm>

namespace tomatic::solver {
namespace {

// More than any rule charges.
constexpr Cost beyondEveryCost = 1'000'000;

bool isPast(const RepairWish& wish, int slot) {
  return !wish.past.empty() && wish.past[slot] != 0;
}

/// Cells of each line that somebody attends while away.
std::vector<int> lostByLine(const WeekProblem& problem, const Assignment& timetable) {
  std::vector<int> lost(problem.mostLines());
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    for (std::size_t line = 0; line < timetable[slot].size(); ++line) {
      const int worker = timetable[slot][line];
      const bool away = worker >= 0 && problem.workers[worker].required[slot / problem.turns()].has(
                                           Turn{slot % problem.turns()});
      lost[line] += away ? 1 : 0;
    }
  }
  return lost;
}

void freeLoads(WeekProblem& problem, const Assignment& timetable) {
  if (problem.rules.load.level == Level::hard) {
    problem.rules.load = {Level::soft, repairLoadCost};
  }
  if (!problem.byLine) {
    return;
  }
  const std::vector<int> lost = lostByLine(problem, timetable);
  for (Worker& worker : problem.workers) {
    for (std::size_t line = 0; line < lost.size(); ++line) {
      worker.loadByLine[line] += worker.loadByLine[line] > 0 ? lost[line] : 0;
    }
  }
}

/// A past turn stays as it is, whatever is said of it now.
void freeze(WeekProblem& problem, const std::vector<int>& cells, int slot) {
  const int day = slot / problem.turns();
  const Turn turn{slot % problem.turns()};
  for (int worker = 0; worker < static_cast<int>(problem.workers.size()); ++worker) {
    const auto found = std::find(cells.begin(), cells.end(), worker);
    CellDemand demand{worker, slot, std::nullopt, found != cells.end()};
    if (demand.attends) {
      problem.workers[worker].required[day].remove(turn);
      if (problem.byLine) {
        demand.line = Line{static_cast<int>(found - cells.begin())};
      }
    }
    problem.asked.cells.push_back(demand);
  }
}

}  // namespace

WeekProblem withAbsences(const WeekProblem& problem, const Assignment& timetable,
                         const RepairWish& wish) {
  WeekProblem away = problem;
  for (const Absence& absence : wish.absences) {
    Worker& worker = away.workers[absence.worker];
    TurnSet turns = absence.turns;
    for (int turn = 0; turn < away.turns(); ++turn) {
      if (isPast(wish, away.slot(absence.day, turn))) {
        turns.remove(Turn{turn});
      }
    }
    worker.required[absence.day] = worker.required[absence.day] | turns;
    worker.undesired[absence.day] = worker.undesired[absence.day] - turns;
    worker.wishes.erase(std::remove_if(worker.wishes.begin(), worker.wishes.end(),
                                       [&](const ForcedWish& forced) {
                                         return forced.day == absence.day && turns.has(forced.turn);
                                       }),
                        worker.wishes.end());
  }
  freeLoads(away, timetable);
  return away;
}

WeekProblem repairProblem(const WeekProblem& problem, const Assignment& timetable,
                          const RepairWish& wish, bool filled) {
  WeekProblem near = withAbsences(problem, timetable, wish);
  for (int slot = 0; slot < near.slotCount(); ++slot) {
    if (isPast(wish, slot)) {
      freeze(near, timetable[slot], slot);
      continue;
    }
    const auto& cells = timetable[slot];
    EmptyRange& range = near.asked.empties[slot];
    const auto empty = static_cast<int>(std::count(cells.begin(), cells.end(), nobodyIndex));
    if (filled) {
      range.most = std::max(range.least, std::min(empty, range.most.value_or(empty)));
    }
    range.usual = std::max(range.least, empty);
    range.perMore = beyondEveryCost + wish.changeCost * near.cellCount();
  }
  near.asked.references.push_back({timetable, wish.changeCost, 0});
  return near;
}

}  // namespace tomatic::solver
