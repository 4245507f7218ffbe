#include "rules/fairness.hpp"

#include <catch2/catch.hpp>

#include "rules/charges.hpp"
#include "rules/evaluator.hpp"

namespace tomatic {
namespace {

const Week week(*parseDate("2026-09-07"));

/// Two days of three turns and one line; Tuesday's first turn is closed.
Timetable someTimetable() {
  Timetable timetable;
  timetable.week = week;
  timetable.days = {Weekday::monday, Weekday::tuesday};
  timetable.hours = *Hours::parse({"09:00", "10:00", "11:00", "12:00"});
  timetable.cells = {{{"ann"}, {"ben"}, {"ann"}}, {{"festiu"}, {"ann"}, {"ningu"}}};
  return timetable;
}

Availability annWouldRatherNotOnMondays() {
  Availability availability(week);
  BusyEntry entry;
  entry.person = "ann";
  entry.day = Weekday::monday;
  entry.turns = TurnSet(4);
  availability.add(entry);
  return availability;
}

}  // namespace

TEST_CASE("early, late and undesired turns of a stored week are counted", "[rules][fairness]") {
  AttendedHistory history;
  addWeek(history, someTimetable(), annWouldRatherNotOnMondays());
  const AttendedTurns& ann = history.at("ann");
  CHECK(ann.all == 3);
  CHECK(ann.early == 2);  // the first turn of Tuesday that has a line too
  CHECK(ann.late == 1);
  CHECK(ann.undesired == 1);
  CHECK(history.at("ben").all == 1);
  CHECK(history.at("ben").early == 0);
  CHECK(history.size() == 2);
}

TEST_CASE("the surplus is what somebody had above their share, in whole turns",
          "[rules][fairness]") {
  WeekProblem problem;
  for (const char* id : {"ann", "ben", "new"}) {
    Worker worker;
    worker.id = id;
    problem.workers.push_back(worker);
  }
  // Everybody: 40 turns, 8 early. Ann's share is 8 × 10/40 = 2, Ben's 8 × 30/40 = 6.
  AttendedHistory history{{"ann", {10, 0, 5, 1}}, {"ben", {30, 3, 3, 1}}};
  setSurplus(problem, history, {true, true, true});
  CHECK(problem.workers[0].surplus.early == 3);
  CHECK(problem.workers[0].surplus.late == 0);  // 1 − 2 × 10/40 is half a turn
  CHECK(problem.workers[0].surplus.undesired == 0);
  CHECK(problem.workers[1].surplus.early == 0);
  CHECK(problem.workers[1].surplus.undesired == 0);  // 3 − 3 × 30/40 is less than a turn
  CHECK(problem.workers[2].surplus.early == 0);
  WeekProblem other = problem;
  other.workers[0].surplus = {};
  setSurplus(other, history, {true, false, true});
  CHECK(other.workers[0].surplus.early == 0);
}

TEST_CASE("an unpleasant turn costs its surplus", "[rules][fairness]") {
  WeekProblem problem;
  problem.days = {Weekday::monday};
  problem.hours = *Hours::parse({"09:00", "10:00", "11:00", "12:00"});
  problem.lines = {{0, 1, 1}};
  problem.emptyAsked = {{0, 0, 0}};
  problem.rules.fairness = {Level::soft, 5};
  Worker worker;
  worker.id = "ann";
  worker.dailyLimit = 3;
  worker.load = 2;
  worker.required = {TurnSet()};
  worker.undesired = {TurnSet(2)};
  worker.surplus = {4, 2, 1};
  problem.workers.push_back(worker);
  CHECK(chargeFairness(problem, worker, 0, Turn{1}).cost == 5 * (4 + 2));
  CHECK(chargeFairness(problem, worker, 0, Turn{2}).cost == 5);
  const Verdict verdict = judge(problem, {{}, {0}, {0}});
  CHECK(verdict.cost == 35);
  REQUIRE(verdict.penalties.size() == 2);
  CHECK(verdict.penalties[0].rule == Rule::fairness);
  CHECK(verdict.penalties[0].text == "dl 10:00: ann had more unpleasant turns than their share: 6");
  problem.rules.fairness = {Level::off, 0};
  CHECK(judge(problem, {{}, {0}, {0}}).cost == 0);
}

}  // namespace tomatic
