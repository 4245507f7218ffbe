// Why the rules allow no week, or why cells must stay empty: causes that a coordinator can act on.
#pragma once

#include <optional>
#include <vector>

#include "rules/week_problem.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

struct Cause {
  enum class Kind {
    forcedDay,   ///< what is forced on a worker's day breaks the rules of a day
    forcedWeek,  ///< more is forced on a worker than their load (demand > supply)
    forcedTurn,  ///< more is forced into a turn than it has lines (demand > supply)
    load,        ///< a worker's load fits no week (demand: the load; supply: what fits)
    loadByLine,  ///< a worker's loads by line fit no week together, though their sum does
    shortage,    ///< turns need more (demand) than the workers can give them (supply)
    surplus,     ///< more must go into turns (demand) than there is room for (supply)
    conflict,    ///< the turns' limits cannot be kept together; neither side alone explains it
  };

  Kind kind{};
  std::vector<int> workers;  ///< whom it is about; empty: everybody
  std::vector<int> slots;    ///< the turns; a minimal set for shortage, surplus and conflict
  int demand = 0;
  int supply = 0;
  /// Of shortage, surplus and conflict: if they lie with that alone.
  std::optional<Line> line = std::nullopt;
};

/// With loads by line: what that line alone asks of those who attend it, whatever other lines and
/// crowds ask of them; a week of one line. No stricter than the whole.
WeekProblem weekOfLine(const WeekProblem& problem, Line line);

/// Causes for a problem without a feasible week; empty if none was found before the stop.
std::vector<Cause> whyInfeasible(const WeekProblem& problem, const Stop& stop);

/// The turns that cannot all be filled: `demand` cells, of which `supply` can be. No slot can be
/// left out without explaining fewer empty cells. How many cells a timetable leaves empty saves
/// work if it is known. Nothing if all cells can be filled, or the stop came first.
std::vector<Cause> whyEmpty(const WeekProblem& problem, const Stop& stop,
                            std::optional<int> empty = std::nullopt);

}  // namespace tomatic::solver
