#include "solver/crowd_bound.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <set>

#include "solver/crowd_program.hpp"
#include "solver/dual.hpp"
#include "solver/search_state.hpp"
#include "solver/solve.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"
#include "unit/solver/tiny_relaxation.hpp"

namespace tomatic::solver {
namespace {

constexpr Cost endless = 1'000'000 * scale;
constexpr long long anyWork = 100'000'000;
const Stop untilTheEnd = [] { return false; };

/// A tiny week whose persons all sit at one table, where two at once cost.
WeekProblem sharedTable(std::uint64_t seed) {
  WeekProblem problem = test::tinyCounted(seed);
  Random random(seed);
  problem.rules.tableNoise = {Level::soft, 1 + random.below(20)};
  problem.crowds.erase(
      std::remove_if(problem.crowds.begin(), problem.crowds.end(),
                     [](const Crowd& crowd) { return crowd.kind == Crowd::Kind::table; }),
      problem.crowds.end());
  Crowd table;
  table.kind = Crowd::Kind::table;
  table.name = "all";
  for (int i = 0; i < static_cast<int>(problem.workers.size()); ++i) {
    table.members.push_back(i);
  }
  problem.crowds.push_back(std::move(table));
  return problem;
}

struct PricedWeek {
  Week week;
  Cost cost = 0;  // scaled
};

std::vector<PricedWeek> weeksOf(const Model& model, int index, const Prices& prices,
                                const Domains& domains) {
  const Person& person = model.persons[index];
  const PatternTable& table = model.tables[person.table];
  const WeekSpace& space = model.spaces[person.space];
  std::vector<Cost> itemPrice;
  priceItems(model, person, prices, itemPrice);
  std::vector<PricedWeek> weeks;
  PricedWeek made;
  const std::function<void(int, int)> add = [&](int day, int used) {
    if (used >= space.states) {
      return;
    }
    if (day == model.days) {
      if (space.finalCost[used] < forbidden) {
        weeks.push_back(made);
        weeks.back().cost += space.finalCost[used] * scale;
      }
      return;
    }
    for (const std::uint16_t which : domains[index][day]) {
      const Pattern& pattern = table.patterns[which];
      Cost cost = pattern.cost * scale;
      for (int i = 0; i < pattern.itemCount; ++i) {
        cost += itemPrice[day * model.turns + table.items[pattern.firstItem + i]];
      }
      made.week.push_back(which);
      made.cost += cost;
      add(day + 1, used + space.step[pattern.usage]);
      made.cost -= cost;
      made.week.pop_back();
    }
  };
  add(0, 0);
  return weeks;
}

/// Calls `each` with every choice of one of each one's weeks, and what they cost together.
void forEachChoice(const std::vector<std::vector<PricedWeek>>& weeks,
                   const std::function<void(const Weeks&, Cost)>& each) {
  Weeks chosen;
  const std::function<void(Cost)> choose = [&](Cost cost) {
    if (chosen.size() == weeks.size()) {
      each(chosen, cost);
      return;
    }
    for (const PricedWeek& week : weeks[chosen.size()]) {
      chosen.push_back(week.week);
      choose(cost + week.cost);
      chosen.pop_back();
    }
  };
  choose(0);
}

/// What the counts of a crowd cost above the cheapest ones; `forbidden` if they may not be.
Cost countsAbove(const Model& model, const SmallCrowd& crowd, const Prices& prices,
                 const Weeks& weeks) {
  std::vector<int> counts(model.slots());
  for (std::size_t member = 0; member < weeks.size(); ++member) {
    const PatternTable& table = model.tables[model.persons[crowd.members[member]].table];
    for (int day = 0; day < model.days; ++day) {
      const Pattern& pattern = table.patterns[weeks[member][day]];
      for (int i = 0; i < pattern.itemCount; ++i) {
        ++counts[day * model.turns + table.items[pattern.firstItem + i]];
      }
    }
  }
  Cost sum = 0;
  for (int slot = 0; slot < model.slots(); ++slot) {
    const std::vector<Cost>& cost = model.counters[crowd.counter + slot].cost;
    const Cost price = prices[crowd.counter + slot];
    Cost least = forbidden;
    for (std::size_t n = 0; n < cost.size(); ++n) {
      least = cost[n] < forbidden ? std::min(least, cost[n] * scale - price * static_cast<Cost>(n))
                                  : least;
    }
    const auto count = static_cast<std::size_t>(counts[slot]);
    if (count >= cost.size() || cost[count] >= forbidden) {
      return forbidden;
    }
    sum += cost[count] * scale - price * counts[slot] - least;
  }
  return sum;
}

/// All choices of a crowd's members, with their excess.
struct Enumerated {
  Enumerated(const Model& model, const SmallCrowd& crowd, const Prices& prices,
             const Domains& domains) {
    std::vector<std::vector<PricedWeek>> weeks;
    Cost cheapest = 0;
    for (const int member : crowd.members) {
      weeks.push_back(weeksOf(model, member, prices, domains));
      cheapest +=
          std::min_element(weeks.back().begin(), weeks.back().end(),
                           [](const PricedWeek& a, const PricedWeek& b) { return a.cost < b.cost; })
              ->cost;
    }
    forEachChoice(weeks, [&](const Weeks& chosen, Cost cost) {
      const Cost counts = countsAbove(model, crowd, prices, chosen);
      if (counts < forbidden) {
        choices.emplace_back(cost - cheapest + counts, chosen);
        least = std::min(least, choices.back().first);
      }
    });
  }

  /// The members' patterns of a day in choices of at most that excess.
  std::set<std::uint16_t> patterns(std::size_t member, int day, Cost most) const {
    std::set<std::uint16_t> had;
    for (const auto& [excess, weeks] : choices) {
      if (excess <= most) {
        had.insert(weeks[member][day]);
      }
    }
    return had;
  }

  std::vector<std::pair<Cost, Weeks>> choices;
  Cost least = forbidden;
};

std::set<std::uint16_t> asSet(const std::vector<std::uint16_t>& patterns) {
  return {patterns.begin(), patterns.end()};
}

/// The least cost of everybody's weeks of these domains.
Cost cheapestOf(const Model& model, const Domains& domains) {
  std::vector<std::vector<PricedWeek>> weeks;
  const Prices free(model.counters.size());
  for (std::size_t person = 0; person < model.persons.size(); ++person) {
    weeks.push_back(weeksOf(model, static_cast<int>(person), free, domains));
  }
  Cost least = forbidden;
  SearchState state(model);
  forEachChoice(weeks, [&](const Weeks& chosen, Cost) {
    state.assign(chosen);
    least = state.broken() == 0 ? std::min(least, state.cost()) : least;
  });
  return least;
}

}  // namespace

TEST_CASE("crowds share nobody, and with loads by line there are none", "[solver]") {
  int byLine = 0;
  for (const std::uint64_t seed : test::seeds(1, 100)) {
    CAPTURE(seed);
    const Model model = compile(test::tinyProblem(seed));
    std::set<int> persons;
    const auto crowds = crowdsApart(model);
    for (const SmallCrowd& crowd : crowds) {
      for (const int member : crowd.members) {
        CHECK(persons.insert(member).second);
      }
    }
    byLine += model.byLine() ? 1 : 0;
    CHECK((crowds.empty() || !model.byLine()));
  }
  CHECK(byLine >= test::often(20));
}

TEST_CASE("what a crowd's cheapest weeks cost together is what all their choices tell",
          "[solver]") {
  int bitten = 0;
  int none = 0;
  for (const std::uint64_t seed : test::seeds(1, 300)) {
    CAPTURE(seed);
    const Model model = compile(seed % 2 == 0 ? sharedTable(seed) : test::tinyCounted(seed));
    Random random(seed);
    const Prices prices = test::somePrices(model, random);
    const Domains domains = test::someDomains(model, random);
    Dual dual(model);
    if (dual.evaluate(prices, domains) >= forbidden) {
      continue;
    }
    for (const SmallCrowd& crowd : crowdsApart(model)) {
      const Enumerated all(model, crowd, prices, domains);
      CrowdProgram program(model, crowd, anyWork);
      program.look(prices, domains);
      if (all.least >= forbidden) {
        CHECK(program.excess(endless) > endless);
        ++none;
        continue;
      }
      CHECK(program.excess(endless) == all.least);
      CHECK(program.excess(all.least) == all.least);
      bitten += all.least > 0 ? 1 : 0;
      if (all.least > 0) {
        CHECK(program.excess(all.least - 1) == all.least);
        Domains same = domains;
        CHECK(program.reduce(all.least - 1, same) == -1);
      }
      const Cost most = all.least + random.below(static_cast<int>(20 * scale));
      Domains reduced = domains;
      REQUIRE(program.reduce(most, reduced) >= 0);
      for (std::size_t member = 0; member < crowd.members.size(); ++member) {
        for (int day = 0; day < model.days; ++day) {
          CHECK(asSet(reduced[crowd.members[member]][day]) == all.patterns(member, day, most));
        }
      }
    }
  }
  CHECK(bitten >= test::often(100));
  CHECK(none >= test::often(1));
}

TEST_CASE("a crowd that is too much work is bounded by less, and loses no pattern", "[solver]") {
  int less = 0;
  for (const std::uint64_t seed : test::seeds(1, 200)) {
    CAPTURE(seed);
    const Model model = compile(sharedTable(seed));
    Random random(seed);
    const Prices prices = test::somePrices(model, random);
    const Domains domains = fullDomains(model);
    Dual dual(model);
    if (dual.evaluate(prices, domains) >= forbidden) {
      continue;
    }
    for (const SmallCrowd& crowd : crowdsApart(model)) {
      CrowdProgram whole(model, crowd, anyWork);
      whole.look(prices, domains);
      const Cost excess = whole.excess(endless);
      for (const long long work : {0, 10, 40}) {
        CrowdProgram program(model, crowd, work);
        program.look(prices, domains);
        const Cost bound = program.excess(endless);
        CHECK(bound >= 0);
        CHECK(bound <= excess);
        less += bound < excess ? 1 : 0;
      }
      CrowdProgram idle(model, crowd, 0);
      idle.look(prices, domains);
      Domains same = domains;
      CHECK(idle.reduce(endless, same) == 0);
      CHECK(same == domains);
    }
  }
  CHECK(less >= test::often(50));
}

TEST_CASE("the raised bound is never above the optimum, and the cheapest week keeps its patterns",
          "[solver]") {
  int raised = 0;
  for (const std::uint64_t seed : test::seeds(1, 150)) {
    CAPTURE(seed);
    const WeekProblem problem = sharedTable(seed);
    const Model model = compile(problem);
    const auto optimum = test::cheapestByEnumeration(problem);
    Dual dual(model);
    Random random(seed);
    Ascent ascent(model, test::somePrices(model, random));
    for (int step = 0; optimum && step < 30; ++step) {
      ascent.step(dual, fullDomains(model), *optimum * scale);
    }
    for (const bool good : {false, true}) {
      const Prices prices = good ? ascent.bestPrices() : test::somePrices(model, random);
      const Cost value = dual.evaluate(prices, fullDomains(model));
      if (!optimum || value >= forbidden) {
        continue;
      }
      const Cost limit = *optimum * scale;
      CrowdBound crowds(model, anyWork);
      const Cost bound = crowds.raise(prices, fullDomains(model), value, limit, untilTheEnd);
      CHECK(bound >= value);
      CHECK(bound <= limit);
      raised += bound > value ? 1 : 0;
      Domains domains = fullDomains(model);
      CHECK(crowds.reduce(prices, domains, untilTheEnd) >= 0);
      CHECK(cheapestOf(model, domains) == *optimum);
      if (bound > value) {
        Domains none = fullDomains(model);
        CHECK((crowds.raise(prices, none, value, bound - 1, untilTheEnd) > bound - 1 ||
               crowds.reduce(prices, none, untilTheEnd) == -1));
      }
    }
  }
  CHECK(raised >= test::often(60));
}

TEST_CASE(
    "where halves of weeks would fit at a table and whole ones do not, only the raised bound "
    "shows it",
    "[solver]") {
  // One day of four turns, two of which everybody attends. One may have the first two or the last
  // two, the other the even or the odd ones: they meet once, whatever they choose; half of each
  // choice does not.
  WeekProblem problem;
  problem.hours = *Hours::parse({"9:00", "10:00", "11:00", "12:00", "13:00"});
  problem.days = {Weekday::monday};
  problem.lines = {{2, 2, 2, 2}};
  problem.emptyAsked = {{0, 0, 0, 0}};
  problem.rules.load = {Level::hard, 0};
  problem.rules.loadExact = true;
  problem.rules.tableNoise = {Level::soft, 7};
  for (const char* id : {"a", "b"}) {
    Worker worker;
    worker.id = id;
    worker.load = 2;
    worker.dailyLimit = 2;
    worker.required.resize(1);
    worker.undesired.resize(1);
    problem.workers.push_back(std::move(worker));
  }
  Crowd table;
  table.kind = Crowd::Kind::table;
  table.name = "all";
  table.members = {0, 1};
  problem.crowds = {table};
  const Model model = compile(problem);
  const auto patternOf = [&](int person, std::vector<std::uint16_t> turns) {
    const PatternTable& patterns = model.tables[model.persons[person].table];
    for (const std::uint16_t which : model.persons[person].allowed[0]) {
      const Pattern& pattern = patterns.patterns[which];
      const auto first = patterns.items.begin() + pattern.firstItem;
      if (std::vector<std::uint16_t>(first, first + pattern.itemCount) == turns) {
        return which;
      }
    }
    FAIL("no such pattern");
    return std::uint16_t{0};
  };
  Domains domains{{{patternOf(0, {0, 1}), patternOf(0, {2, 3})}},
                  {{patternOf(1, {0, 2}), patternOf(1, {1, 3})}}};
  for (auto& person : domains) {
    std::sort(person[0].begin(), person[0].end());
  }
  const Cost optimum = cheapestOf(model, domains);
  Dual dual(model);
  const Prices free(model.counters.size());
  const Cost value = dual.evaluate(free, domains);
  CHECK(value <= (optimum - 7) * scale);
  Random random(1);
  for (int i = 0; i < 100; ++i) {
    CHECK(dual.evaluate(test::somePrices(model, random), domains) <= (optimum - 7) * scale);
  }
  CHECK(CrowdBound(model, anyWork).raise(free, domains, value, value + endless, untilTheEnd) ==
        value + 7 * scale);
}

TEST_CASE("weeks with a table for all cost what plain enumeration finds", "[solver]") {
  for (const std::uint64_t seed : test::seeds(1, 200)) {
    CAPTURE(seed);
    const WeekProblem problem = sharedTable(seed);
    const auto optimum = test::cheapestByEnumeration(problem);
    const Solution solution = solve(problem, {});
    CHECK(solution.infeasible == !optimum);
    CHECK((!optimum || (solution.optimal && solution.cost == *optimum)));
  }
}

}  // namespace tomatic::solver
