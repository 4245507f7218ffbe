#include "unit/solver/tiny_relaxation.hpp"

#include <algorithm>

#include "unit/solver/tiny_problem.hpp"

namespace tomatic::test {

WeekProblem tinyCounted(std::uint64_t seed) {
  WeekProblem problem = tinyProblem(seed);
  while (problem.byLine) {
    problem = tinyProblem(++seed);
  }
  return problem;
}

solver::Prices somePrices(const solver::Model& model, solver::Random& random) {
  solver::Prices prices;
  const auto span = static_cast<int>(40 * solver::scale);
  for (std::size_t i = 0; i < model.counters.size(); ++i) {
    prices.push_back(random.below(span) - span / 2);
  }
  return prices;
}

solver::Domains someDomains(const solver::Model& model, solver::Random& random) {
  solver::Domains domains = solver::fullDomains(model);
  for (auto& person : domains) {
    for (auto& day : person) {
      const auto gone = [&](std::uint16_t) { return random.below(4) == 0; };
      day.erase(std::remove_if(day.begin(), day.end(), gone), day.end());
    }
  }
  return domains;
}

bool mayWork(const solver::Model& model, int person, const solver::Week& week) {
  const solver::Person& who = model.persons[person];
  auto only = who.allowed;
  for (int day = 0; day < model.days; ++day) {
    auto& allowed = only[day];
    const bool has = std::find(allowed.begin(), allowed.end(), week[day]) != allowed.end();
    allowed.assign(has ? 1 : 0, week[day]);
  }
  solver::Week same(model.days);
  return solver::WeekProgram(model).cheapest(who, only, who.itemCost, 1, same) < solver::forbidden;
}

}  // namespace tomatic::test
