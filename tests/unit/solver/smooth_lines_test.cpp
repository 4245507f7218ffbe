#include "solver/smooth_lines.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "solver/dual.hpp"
#include "solver/line_kicks.hpp"
#include "solver/line_parts.hpp"
#include "solver/smooth_ascent.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic::solver {
namespace {

const Stop never = [] { return false; };

/// A tiny week by line that some timetable fits. Days of up to `fewTurns` are divided pattern by
/// pattern, longer ones turn by turn.
struct ByLine {
  ByLine(std::uint64_t seed, int few) : problem(test::tinyProblem(seed)), fewTurns(few) {
    optimum = problem.byLine ? test::cheapestByEnumeration(problem) : std::nullopt;
    if (optimum) {
      model = compile(problem);
      lines = makeLines();
    }
  }

  std::unique_ptr<Lines> makeLines() const {
    return Lines::make(model, Lines::mostLineArcs, fewTurns);
  }

  WeekProblem problem;
  int fewTurns;
  std::optional<Cost> optimum;
  Model model;
  std::unique_ptr<Lines> lines;
};

/// Of the weeks of these seeds those that are divided so; how many.
template <typename Each>
int forEachWeek(std::uint64_t from, std::uint64_t to, int fewTurns, Each each) {
  int weeks = 0;
  for (const std::uint64_t seed : test::seeds(from, to)) {
    ByLine week(seed, fewTurns);
    if (week.lines) {
      CAPTURE(seed, fewTurns);
      each(week, Random(seed));
      ++weeks;
    }
  }
  return weeks;
}

/// Divided turn by turn, and then pattern by pattern.
template <typename Each>
int forEachWeek(std::uint64_t from, std::uint64_t to, Each each) {
  return forEachWeek(from, to, 0, each) + forEachWeek(from, to, Lines::usualFewTurns, each);
}

std::vector<double> somePrices(const Model& model, std::size_t size, Random& random) {
  std::vector<double> prices(size);
  for (std::size_t i = 0; i < size; ++i) {
    // Cells have none.
    const bool cell = i >= static_cast<std::size_t>(model.firstCell) && i < model.counters.size();
    prices[i] = cell ? 0 : (random.below(41) - 20) / (1.0 + random.below(3));
  }
  return prices;
}

std::vector<int> allLines(Lines& lines) {
  std::vector<int> all;
  for (std::size_t line = 0; line < lines.programs().size(); ++line) {
    all.push_back(static_cast<int>(line));
  }
  return all;
}

/// The week that lines dive to at these prices, if it keeps all limits.
Incumbent dived(ByLine& week, const std::vector<double>& prices) {
  LineDive dive(week.model, *week.lines);
  const Weeks weeks = dive.run({}, allLines(*week.lines), prices, 1, 0.3, never);
  if (weeks.empty()) {
    return {};
  }
  SearchState state(week.model);
  state.assign(weeks);
  return state.broken() > 0 ? Incumbent{} : Incumbent{state.cost(), weeks};
}

}  // namespace

TEST_CASE("the smooth bound by line is not above the exact one", "[solver]") {
  const int weeks = forEachWeek(1, 400, [](ByLine& week, Random random) {
    LineDual dual(week.model, *week.lines);
    SmoothLines smooth(week.model, *week.lines, true);
    smooth.look(fullDomains(week.model));
    QuasiNewton::Point point;
    for (const double temperature : {10.0, 1.0, 0.1, 0.02, 0.001}) {
      if (temperature < 0.01 && week.fewTurns > 0) {
        continue;  // not divided turn by turn: beyond the range of numbers
      }
      const auto prices = somePrices(week.model, smooth.prices(), random);
      const Cost exact = dual.evaluate(scaled(prices), fullDomains(week.model));
      smooth.evaluate(prices, temperature, point);
      REQUIRE(std::isfinite(point.value));
      REQUIRE(point.value <= static_cast<double>(exact) / static_cast<double>(scale) + 0.1);
    }
  });
  CHECK(weeks >= test::often(60));
}

TEST_CASE("cold, the smooth bound of lines divided pattern by pattern is the exact one",
          "[solver]") {
  const int weeks = forEachWeek(1, 400, Lines::usualFewTurns, [](ByLine& week, Random random) {
    if (week.lines->anySplit()) {
      return;  // whose days are independent there
    }
    LineDual dual(week.model, *week.lines);
    SmoothLines smooth(week.model, *week.lines, false);
    smooth.look(fullDomains(week.model));
    QuasiNewton::Point point;
    const auto prices = somePrices(week.model, smooth.prices(), random);
    const Cost exact = dual.evaluate(scaled(prices), fullDomains(week.model));
    smooth.evaluate(prices, 0.02, point);
    REQUIRE(std::abs(point.value - static_cast<double>(exact) / static_cast<double>(scale)) < 1);
  });
  CHECK(weeks >= test::often(60));
}

TEST_CASE("the gradient of the smooth bound by line is how its value changes", "[solver]") {
  forEachWeek(1, 120, [](ByLine& week, Random random) {
    SmoothLines smooth(week.model, *week.lines, true);
    smooth.look(fullDomains(week.model));
    const double temperature = 5;
    auto prices = somePrices(week.model, smooth.prices(), random);
    QuasiNewton::Point before;
    smooth.evaluate(prices, temperature, before);
    const auto cells = static_cast<std::size_t>(week.model.firstCell);
    for (std::size_t i = 0; i < prices.size(); ++i) {
      constexpr double step = 1e-4;
      QuasiNewton::Point after;
      prices[i] += step;
      smooth.evaluate(prices, temperature, after);
      prices[i] -= step;
      if (i < cells || i >= week.model.counters.size()) {
        REQUIRE(std::abs((after.value - before.value) / step - before.gradient[i]) < 0.01);
      }
      REQUIRE(before.curvature[i] > 0);
    }
  });
}

TEST_CASE("an ascent by line ends with a bound below the optimum, evaluated exactly", "[solver]") {
  forEachWeek(400, 600, [](ByLine& week, Random) {
    LineDual dual(week.model, *week.lines);
    const Domains domains = fullDomains(week.model);
    SmoothAscent ascent(week.model, std::make_unique<SmoothLines>(week.model, *week.lines, true),
                        20);
    for (int stage = 0; stage < 6; ++stage) {
      ascent.stage(dual, domains, never);
    }
    REQUIRE(ascent.bestValue() <= *week.optimum * scale);
    Prices prices = ascent.bestPrices();
    prices.resize(dual.gaps().size());
    REQUIRE(dual.evaluate(prices, domains) <= *week.optimum * scale);
  });
}

TEST_CASE("lines that dive make a week that keeps everybody's load, and cells to themselves",
          "[solver]") {
  int dived = 0;
  const int weeks = forEachWeek(600, 900, [&](ByLine& week, Random random) {
    LineDive dive(week.model, *week.lines);
    const SmoothLines smooth(week.model, *week.lines, true);
    const auto prices = somePrices(week.model, smooth.prices(), random);
    const Weeks found = dive.run({}, allLines(*week.lines), prices, 1, 0.3, never);
    REQUIRE(dive.run({}, allLines(*week.lines), prices, 1, 0.3, [] { return true; }).empty());
    if (found.empty()) {
      return;
    }
    REQUIRE(dive.run({}, allLines(*week.lines), prices, 1, 0.3, never) == found);
    SearchState state(week.model);
    state.assign(found);
    REQUIRE((state.broken() > 0 || state.cost() >= *week.optimum));
    for (std::size_t counter = week.model.firstCell; counter < week.model.counters.size();
         ++counter) {
      REQUIRE(state.countOf(static_cast<int>(counter)) <= 1);
    }
    ++dived;
  });
  CHECK(dived >= weeks / 2);
}

TEST_CASE("line by line a week becomes cheaper, never cheaper than the optimum", "[solver]") {
  int better = 0;
  int best = 0;
  int weeks = 0;
  forEachWeek(900, 1200, [&](ByLine& week, Random random) {
    Incumbent incumbent = dived(week, somePrices(week.model, week.lines->prices(), random));
    if (!incumbent.exists()) {
      return;
    }
    const auto linesOfOther = week.makeLines();
    LineParts parts(week.model, *week.lines, *linesOfOther, 1);
    parts.look(std::vector<double>(week.lines->prices()), 0.5);
    bool improved = false;
    for (int i = 0; i < 5; ++i) {
      improved = parts.improve(incumbent, never) || improved;
    }
    SearchState state(week.model);
    state.assign(incumbent.weeks);
    REQUIRE(state.broken() == 0);
    REQUIRE(state.cost() == incumbent.cost);
    REQUIRE(incumbent.cost >= *week.optimum);
    better += improved ? 1 : 0;
    best += incumbent.cost == *week.optimum ? 1 : 0;
    ++weeks;
  });
  CHECK(weeks >= test::often(30));
  CHECK(better >= test::often(5));
  CHECK(best >= weeks / 2);
}

TEST_CASE("lines try nothing but what they are to keep to", "[solver]") {
  int weeks = 0;
  forEachWeek(900, 1300, Lines::usualFewTurns, [&](ByLine& week, Random random) {
    const std::vector<double> prices(week.lines->prices());
    Incumbent incumbent = dived(week, prices);
    if (!incumbent.exists()) {
      return;
    }
    Domains some = fullDomains(week.model);
    for (std::size_t person = 0; person < some.size(); ++person) {
      for (std::size_t day = 0; day < some[person].size(); ++day) {
        std::erase_if(some[person][day], [&](std::uint16_t pattern) {
          return pattern != incumbent.weeks[person][day] && random.below(2) == 0;
        });
      }
    }
    const auto linesOfOther = Lines::make(week.model, some);
    LineParts parts(week.model, *week.lines, *linesOfOther, 1);
    parts.keepTo(some);
    parts.look(prices, 0.5);
    parts.improve(incumbent, never);
    for (std::size_t person = 0; person < some.size(); ++person) {
      for (std::size_t day = 0; day < some[person].size(); ++day) {
        const auto& allowed = some[person][day];
        REQUIRE(std::find(allowed.begin(), allowed.end(), incumbent.weeks[person][day]) !=
                allowed.end());
      }
    }
    ++weeks;
  });
  CHECK(weeks >= test::often(30));
}

TEST_CASE("two dives and two parts at once come to the same each time", "[solver]") {
  int found = 0;
  forEachWeek(1200, 1350, [&](ByLine& week, Random random) {
    const auto prices = somePrices(week.model, week.lines->prices(), random);
    const auto search = [&] {
      const auto lines = week.makeLines();
      const auto linesOfOther = week.makeLines();
      LineParts parts(week.model, *lines, *linesOfOther, 7);
      parts.look(prices, 1);
      const Weeks start = parts.dive(0.025, never);
      Incumbent incumbent;
      SearchState state(week.model);
      if (start.empty()) {
        return incumbent;
      }
      state.assign(start);
      if (state.broken() > 0) {
        return incumbent;
      }
      REQUIRE(state.cost() >= *week.optimum);
      incumbent = {state.cost(), start};
      parts.look(std::vector<double>(prices.size()), 0.5);
      parts.improve(incumbent, never);
      return incumbent;
    };
    const Incumbent first = search();
    const Incumbent again = search();
    REQUIRE(again.cost == first.cost);
    REQUIRE(again.weeks == first.weeks);
    REQUIRE((!first.exists() || first.cost >= *week.optimum));
    found += first.exists() ? 1 : 0;
  });
  CHECK(found >= test::often(10));
}

TEST_CASE("kicks make a week cheaper, never cheaper than the optimum, the same each time",
          "[solver]") {
  int better = 0;
  int best = 0;
  int weeks = 0;
  int split = 0;
  forEachWeek(900, 1200, [&](ByLine& week, Random random) {
    const Incumbent start = dived(week, somePrices(week.model, week.lines->prices(), random));
    if (!start.exists()) {
      return;
    }
    const auto kicked = [&] {
      const auto lines = week.makeLines();
      const auto linesOfOther = week.makeLines();
      LineKicks kicks(week.model, *lines, *linesOfOther, 3);
      Incumbent incumbent = start;
      bool improved = false;
      for (int i = 0; i < 3; ++i) {
        improved = kicks.improve(incumbent, *week.optimum - 1, never) || improved;
      }
      REQUIRE(improved == (incumbent.cost < start.cost));
      return incumbent;
    };
    const Incumbent first = kicked();
    SearchState state(week.model);
    state.assign(first.weeks);
    REQUIRE(state.broken() == 0);
    REQUIRE(state.cost() == first.cost);
    REQUIRE(first.cost >= *week.optimum);
    REQUIRE(kicked().weeks == first.weeks);
    better += first.cost < start.cost ? 1 : 0;
    best += first.cost == *week.optimum ? 1 : 0;
    split += week.lines->anySplit() ? 1 : 0;
    ++weeks;
  });
  CHECK(weeks >= test::often(30));
  CHECK(split >= test::often(10));
  CHECK(better >= test::often(5));
  CHECK(best >= weeks * 3 / 4);
}

TEST_CASE("kicks make a week that keeps all limits of one that does not", "[solver]") {
  int weeks = 0;
  int found = 0;
  forEachWeek(1, 400, 0, [&](ByLine& week, Random random) {
    Dual dual(week.model);
    Prices prices(week.model.counters.size());
    if (dual.evaluate(prices, fullDomains(week.model)) >= forbidden) {
      return;
    }
    SearchState state(week.model);
    state.assign(dual.weeks());
    if (state.broken() == 0) {
      return;
    }
    const auto linesOfOther = week.makeLines();
    LineKicks kicks(week.model, *week.lines, *linesOfOther, random.next());
    Incumbent incumbent;
    const bool any = kicks.find(dual.weeks(), incumbent, never);
    REQUIRE(any == incumbent.exists());
    if (any) {
      state.assign(incumbent.weeks);
      REQUIRE(state.broken() == 0);
      REQUIRE(state.cost() == incumbent.cost);
      REQUIRE(incumbent.cost >= *week.optimum);
      const Cost before = incumbent.cost;
      const bool better = kicks.find(dual.weeks(), incumbent, never);
      REQUIRE(better == (incumbent.cost < before));
      ++found;
    }
    ++weeks;
  });
  CHECK(weeks >= test::often(15));
  CHECK(found >= weeks * 3 / 4);
}

TEST_CASE("kicks that are stopped leave the better week", "[solver]") {
  int weeks = 0;
  forEachWeek(900, 960, 0, [&](ByLine& week, Random random) {
    const Incumbent start = dived(week, somePrices(week.model, week.lines->prices(), random));
    if (!start.exists()) {
      return;
    }
    const auto linesOfOther = week.makeLines();
    LineKicks kicks(week.model, *week.lines, *linesOfOther, 3);
    for (const int last : {0, 1, 7, 50}) {
      Incumbent incumbent = start;
      kicks.improve(incumbent, 0, [polls = 0, last]() mutable { return polls++ >= last; });
      SearchState state(week.model);
      state.assign(incumbent.weeks);
      REQUIRE(state.broken() == 0);
      REQUIRE(state.cost() == incumbent.cost);
      REQUIRE(incumbent.cost <= start.cost);
    }
    ++weeks;
  });
  CHECK(weeks >= test::often(5));
}

}  // namespace tomatic::solver
