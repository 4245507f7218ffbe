#include "commands/what_if.hpp"

#include <algorithm>

#include "settings/week_words.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

bool isAmong(const std::vector<PersonId>& people, const PersonId& person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

void requireKnown(const PersonId& person, const std::vector<std::string>& known) {
  if (isAmong(known, person)) {
    return;
  }
  const auto meant = nearest(person, known);
  throw UsageError(
      meant ? tr("--without: nobody called '{}' has a load; did you mean '{}'?", person, *meant)
            : tr("--without: nobody called '{}' has a load", person));
}

template <typename Key, typename Value>
std::vector<std::string> keysOf(const std::map<Key, Value>& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) {
    keys.push_back(key);
  }
  return keys;
}

void refuseImpossible(const WeekProblem& problem, const WeekPlan& plan, const CellDemand& demand) {
  if (!demand.attends || demand.worker == nobodyIndex) {
    return;
  }
  const Worker& worker = problem.workers[demand.worker];
  const int day = demand.slot / problem.turns();
  const Turn turn{demand.slot % problem.turns()};
  if (worker.required[day].has(turn)) {
    throw NoAnswer(tr("{} cannot be fixed at {}, they are busy: {}", worker.id,
                      problem.slotName(demand.slot),
                      joined(plan.availability.reasons(worker.id, problem.days[day], turn))));
  }
  const bool taken = !demand.line || worker.loadByLine[index(*demand.line)] > 0;
  if (problem.byLine && !taken) {
    throw NoAnswer(tr("{} cannot be fixed at {} {}, their load has no turn of that line", worker.id,
                      problem.slotName(demand.slot), lineName(*demand.line)));
  }
}

}  // namespace

void declareCells(Options& offered, WhatIf& options) {
  offered.option("--fix", options.fixed, tr("that cell is theirs; LINE may be * or missing"))
      .typeName("'DAY TURN LINE=PERSON'")
      .repeated();
  offered.option("--forbid", options.forbidden, tr("that cell is not theirs"))
      .typeName("'DAY TURN LINE=PERSON'")
      .repeated();
}

void declareWhatIf(Options& offered, WhatIf& options) {
  declareCells(offered, options);
  offered.option("--without", options.without, tr("as if they did not work here"))
      .typeName("PERSON")
      .repeated();
}

void declareChangeCost(Options& offered, Cost& cost, const std::string& help) {
  constexpr Cost most = 100'000;
  offered.option("--change-cost", cost, help).typeName("N").inRange(0, most).showDefault();
}

void leaveOut(WeekInputs& inputs, const std::vector<PersonId>& people) {
  const auto isOut = [&](const PersonId& person) { return isAmong(people, person); };
  for (auto* entries : {&inputs.busy, &inputs.vacations}) {
    entries->erase(std::remove_if(entries->begin(), entries->end(),
                                  [&](const BusyEntry& entry) { return isOut(entry.person); }),
                   entries->end());
  }
  for (auto& [name, members] : inputs.roster.groups) {
    members.erase(std::remove_if(members.begin(), members.end(), isOut), members.end());
  }
  for (const PersonId& person : people) {
    inputs.leaves.erase(person);
  }
}

void leaveOutOfComputing(WeekInputs& inputs, const std::vector<PersonId>& people) {
  for (const PersonId& person : people) {
    requireKnown(person, keysOf(inputs.idealLoads));
    inputs.idealLoads.erase(person);
  }
}

void leaveOut(Load& load, const std::vector<PersonId>& people) {
  for (const PersonId& person : people) {
    requireKnown(person, keysOf(load.turns));
    load.empty += load.turns[person];
    load.turns.erase(person);
    const auto row = load.byLine.find(person);
    if (row != load.byLine.end()) {
      load.emptyByLine.resize(std::max(load.emptyByLine.size(), row->second.size()));
      for (std::size_t line = 0; line < row->second.size(); ++line) {
        load.emptyByLine[line] += row->second[line];
      }
      load.byLine.erase(row);
    }
  }
}

void askOf(WeekProblem& problem, const WeekPlan& plan, const WhatIf& options) {
  askCells(problem, plan.inputs.week, options.fixed, options.forbidden);
  for (const CellDemand& demand : problem.asked.cells) {
    refuseImpossible(problem, plan, demand);
  }
}

}  // namespace tomatic
