#include "solver/lines.hpp"

#include <catch2/catch.hpp>

#include "solver/line_turns.hpp"

namespace tomatic::solver {
namespace {

constexpr int days = 5;
constexpr int turns = 10;

/// Who attends a line, with nearly as many turns in all as there are.
struct Staff {
  int members;
  int dailyLimit;
};
constexpr Staff light{6, 4};
constexpr Staff heavy{8, 3};
constexpr Staff tooHeavy{8, 4};

/// A week of long days by line.
WeekProblem weekOf(const std::vector<Staff>& ofLine) {
  const auto lines = static_cast<int>(ofLine.size());
  WeekProblem problem;
  problem.hours = *Hours::parse({"8:00", "9:00", "10:00", "11:00", "12:00", "13:00", "14:00",
                                 "15:00", "16:00", "17:00", "18:00"});
  problem.days = {Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday,
                  Weekday::friday};
  problem.lines.assign(days, std::vector<int>(turns, lines));
  problem.emptyAsked.assign(days, std::vector<int>(turns, 0));
  problem.byLine = true;
  problem.rules.load = {Level::hard, 0};
  problem.rules.loadExact = true;
  for (int line = 0; line < lines; ++line) {
    for (int member = 0; member < ofLine[line].members; ++member) {
      Worker worker;
      worker.id = std::to_string(100 + problem.workers.size());
      worker.load = days * turns / ofLine[line].members;
      worker.loadByLine.assign(lines, 0);
      worker.loadByLine[line] = worker.load;
      worker.dailyLimit = ofLine[line].dailyLimit;
      worker.required.resize(days);
      worker.undesired.resize(days);
      problem.workers.push_back(std::move(worker));
    }
  }
  return problem;
}

bool isMade(const std::vector<Staff>& ofLine) {
  return Lines::make(compile(weekOf(ofLine))) != nullptr;
}

/// Of a line alone; nothing if days have too many divisions.
std::optional<long long> arcsOf(const Staff& line) {
  const Model model = compile(weekOf({line}));
  std::vector<LineMember> members;
  for (int person = 0; person < line.members; ++person) {
    members.push_back({person, 0, true});
  }
  const auto plan = LineTurns(model, 0, members).plan(fullDomains(model));
  return plan ? std::optional(plan->arcs) : std::nullopt;
}

}  // namespace

TEST_CASE("a line of too many divisions is not divided", "[solver]") {
  CHECK(isMade({light}));
  CHECK(arcsOf(tooHeavy) > 2'500'000);
  CHECK_FALSE(isMade({tooHeavy, light, light, light, light, light}));
  CHECK_FALSE(arcsOf({9, 1}));
  CHECK_FALSE(isMade({{9, 1}}));
}

TEST_CASE("lines that are too large only on average are not divided", "[solver]") {
  CHECK(arcsOf(light) < 900'000);
  CHECK(arcsOf(heavy) > 900'000);
  CHECK(arcsOf(heavy) < 2'500'000);
  CHECK_FALSE(isMade({heavy}));
  CHECK(isMade({heavy, light, light}));
}

}  // namespace tomatic::solver
