#include "rules/fairness.hpp"

#include <algorithm>

namespace tomatic {
namespace {

using Kind = int AttendedTurns::*;

bool isOpen(const std::vector<PersonId>& cells) {
  return std::any_of(cells.begin(), cells.end(), [](const PersonId& id) { return id != closed; });
}

int surplusOf(const AttendedTurns& person, const AttendedTurns& everybody, Kind kind) {
  const auto had = static_cast<long long>(person.*kind) * everybody.all;
  const auto due = static_cast<long long>(everybody.*kind) * person.all;
  return had <= due ? 0 : static_cast<int>((had - due) / everybody.all);
}

}  // namespace

void addWeek(AttendedHistory& history, const Timetable& timetable,
             const Availability& availability) {
  for (std::size_t day = 0; day < timetable.days.size(); ++day) {
    const auto& turns = timetable.cells[day];
    const auto first = std::find_if(turns.begin(), turns.end(), isOpen) - turns.begin();
    const auto last = turns.rend() - std::find_if(turns.rbegin(), turns.rend(), isOpen) - 1;
    for (std::ptrdiff_t turn = first; turn <= last; ++turn) {
      for (const PersonId& id : turns[turn]) {
        if (id == nobody || id == closed) {
          continue;
        }
        AttendedTurns& attended = history[id];
        const TurnSet optional = availability.optional(id, timetable.days[day]);
        ++attended.all;
        attended.undesired += optional.has(Turn{static_cast<int>(turn)}) ? 1 : 0;
        attended.early += turn == first ? 1 : 0;
        attended.late += turn == last ? 1 : 0;
      }
    }
  }
}

void setSurplus(WeekProblem& problem, const AttendedHistory& history,
                const UnpleasantKinds& kinds) {
  AttendedTurns everybody;
  for (const auto& [id, attended] : history) {
    everybody.all += attended.all;
    everybody.undesired += attended.undesired;
    everybody.early += attended.early;
    everybody.late += attended.late;
  }
  for (Worker& worker : problem.workers) {
    const auto found = history.find(worker.id);
    if (found == history.end()) {
      continue;
    }
    const auto of = [&](bool counts, Kind kind) {
      return counts ? surplusOf(found->second, everybody, kind) : 0;
    };
    worker.surplus = {of(kinds.undesired, &AttendedTurns::undesired),
                      of(kinds.early, &AttendedTurns::early), of(kinds.late, &AttendedTurns::late)};
  }
}

}  // namespace tomatic
