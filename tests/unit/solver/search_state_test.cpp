#include "solver/search_state.hpp"

#include <catch2/catch.hpp>
#include <optional>

#include "solver/dual.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic {
namespace {

/// Everybody attends as much as they may; nothing if somebody has no week at all.
std::optional<solver::Weeks> fullWeeks(const solver::Model& model) {
  solver::Dual dual(model);
  const solver::Prices attractive(model.counters.size(), -1000 * solver::scale);
  const bool any = dual.evaluate(attractive, solver::fullDomains(model)) < solver::forbidden;
  return any ? std::optional(dual.weeks()) : std::nullopt;
}

}  // namespace

TEST_CASE("however long a limit is broken, its weight can be reckoned with", "[solver]") {
  constexpr Cost sumsThatFit = solver::forbidden / solver::scale / 1000;
  int broken = 0;
  for (const std::uint64_t seed : test::seeds(1, 40)) {
    const solver::Model model = solver::compile(test::tinyProblem(seed));
    const auto weeks = fullWeeks(model);
    if (!weeks) {
      continue;
    }
    solver::SearchState state(model);
    for (int descent = 0; descent < 300; ++descent) {
      state.assign(*weeks);
      const Cost before = state.weighted();
      state.addWeight();
      REQUIRE(state.weighted() >= before);
      REQUIRE(state.weighted() < sumsThatFit);
    }
    broken += state.broken() > 0 ? 1 : 0;
    CHECK((state.broken() == 0 || state.weighted() > state.cost()));
  }
  CHECK(broken >= test::often(10));
}

}  // namespace tomatic
