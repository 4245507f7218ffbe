// What tests of relaxations start from: tiny weeks without loads by line, some prices, some
// domains; and whether a week is one.
#pragma once

#include "solver/dual.hpp"
#include "solver/random.hpp"

namespace tomatic::test {

/// tinyProblem(), of the first seed from this one on that has no loads by line.
WeekProblem tinyCounted(std::uint64_t seed);

/// Prices of up to ± 20 cost units for every counter.
solver::Prices somePrices(const solver::Model& model, solver::Random& random);

/// The patterns of the model less some.
solver::Domains someDomains(const solver::Model& model, solver::Random& random);

/// Whether the rules of a person's own week allow it.
bool mayWork(const solver::Model& model, int person, const solver::Week& week);

}  // namespace tomatic::test
