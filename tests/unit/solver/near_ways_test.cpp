#include "solver/near_ways.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

#include "solver/lines.hpp"
#include "unit/solver/seeds.hpp"
#include "unit/solver/tiny_problem.hpp"

namespace tomatic::solver {
namespace {

constexpr double nowhere = NearWays::nowhere;

/// All ways of a day, one by one.
class AllWays {
 public:
  AllWays(const TurnWays& ways, const NearWays::Costs& costs) : ways_(ways), costs_(costs) {}

  void forEach(const std::function<void(const std::vector<int>& who, double cost)>& each) {
    goOn(0, each);
  }

 private:
  void goOn(int place, const std::function<void(const std::vector<int>&, double)>& each) {
    const int turn = static_cast<int>(who_.size());
    if (turn == costs_.turns) {
      each(who_, cost(place));
      return;
    }
    for (int m = 0; m <= costs_.members; ++m) {
      const int after = ways_.next(place)[m];
      if (after < ways_.nothing() && costs_.turn[turn * (costs_.members + 1) + m] < nowhere) {
        who_.push_back(m);
        goOn(after, each);
        who_.pop_back();
      }
    }
  }

  double cost(int end) const {
    double sum = 0;
    std::vector<int> runs(costs_.members + 1);
    for (int turn = 0; turn < costs_.turns; ++turn) {
      sum += costs_.turn[turn * (costs_.members + 1) + who_[turn]];
      runs[who_[turn]] += static_cast<int>(turn == 0 || who_[turn] != who_[turn - 1]);
    }
    for (int m = 0; m < costs_.members; ++m) {
      sum += costs_.shape[m][ways_.digit(end, m)];
      sum += runs[m] > 1 ? (runs[m] - 1) * costs_.gap[m] : 0;
    }
    return sum;
  }

  const TurnWays& ways_;
  const NearWays::Costs& costs_;
  std::vector<int> who_;
};

struct Smooth {
  double value = nowhere;
  std::vector<double> shares;
};

/// −t log Σ exp(−cost/t) over all ways, and how likely who attends each turn.
Smooth smoothOf(const TurnWays& ways, const NearWays::Costs& costs, double temperature) {
  double least = nowhere;
  AllWays all(ways, costs);
  all.forEach([&](const auto&, double cost) { least = std::min(least, cost); });
  Smooth smooth{least, std::vector<double>(costs.turn.size())};
  double sum = 0;
  all.forEach([&](const std::vector<int>& who, double cost) {
    const double weight = std::exp((least - cost) / temperature);
    sum += weight;
    for (std::size_t turn = 0; turn < who.size(); ++turn) {
      smooth.shares[turn * (costs.members + 1) + who[turn]] += weight;
    }
  });
  for (double& share : smooth.shares) {
    share /= sum;
  }
  smooth.value -= least < nowhere ? temperature * std::log(sum) : 0;
  return smooth;
}

NearWays::Costs someCosts(const LineTurns& program, int turns, bool mayBeEmpty, Random& random) {
  NearWays::Costs costs;
  costs.members = static_cast<int>(program.members().size());
  costs.turns = turns;
  for (int turn = 0; turn < turns; ++turn) {
    for (int m = 0; m < costs.members; ++m) {
      costs.turn.push_back(random.below(6) == 0 ? nowhere : random.below(400) / 20.0 - 10);
    }
    costs.turn.push_back(mayBeEmpty && random.below(3) > 0 ? 0 : nowhere);
  }
  for (int m = 0; m < costs.members; ++m) {
    const LineShape& shape = program.shape(m);
    costs.gap.push_back(shape.gap >= barred ? nowhere : random.below(3) * 10.0);
    costs.shape.emplace_back(1, 0.0);
    for (int n = 0; n < shape.most; ++n) {
      costs.shape.back().push_back(costs.shape.back().back() + random.below(5));
    }
  }
  return costs;
}

/// With the ways of a day of a line, some costs, and the seed's random numbers; how often.
template <typename Each>
int forEachDay(std::uint64_t last, Each each) {
  int days = 0;
  for (const std::uint64_t seed : test::seeds(1, last)) {
    const WeekProblem problem = test::tinyProblem(seed);
    const Model model = problem.byLine ? compile(problem) : Model();
    const auto lines =
        problem.byLine ? Lines::make(model, Lines::mostLineArcs, 0) : std::unique_ptr<Lines>();
    if (!lines || lines->programs().empty()) {
      continue;
    }
    Random random(seed);
    const auto& program = static_cast<const LineTurns&>(*lines->programs().front());
    const TurnWays ways(program.graphs().front(), static_cast<int>(program.members().size()));
    CAPTURE(seed);
    each(ways, someCosts(program, model.turns, ways.mayBeEmpty(), random), random);
    ++days;
  }
  return days;
}

void checkLikeAll(const TurnWays& ways, NearWays& near, const NearWays::Costs& costs,
                  double temperature) {
  const Smooth all = smoothOf(ways, costs, temperature);
  REQUIRE(near.evaluate(costs) == Approx(all.value).margin(1e-6 * temperature));
  for (std::size_t i = 0; i < all.shares.size(); ++i) {
    REQUIRE(near.shares()[i] == Approx(all.shares[i]).margin(1e-6));
  }
  double ends = 0;
  for (const NearWays::End& end : near.ends()) {
    ends += end.likely;
  }
  REQUIRE(ends == Approx(1));
}

}  // namespace

TEST_CASE("near ways weigh as much as all ways, however cold it is", "[solver]") {
  int found = 0;
  const int days =
      forEachDay(300, [&](const TurnWays& ways, const NearWays::Costs& costs, Random&) {
        for (const double temperature : {10.0, 1.0, 0.1, 0.001}) {
          NearWays near;
          NearWays::Scratch scratch;
          const Smooth all = smoothOf(ways, costs, temperature);
          REQUIRE(near.look(ways, costs, temperature, 1, scratch) == (all.value < nowhere));
          if (all.value >= nowhere) {
            REQUIRE(near.evaluate(costs) >= nowhere);
            continue;
          }
          REQUIRE(near.fits(costs, temperature));
          REQUIRE_FALSE(near.fits(costs, temperature / 2));
          checkLikeAll(ways, near, costs, temperature);
          ++found;
        }
      });
  CHECK(days >= test::often(60));
  CHECK(found >= test::often(100));
}

TEST_CASE("near ways fit while costs change little, and weigh as much as all then", "[solver]") {
  int fitted = 0;
  int changed = 0;
  forEachDay(300, [&](const TurnWays& ways, NearWays::Costs costs, Random& random) {
    const double temperature = 0.05 * (1 + random.below(20));
    NearWays near;
    NearWays::Scratch scratch;
    if (!near.look(ways, costs, temperature, 1, scratch)) {
      return;
    }
    for (int round = 0; round < 40; ++round) {
      for (double& cost : costs.turn) {
        cost += cost < nowhere ? temperature * (random.below(13) - 6) : 0;
      }
      if (!near.fits(costs, temperature)) {
        ++changed;
        break;
      }
      checkLikeAll(ways, near, costs, temperature);
      ++fitted;
    }
  });
  CHECK(fitted >= test::often(100));
  CHECK(changed >= test::often(30));
}

TEST_CASE("near ways are not kept where they are many", "[solver]") {
  int many = 0;
  forEachDay(100, [&](const TurnWays& ways, const NearWays::Costs& costs, Random&) {
    NearWays near;
    NearWays::Scratch scratch;
    if (near.look(ways, costs, 100, 1, scratch)) {
      REQUIRE_FALSE(near.look(ways, costs, 100, 0, scratch));
      REQUIRE(near.evaluate(costs) >= nowhere);
      ++many;
    }
  });
  CHECK(many >= test::often(20));
}

}  // namespace tomatic::solver
