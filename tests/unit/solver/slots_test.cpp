#include "solver/slots.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "solver/random.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

using namespace tomatic;
using namespace tomatic::solver;
using test::tinyProblem;

namespace {

/// What a filling costs, scaled: by line the taker, or -1.
Cost costOf(const Model& model, Lines& lines, const Slots& slots, int slot,
            const std::vector<int>& filling, const std::vector<Cost>& prices) {
  std::vector<int> counts(model.counters.size());
  Cost cost = 0;
  for (std::size_t line = 0; line < filling.size(); ++line) {
    if (filling[line] < 0) {
      cost += prices[slots.takers().size() + line];
      continue;
    }
    const auto& [of, member] = slots.takers()[filling[line]];
    cost += prices[filling[line]];
    ++counts[slot];
    for (const int crowd :
         model.persons[lines.programs()[of]->members()[member].person].crowdCounters) {
      ++counts[crowd + slot];
    }
  }
  for (int counter = slot; counter < model.firstCell; counter += model.slots()) {
    const std::vector<Cost>& costs = model.counters[counter].cost;
    const auto count = static_cast<std::size_t>(counts[counter]);
    if (count >= costs.size() || costs[count] >= forbidden) {
      return forbidden;
    }
    cost += costs[count] * scale;
  }
  return cost;
}

template <typename Each>
void forEachFilling(const Slots& slots, std::size_t lines, Each each) {
  std::vector<int> filling(lines, -1);
  const auto next = [&] {
    for (std::size_t line = 0; line < lines; ++line) {
      const int first = static_cast<int>(slots.firstTaker(line));
      const int end =
          static_cast<int>(line + 1 < lines ? slots.firstTaker(line + 1) : slots.takers().size());
      filling[line] = filling[line] < 0 ? first : filling[line] + 1;
      if (filling[line] < end) {
        return true;
      }
      filling[line] = -1;
    }
    return false;
  };
  do {
    each(filling);
  } while (next());
}

}  // namespace

TEST_CASE("a slot's cheapest filling is the cheapest of all", "[solver]") {
  int fillable = 0;
  for (const std::uint64_t seed : test::seeds(5000, 5149)) {
    CAPTURE(seed);
    const WeekProblem problem = tinyProblem(seed);
    if (!problem.byLine) {
      continue;
    }
    const Model model = compile(problem);
    const auto lines = Lines::make(model);
    REQUIRE(lines);
    const auto slots = Slots::make(model, *lines);
    REQUIRE(slots);
    Random random(seed);
    for (int slot = 0; slot < model.slots(); ++slot) {
      SlotProgram program(model, slot, *lines, slots->takers());
      std::vector<char> may(slots->takers().size() + lines->programs().size(), 1);
      for (char& each : may) {
        each = random.below(5) == 0 ? 0 : 1;
      }
      REQUIRE(program.make(may, Slots::mostSlotArcs));
      std::vector<Cost> prices(slots->takers().size() + lines->programs().size());
      for (Cost& price : prices) {
        price = (random.below(41) - 20) * scale / (1 + random.below(3));
      }
      Cost least = forbidden;
      std::vector<Cost> with(slots->takers().size(), forbidden);
      forEachFilling(*slots, lines->programs().size(), [&](const std::vector<int>& filling) {
        for (std::size_t line = 0; line < filling.size(); ++line) {
          if (may[filling[line] < 0 ? may.size() - filling.size() + line : filling[line]] == 0) {
            return;
          }
        }
        const Cost cost = costOf(model, *lines, *slots, slot, filling, prices);
        least = std::min(least, cost);
        for (const int taker : filling) {
          if (taker >= 0) {
            with[taker] = std::min(with[taker], cost);
          }
        }
      });
      std::vector<char> liked(prices.size());
      for (char& each : liked) {
        each = static_cast<char>(random.below(2));
      }
      const Cost found = program.cheapest(prices, liked);
      if (least >= forbidden) {
        REQUIRE(found >= barred);
        continue;
      }
      ++fillable;
      REQUIRE(found == least);
      REQUIRE(costOf(model, *lines, *slots, slot, program.chosen(), prices) == least);
      const std::vector<Cost>& foundWith = program.cheapestWith();
      for (std::size_t taker = 0; taker < with.size(); ++taker) {
        REQUIRE((with[taker] >= forbidden ? foundWith[taker] >= barred
                                          : foundWith[taker] == with[taker]));
      }
    }
  }
  CHECK(fillable > test::often(200));
}

TEST_CASE("slots that need too large graphs are left to prices", "[solver]") {
  std::uint64_t seed = 5000;
  while (!tinyProblem(seed).byLine) {
    ++seed;
  }
  const Model model = compile(tinyProblem(seed));
  const auto lines = Lines::make(model);
  REQUIRE(lines);
  long long arcs = 1;
  while (!Slots::make(model, *lines, arcs)) {
    ++arcs;
  }
  CHECK(arcs > 2);
  CHECK_FALSE(Slots::make(model, *lines, arcs - 1));
}
