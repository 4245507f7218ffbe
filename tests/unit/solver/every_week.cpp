#include "unit/solver/every_week.hpp"

#include <algorithm>
#include <functional>

#include "rules/charges.hpp"
#include "rules/evaluator.hpp"

namespace tomatic::test {
namespace {

bool legalCount(const WeekProblem& problem, int slot, int people) {
  const int empty = problem.linesAt(slot) - people;
  const int asked = problem.emptyAsked[slot / problem.turns()][slot % problem.turns()];
  return !chargeEmpty(problem, slot, empty).broken &&
         (problem.byLine || !chargeMissedEmpty(problem, std::max(0, asked - empty)).broken);
}

/// Goes through every combination of the people's weeks.
class Everything {
 public:
  Everything(const WeekProblem& problem, const std::vector<std::vector<PersonWeek>>& weeks,
             const std::vector<int>& slots, TurnLimits limits)
      : problem_(problem), weeks_(weeks), slots_(slots), limits_(limits), chosen_(weeks.size()) {}

  std::optional<int> least() {
    choose(0);
    return least_;
  }

 private:
  void choose(std::size_t person) {
    if (person == weeks_.size()) {
      look();
      return;
    }
    for (const PersonWeek& week : weeks_[person]) {
      chosen_[person] = &week;
      choose(person + 1);
    }
  }

  bool works(int person, int slot) const { return (*chosen_[person])[slot] >= 0; }

  void look() {
    int outside = 0;
    for (const int slot : slots_) {
      if (!crowdsHold(slot) || !cellsHold(slot)) {
        return;
      }
      int people = 0;
      for (std::size_t person = 0; person < chosen_.size(); ++person) {
        people += works(static_cast<int>(person), slot) ? 1 : 0;
      }
      if (limits_ != TurnLimits::surplus) {
        outside += std::max(0, leastPeople(problem_, slot) - people);
      }
      if (limits_ != TurnLimits::shortage) {
        outside += std::max(0, people - mostPeople(problem_, slot));
      }
    }
    least_ = std::min(least_.value_or(outside), outside);
  }

  bool crowdsHold(int slot) const {
    return std::all_of(problem_.crowds.begin(), problem_.crowds.end(), [&](const Crowd& crowd) {
      const auto phoning = std::count_if(crowd.members.begin(), crowd.members.end(),
                                         [&](int member) { return works(member, slot); });
      return !chargeCrowd(problem_, crowd, crowdLimit(problem_, crowd, slot),
                          static_cast<int>(phoning))
                  .broken;
    });
  }

  bool cellsHold(int slot) const {
    if (!problem_.byLine) {
      return true;
    }
    std::vector<int> taken(problem_.linesAt(slot));
    for (const PersonWeek* week : chosen_) {
      if ((*week)[slot] >= 0) {
        ++taken[(*week)[slot]];
      }
    }
    for (const EmptyCell& cell : problem_.emptyCells) {
      const bool here = problem_.slot(cell.day, index(cell.turn)) == slot;
      if (here && problem_.rules.forced.level == Level::hard) {
        ++taken[index(cell.line)];
      }
    }
    return std::all_of(taken.begin(), taken.end(), [](int people) { return people <= 1; });
  }

  const WeekProblem& problem_;
  const std::vector<std::vector<PersonWeek>>& weeks_;
  const std::vector<int>& slots_;
  TurnLimits limits_;
  std::vector<const PersonWeek*> chosen_;
  std::optional<int> least_;
};

}  // namespace

std::vector<PersonWeek> weeksOf(const WeekProblem& problem, int person,
                                const std::vector<Rule>& ignored) {
  std::vector<PersonWeek> weeks;
  PersonWeek week(problem.slotCount(), -1);
  Assignment assignment;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    assignment.emplace_back(problem.linesAt(slot), nobodyIndex);
  }
  const std::function<void(int)> fill = [&](int slot) {
    if (slot == problem.slotCount()) {
      const auto violations = judge(problem, assignment).violations;
      const bool breaks =
          std::any_of(violations.begin(), violations.end(), [&](const Finding& finding) {
            return finding.worker == person &&
                   std::find(ignored.begin(), ignored.end(), finding.rule) == ignored.end();
          });
      if (!breaks) {
        weeks.push_back(week);
      }
      return;
    }
    fill(slot + 1);
    const int lines = problem.linesAt(slot);
    for (int line = 0; line < (problem.byLine ? lines : std::min(lines, 1)); ++line) {
      week[slot] = line;
      assignment[slot][line] = person;
      fill(slot + 1);
      assignment[slot][line] = nobodyIndex;
      week[slot] = -1;
    }
  };
  fill(0);
  return weeks;
}

std::optional<int> leastOutside(const WeekProblem& problem,
                                const std::vector<std::vector<PersonWeek>>& weeks,
                                const std::vector<int>& slots, TurnLimits limits) {
  return Everything(problem, weeks, slots, limits).least();
}

int leastPeople(const WeekProblem& problem, int slot) {
  int people = 0;
  while (people < problem.linesAt(slot) && !legalCount(problem, slot, people)) {
    ++people;
  }
  return people;
}

int mostPeople(const WeekProblem& problem, int slot) {
  int people = problem.linesAt(slot);
  while (people > 0 && !legalCount(problem, slot, people)) {
    --people;
  }
  return people;
}

}  // namespace tomatic::test
