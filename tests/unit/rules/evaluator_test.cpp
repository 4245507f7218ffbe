#include "rules/evaluator.hpp"

#include <catch2/catch.hpp>

namespace tomatic {
namespace {

using Texts = std::vector<std::string>;
constexpr int none = nobodyIndex;

/// Monday, turns at 9, 10, 11 and 12, two lines; ann, ben and eva may attend two turns a day.
WeekProblem monday() {
  WeekProblem problem;
  problem.days = {Weekday::monday};
  problem.hours = *Hours::parse({"09:00", "10:00", "11:00", "12:00", "13:00"});
  problem.lines = {{2, 2, 2, 2}};
  problem.emptyAsked = {{0, 0, 0, 0}};
  for (const char* id : {"ann", "ben", "eva"}) {
    Worker worker;
    worker.id = id;
    worker.load = 4;
    worker.dailyLimit = 4;
    worker.required = {TurnSet()};
    worker.undesired = {TurnSet()};
    problem.workers.push_back(worker);
  }
  return problem;
}

Texts textsOf(const std::vector<Finding>& findings) {
  Texts all;
  for (const Finding& finding : findings) {
    all.push_back(finding.text);
  }
  return all;
}

/// Ann in these turns, nobody else.
Assignment annIn(std::vector<int> turns) {
  Assignment assignment(4, {none, none});
  for (const int turn : turns) {
    assignment[turn][0] = 0;
  }
  return assignment;
}

Crowd crowd(Crowd::Kind kind, std::optional<int> limit) {
  return {kind, "some", {0, 1, 2}, limit};
}

}  // namespace

TEST_CASE("without rules nothing costs", "[rules]") {
  const Verdict verdict = judge(monday(), annIn({0, 2}));
  CHECK(verdict.feasible());
  CHECK(verdict.cost == 0);
  CHECK(verdict.penalties.empty());
}

TEST_CASE("gaps of one turn and longer ones have their costs", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.gap = {Level::soft, 30};
  problem.rules.longGapCost = 20;
  CHECK(judge(problem, annIn({0, 2})).cost == 30);
  CHECK(judge(problem, annIn({0, 3})).cost == 20);
  CHECK(judge(problem, annIn({0, 1, 3})).cost == 30);
  CHECK(judge(problem, annIn({1, 2})).cost == 0);
  const Verdict verdict = judge(problem, annIn({0, 2}));
  CHECK(textsOf(verdict.penalties) == Texts{"dl: ann has a gap between turns"});
  CHECK(verdict.penalties[0].rule == Rule::gap);
  CHECK(verdict.penalties[0].worker == 0);
  CHECK(verdict.penalties[0].day == 0);
}

TEST_CASE("a gap is forbidden to those with few turns a day", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.gap = {Level::soft, 30};
  problem.rules.gapHardBelow = 3;
  problem.workers[0].dailyLimit = 2;
  const Verdict verdict = judge(problem, annIn({0, 2}));
  CHECK(verdict.cost == 0);
  CHECK(textsOf(verdict.violations) == Texts{"dl: ann has a gap between turns"});
}

TEST_CASE("brunch: one of its turns stays free, unless exempt or excused", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.brunch = {Level::soft, 10};
  problem.brunchTurns.add(Turn{1});
  problem.brunchTurns.add(Turn{2});
  CHECK(judge(problem, annIn({1, 2})).cost == 10);
  CHECK(judge(problem, annIn({0, 1})).cost == 0);
  CHECK(judge(problem, annIn({1, 2, 3})).cost == 10);
  problem.rules.brunchExcusedByRun = 3;
  CHECK(judge(problem, annIn({1, 2, 3})).cost == 0);
  CHECK(judge(problem, annIn({1, 2})).cost == 10);
  problem.rules.brunch = {Level::hard, 0};
  CHECK(textsOf(judge(problem, annIn({1, 2, 3})).violations) ==
        Texts{"dl: ann has no brunch break"});
  problem.workers[0].brunchExempt = true;
  CHECK(judge(problem, annIn({1, 2, 3})).feasible());
}

TEST_CASE("marathons and crowded days grow", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.marathon = {Level::soft, 40};
  CHECK(judge(problem, annIn({0, 1})).cost == 0);
  CHECK(judge(problem, annIn({0, 1, 2})).cost == 40);
  CHECK(judge(problem, annIn({0, 1, 2, 3})).cost == 80);
  CHECK(textsOf(judge(problem, annIn({0, 1, 2})).penalties) ==
        Texts{"dl: ann has too many turns in a row"});
  problem.rules.marathon = {};
  problem.rules.concentrated = {Level::soft, 20};
  CHECK(judge(problem, annIn({0})).cost == 0);
  CHECK(judge(problem, annIn({0, 3})).cost == 20);
  CHECK(judge(problem, annIn({0, 1, 2, 3})).cost == 120);
  CHECK(textsOf(judge(problem, annIn({0, 3})).penalties) ==
        Texts{"dl: ann attends 2 turns in one day"});
}

TEST_CASE("busy turns: forbidden when required, dear when optional", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.undesired = {Level::soft, 5};
  problem.workers[0].required[0].add(Turn{0});
  problem.workers[0].undesired[0].add(Turn{1});
  const Verdict verdict = judge(problem, annIn({0, 1}));
  CHECK(verdict.cost == 5);
  CHECK(textsOf(verdict.penalties) == Texts{"dl 10:00: ann would rather not"});
  CHECK(textsOf(verdict.violations) == Texts{"dl 09:00: ann is busy"});
}

TEST_CASE("nobody is in two places, nor too long", "[rules]") {
  WeekProblem problem = monday();
  problem.workers[0].dailyLimit = 2;
  Assignment assignment = annIn({0, 1, 2});
  assignment[0][1] = 0;
  CHECK(textsOf(judge(problem, assignment).violations) ==
        Texts{"dl 09:00: ann attends two lines", "dl: ann attends 3 turns, at most 2 a day"});
}

TEST_CASE("empty cells cost by their shape and have a limit", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.empty = {Level::soft, 10};
  CHECK(judge(problem, annIn({0})).cost == 10 + 3 * 30);
  problem.rules.emptyShape = EmptyShape::square;
  CHECK(judge(problem, annIn({0})).cost == 10 + 3 * 40);
  problem.rules.emptyLimited = true;
  problem.maxEmptyPerTurn = 1;
  const Verdict verdict = judge(problem, annIn({0, 1, 2}));
  CHECK(verdict.cost == 30);
  CHECK(textsOf(verdict.violations) == Texts{"dl 12:00: 2 empty cells are too many"});
  CHECK(textsOf(verdict.penalties).front() == "dl 09:00: empty cells: 1");
}

TEST_CASE("a load is exact or a limit", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.load = {Level::hard, 0};
  problem.emptyLoad = 7;
  problem.workers = {problem.workers[0]};
  problem.workers[0].load = 2;
  CHECK(judge(problem, annIn({0})).feasible());
  CHECK(textsOf(judge(problem, annIn({0, 1, 2})).violations) ==
        Texts{"ann attends 3 turns, the load is 2"});
  problem.rules.loadExact = true;
  CHECK(textsOf(judge(problem, annIn({0})).violations) ==
        Texts{"ann attends 1 turn, the load is 2"});
  CHECK(textsOf(judge(problem, annIn({0, 1})).violations) ==
        Texts{"cells left empty: 6, the load is 7"});
}

TEST_CASE("tables make noise by pairs and have a limit", "[rules]") {
  WeekProblem problem = monday();
  problem.lines[0][0] = 3;
  problem.crowds = {crowd(Crowd::Kind::table, 2)};
  Assignment assignment = annIn({});
  assignment[0] = {0, 1, 2};
  problem.rules.tableNoise = {Level::soft, 5};
  const Verdict verdict = judge(problem, assignment);
  CHECK(verdict.cost == 15);
  CHECK(textsOf(verdict.penalties) == Texts{"dl 09:00: together at table some: ann, ben, eva"});
  problem.rules.tableLimited = true;
  CHECK_FALSE(judge(problem, assignment).feasible());
  assignment[0] = {0, 1, none};
  CHECK(judge(problem, assignment).cost == 5);
}

TEST_CASE("groups have so many on the phone at most, so many idle at least", "[rules]") {
  WeekProblem problem = monday();
  problem.crowds = {crowd(Crowd::Kind::phoning, 1), crowd(Crowd::Kind::idle, 2)};
  problem.rules.groupPhoning = {Level::hard, 0};
  problem.rules.groupIdle = {Level::hard, 0};
  Assignment assignment = annIn({0});
  CHECK(judge(problem, assignment).feasible());
  assignment[0][1] = 1;
  CHECK(textsOf(judge(problem, assignment).violations) ==
        Texts{"dl 09:00: 2 of group some on the phone, at most 1 may: ann, ben",
              "dl 09:00: group some must keep 2 idle, 1 too many on the phone: ann, ben"});
  // Two are away, so the one who is left may not phone.
  problem.workers[1].required[0].add(Turn{0});
  problem.workers[2].required[0].add(Turn{0});
  CHECK_FALSE(judge(problem, annIn({0})).feasible());
  CHECK(judge(problem, annIn({1})).feasible());
}

TEST_CASE("forced turns and forced empty cells", "[rules]") {
  WeekProblem problem = monday();
  problem.rules.forced = {Level::soft, 50};
  problem.workers[0].wishes = {{0, Turn{1}, {}}};
  problem.emptyAsked[0][0] = 2;
  const Verdict verdict = judge(problem, annIn({0}));
  CHECK(verdict.cost == 100);
  CHECK(textsOf(verdict.penalties) == Texts{"dl 09:00: 1 of 2 forced empty cells are filled",
                                            "dl 10:00: ann is forced there and does not attend"});
  CHECK(judge(problem, annIn({1})).cost == 0);
}

TEST_CASE("with loads by line, lines matter", "[rules]") {
  WeekProblem problem = monday();
  problem.byLine = true;
  problem.rules.firstLine = {Level::hard, 0};
  problem.rules.forced = {Level::hard, 0};
  problem.maxFirstLinePerDay = 1;
  for (Worker& worker : problem.workers) {
    worker.loadByLine = {2, 1};
  }
  problem.workers[0].wishes = {{0, Turn{2}, Line{1}}};
  problem.emptyAsked[0][3] = 1;
  problem.emptyCells = {{0, Turn{3}, Line{0}}};
  Assignment good = annIn({0});
  good[2][1] = 0;
  CHECK(judge(problem, good).feasible());
  CHECK(textsOf(judge(problem, annIn({0, 1, 2, 3})).violations) ==
        Texts{"dl 11:00 L2: ann is forced there and does not attend",
              "dl: ann attends the first line 4 times", "ann attends 4 turns of L1, the load is 2",
              "dl 12:00 L1: a forced empty cell is filled"});
}

TEST_CASE("people are sorted within a turn, nobody last", "[rules]") {
  WeekProblem problem = monday();
  Assignment assignment = annIn({});
  assignment[0] = {none, 1};
  assignment[1] = {2, 0};
  sortLines(problem, assignment);
  CHECK(assignment[0] == std::vector<int>{1, none});
  CHECK(assignment[1] == std::vector<int>{0, 2});
  problem.byLine = true;
  assignment[0] = {none, 1};
  sortLines(problem, assignment);
  CHECK(assignment[0] == std::vector<int>{none, 1});
}

}  // namespace tomatic
