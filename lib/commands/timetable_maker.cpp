#include "commands/timetable_maker.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/colors.hpp"

namespace tomatic {
namespace {

std::vector<std::vector<PersonId>> closedDay(const Settings& settings, Weekday day) {
  std::vector<std::vector<PersonId>> turns;
  for (int turn = 0; turn < settings.hours.turns(); ++turn) {
    turns.emplace_back(settings.lines.at(day, Turn{turn}), PersonId(closed));
  }
  return turns;
}

/// What the load says, corrected by what the timetable really gives.
std::map<PersonId, double> overloadOf(const WeekPlan& plan, const WeekProblem& problem,
                                      const Assignment& assignment) {
  std::vector<int> attended(problem.workers.size());
  for (const auto& slot : assignment) {
    for (const int worker : slot) {
      if (worker != nobodyIndex) {
        ++attended[worker];
      }
    }
  }
  std::map<PersonId, double> overload = plan.overload;
  for (std::size_t i = 0; i < problem.workers.size(); ++i) {
    const auto found = overload.find(problem.workers[i].id);
    if (found != overload.end()) {
      found->second = std::round((found->second + attended[i] - problem.workers[i].load) * 10) / 10;
    }
  }
  return overload;
}

}  // namespace

Timetable timetableOf(const WeekPlan& plan, const WeekProblem& problem,
                      const Assignment& assignment, const Verdict& verdict) {
  const Settings& settings = plan.inputs.settings;
  Timetable timetable;
  timetable.week = plan.inputs.week;
  timetable.days = settings.displayDays;
  timetable.dayWords = settings.dayWords;
  timetable.hours = settings.hours;
  for (int line = 0; line < settings.lines.most(); ++line) {
    timetable.lineNames.push_back(lineName(Line{line}));
  }
  for (const Weekday day : timetable.days) {
    const auto found = std::find(problem.days.begin(), problem.days.end(), day);
    auto& cells = timetable.cells.emplace_back(closedDay(settings, day));
    if (found == problem.days.end()) {
      continue;
    }
    const auto dayIndex = static_cast<int>(found - problem.days.begin());
    for (int turn = 0; turn < problem.turns(); ++turn) {
      const auto& workers = assignment[problem.slot(dayIndex, turn)];
      for (std::size_t line = 0; line < workers.size(); ++line) {
        cells[turn][line] =
            workers[line] == nobodyIndex ? PersonId(nobody) : problem.workers[workers[line]].id;
      }
    }
  }
  const Roster& roster = plan.inputs.roster;
  timetable.colors = roster.colors;
  if (settings.randomColors) {
    for (const Worker& worker : problem.workers) {
      timetable.colors[worker.id] = pastel(worker.id).hex();
    }
  }
  timetable.extensions = roster.extensions;
  timetable.names = roster.names;
  timetable.overload = overloadOf(plan, problem, assignment);
  for (const Finding& penalty : verdict.penalties) {
    timetable.penalties.push_back(
        {penalty.cost, penalty.text, std::string(ruleName(penalty.rule))});
  }
  timetable.cost = verdict.cost;
  timetable.rules = problem.rules.name;
  return timetable;
}

std::vector<Weekday> scheduledDays(const Timetable& timetable) {
  std::vector<Weekday> days;
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    if (!timetable.isClosed(day)) {
      days.push_back(timetable.days[day]);
    }
  }
  return days;
}

std::vector<PersonId> peopleOf(const Timetable& timetable) {
  std::set<PersonId> people;
  for (const auto& day : timetable.cells) {
    for (const auto& turn : day) {
      people.insert(turn.begin(), turn.end());
    }
  }
  people.erase(PersonId(nobody));
  people.erase(PersonId(closed));
  return {people.begin(), people.end()};
}

LineCounts lineCountsOf(const Timetable& timetable) {
  std::map<Weekday, std::vector<int>> counts;
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    for (const auto& turn : timetable.cells[day]) {
      counts[timetable.days[day]].push_back(static_cast<int>(turn.size()));
    }
  }
  return LineCounts(std::move(counts));
}

Assignment assignmentOf(const WeekProblem& problem, const Timetable& timetable) {
  std::map<PersonId, int> workers;
  for (std::size_t i = 0; i < problem.workers.size(); ++i) {
    workers.emplace(problem.workers[i].id, static_cast<int>(i));
  }
  Assignment assignment;
  for (int slot = 0; slot < problem.slotCount(); ++slot) {
    const Weekday day = problem.days[slot / problem.turns()];
    const auto found = std::find(timetable.days.begin(), timetable.days.end(), day);
    const auto& cells = timetable.cells[found - timetable.days.begin()][slot % problem.turns()];
    auto& attending = assignment.emplace_back();
    for (const PersonId& id : cells) {
      const auto worker = workers.find(id);
      attending.push_back(worker == workers.end() ? nobodyIndex : worker->second);
    }
  }
  return assignment;
}

}  // namespace tomatic
