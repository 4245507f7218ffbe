#include "solver/improve.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "rules/evaluator.hpp"

namespace tomatic::solver {
namespace {

// More than any rule charges: the fewest changes come first, whatever they cost.
constexpr Cost beyondEveryCost = 1'000'000;

/// The slots that differ, parted so that no two parts share a turn or a person who comes or goes.
std::vector<std::vector<int>> partsOf(const WeekProblem& problem, const Assignment& before,
                                      const Assignment& after) {
  std::vector<int> root(problem.slotCount());
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](int slot) {
    while (root[slot] != slot) {
      slot = root[slot];
    }
    return slot;
  };
  std::map<int, int> slotOfPerson;
  std::vector<int> changed;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    if (changedCells(before[slot], after[slot], problem.byLine) == 0) {
      continue;
    }
    changed.push_back(slot);
    for (std::size_t line = 0; line < before[slot].size(); ++line) {
      for (const int person : {before[slot][line], after[slot][line]}) {
        const auto timesIn = [&](const std::vector<int>& cells) {
          return std::count(cells.begin(), cells.end(), person);
        };
        const bool moves = problem.byLine ? before[slot][line] != after[slot][line]
                                          : timesIn(before[slot]) != timesIn(after[slot]);
        if (person < 0 || !moves) {
          continue;
        }
        const auto [known, isNew] = slotOfPerson.emplace(person, slot);
        if (!isNew) {
          root[find(slot)] = find(known->second);
        }
      }
    }
  }
  std::map<int, std::vector<int>> parts;
  for (const int slot : changed) {
    parts[find(slot)].push_back(slot);
  }
  std::vector<std::vector<int>> all;
  for (auto& [first, slots] : parts) {
    all.push_back(std::move(slots));
  }
  return all;
}

class Improver {
 public:
  Improver(const WeekProblem& problem, const ImprovementWish& wish, const Solver& solve)
      : problem_(problem), wish_(wish), solve_(solve) {}

  Improvement improve(const Assignment& timetable) {
    now_ = timetable;
    if (mend()) {
      while (!full() && round()) {
      }
    }
    return std::move(improvement_);
  }

 private:
  struct Better {
    Assignment after;
    Cost gain = 0;
    int changed = 0;
  };

  bool full() const {
    return wish_.mostSteps > 0 && static_cast<int>(improvement_.steps.size()) >= wish_.mostSteps;
  }

  Solution solveNear(Cost perChange) {
    WeekProblem near = problem_;
    near.asked.references.push_back({now_, perChange, 0});
    return solve_(near);
  }

  /// Whether there is a timetable without violations to go on from.
  bool mend() {
    const Verdict verdict = judge(problem_, now_);
    cost_ = verdict.cost;
    if (verdict.feasible()) {
      return true;
    }
    const Solution solution = solveNear(beyondEveryCost);
    improvement_.infeasible = solution.infeasible;
    if (!solution.assignment) {
      return false;
    }
    const Cost after = judge(problem_, *solution.assignment).cost;
    improvement_.steps.push_back({*solution.assignment,
                                  changedCells(now_, *solution.assignment, problem_.byLine), cost_,
                                  after, static_cast<int>(verdict.violations.size())});
    now_ = *solution.assignment;
    cost_ = after;
    return true;
  }

  /// The best timetable at a price for each change; nothing if none is worth it.
  std::optional<Better> betterAt(Cost perChange) {
    const Solution solution = solveNear(perChange);
    improvement_.proven = solution.optimal;
    if (!solution.assignment || solution.cost >= cost_) {
      return std::nullopt;
    }
    Better better;
    better.after = *solution.assignment;
    better.changed = changedCells(now_, better.after, problem_.byLine);
    better.gain = cost_ - judge(problem_, better.after).cost;
    return better;
  }

  /// Looks for what gains most for each changed cell (Dinkelbach 1967, in whole costs), and takes
  /// its parts as steps. False when nothing is worth it any more.
  bool round() {
    auto best = betterAt(wish_.changeCost);
    if (!best) {
      return false;
    }
    for (Cost price = best->gain / best->changed; price > wish_.changeCost;) {
      const auto better = betterAt(price);
      if (!better || better->gain - price * better->changed <= best->gain - price * best->changed) {
        break;
      }
      best = better;
      const Cost next = best->gain / best->changed;
      if (next <= price) {
        break;
      }
      price = next;
    }
    improvement_.proven = false;
    take(*best);
    return true;
  }

  void take(const Better& better) {
    struct Part {
      std::vector<int> slots;
      Cost gain = 0;
      int changed = 0;
    };
    std::vector<Part> parts;
    for (auto& slots : partsOf(problem_, now_, better.after)) {
      Part part{std::move(slots), 0, 0};
      const Assignment after = with(part.slots, better.after);
      part.gain = cost_ - judge(problem_, after).cost;
      part.changed = changedCells(now_, after, problem_.byLine);
      parts.push_back(std::move(part));
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
      return a.gain * b.changed > b.gain * a.changed;
    });
    for (const Part& part : parts) {
      if (full() || part.gain <= wish_.changeCost * part.changed) {
        break;
      }
      now_ = with(part.slots, better.after);
      improvement_.steps.push_back({now_, part.changed, cost_, cost_ - part.gain, 0});
      cost_ -= part.gain;
    }
  }

  Assignment with(const std::vector<int>& slots, const Assignment& after) const {
    Assignment changed = now_;
    for (const int slot : slots) {
      changed[slot] = after[slot];
    }
    return changed;
  }

  const WeekProblem& problem_;
  const ImprovementWish& wish_;
  const Solver& solve_;
  Assignment now_;
  Cost cost_ = 0;
  Improvement improvement_;
};

}  // namespace

Improvement improve(const WeekProblem& problem, const Assignment& timetable,
                    const ImprovementWish& wish, const Solver& solve) {
  return Improver(problem, wish, solve).improve(timetable);
}

}  // namespace tomatic::solver
