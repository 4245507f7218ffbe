// What tests of relaxations start from: tiny weeks without loads by line, some prices, some
// domains.
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

}  // namespace tomatic::test
