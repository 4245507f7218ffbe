#include "rules/changes.hpp"

#include <algorithm>

#include "text/messages.hpp"

namespace tomatic {

NamedCells namedCells(const WeekProblem& problem, const Assignment& assignment) {
  NamedCells named;
  for (const auto& slot : assignment) {
    auto& cells = named.emplace_back();
    for (const int worker : slot) {
      cells.push_back(worker < 0 ? PersonId(nobody) : problem.workers[worker].id);
    }
  }
  return named;
}

Assignment keptInPlace(const WeekProblem& problem, const Assignment& before,
                       const Assignment& after) {
  if (problem.byLine) {
    return after;
  }
  Assignment kept;
  for (std::size_t slot = 0; slot < after.size(); ++slot) {
    kept.push_back(keptInPlace(before[slot], after[slot], nobodyIndex));
  }
  return kept;
}

std::vector<CellChange> changesBetween(const WeekProblem& problem, const NamedCells& before,
                                       const NamedCells& after) {
  std::vector<CellChange> changes;
  const PersonId none(nobody);
  for (std::size_t slot = 0; slot < after.size(); ++slot) {
    const auto& was = before[slot];
    std::vector<PersonId> is = after[slot];
    is.resize(std::max(was.size(), is.size()), none);  // a line that is no more is nobody's
    if (!problem.byLine) {
      is = keptInPlace(was, is, none);
    }
    for (std::size_t line = 0; line < is.size(); ++line) {
      const PersonId& from = line < was.size() ? was[line] : none;
      if (from != is[line]) {
        changes.push_back({static_cast<int>(slot), static_cast<int>(line), from, is[line]});
      }
    }
  }
  return changes;
}

std::string changeText(const WeekProblem& problem, const CellChange& change) {
  return tr("{} {}: {} → {}", problem.slotName(change.slot), lineName(Line{change.line}),
            change.from, change.to);
}

namespace {

template <typename Factor>
void scaleCosts(RuleSet& rules, Factor factor) {
  for (const Rule rule : configurableRules()) {
    weightOf(rules, rule).cost *= factor(rule);
  }
  rules.longGapCost *= factor(Rule::gap);
}

}  // namespace

WeekProblem scaledCosts(WeekProblem problem, Cost factor) {
  scaleCosts(problem.rules, [&](Rule) { return factor; });
  for (Reference& reference : problem.asked.references) {
    reference.perChange *= factor;
    reference.perKept *= factor;
  }
  for (Ban& ban : problem.asked.bans) {
    ban.below *= factor;
  }
  return problem;
}

WeekProblem countingOnly(WeekProblem problem, Rule rule) {
  scaleCosts(problem.rules, [&](Rule other) { return other == rule ? 1 : 0; });
  return problem;
}

}  // namespace tomatic
