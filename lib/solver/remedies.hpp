// The single things that a coordinator could give up, and what the week costs then.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "solver/requirements.hpp"
#include "solver/solve.hpp"

namespace tomatic::solver {

struct Remedy {
  enum class Kind {
    drop,      ///< the requirement is left out
    oneMore,   ///< the worker may attend one turn more than the load
    oneLess,   ///< the worker may attend one turn less
    lessLine,  ///< the turn has one line less; where loads are exact, anybody may attend one turn
               ///< less for it
  };

  Kind kind{};
  Requirement requirement;  ///< of `drop`, `oneMore`, `oneLess`
  int slot = -1;            ///< of `lessLine`
};

/// What could be given up so that a claim forced by these pieces falls. Only pieces of a smallest
/// set can: without another one the set still stands.
std::vector<Remedy> remediesOf(const WeekProblem& problem, const std::vector<Requirement>& needed);

/// The week with one thing given up.
WeekProblem remedied(const WeekProblem& problem, const Remedy& remedy);

struct PricedRemedy {
  Remedy remedy;
  Cost cost = 0;   ///< of the best timetable then
  Cost bound = 0;  ///< none costs less
};

using Solver = std::function<Solution(const WeekProblem&)>;

/// Those with which the week has a timetable cheaper than `below`, the cheapest first.
std::vector<PricedRemedy> pricedRemedies(const WeekProblem& problem,
                                         const std::vector<Requirement>& needed, Cost below,
                                         const Solver& solve, const Stop& stop);

}  // namespace tomatic::solver
