// What is asked of one week beyond its rules, compiled: settled cells and bans take patterns away,
// a timetable to stay near to changes costs of items and counters. Bans on turns and crowds are
// compiled with their counters (model.cpp).
#pragma once

#include "solver/model.hpp"

namespace tomatic::solver {

/// Adjusts a model that is compiled but for `most` and the ceiling.
void adjust(const WeekProblem& problem, Model& model);

}  // namespace tomatic::solver
