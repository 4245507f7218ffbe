#include "settings/week_words.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "text/complaints.hpp"

namespace tomatic {
namespace {

const Week september(*parseDate("2026-09-07"));

/// Two days of two turns and two lines, for ann and ben.
WeekProblem someWeek(bool byLine) {
  WeekProblem problem;
  problem.days = {Weekday::monday, Weekday::wednesday};
  problem.hours = *Hours::parse({"9:00", "10:15", "11:30"});
  problem.lines = {{2, 2}, {2, 0}};
  problem.emptyAsked = {{0, 0}, {0, 0}};
  problem.byLine = byLine;
  for (const char* id : {"ann", "ben"}) {
    Worker worker;
    worker.id = id;
    problem.workers.push_back(worker);
  }
  return problem;
}

std::string complaintOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a cell is named by day, turn, line and person", "[settings]") {
  const WeekProblem problem = someWeek(true);
  const WeekWords words(problem, september, "--fix");
  for (const char* text : {"dx 09:00 L2=ben", "wed 1 2=ben", "2026-09-09  9:00 l2 = ben"}) {
    CAPTURE(text);
    const CellDemand demand = words.cell(text, true);
    CHECK(demand.slot == 2);
    CHECK(demand.line == Line{1});
    CHECK(demand.worker == 1);
    CHECK(demand.attends);
  }
  CHECK_FALSE(words.cell("dl 2=ann", true).line);
  CHECK_FALSE(words.cell("dl 2 *=ann", false).attends);
  CHECK(words.cell("dl 10:15 L1=ningu", true).worker == nobodyIndex);
  const WeekProblem plain = someWeek(false);
  CHECK_FALSE(WeekWords(plain, september, "--fix").cell("dl 1 L2=ann", true).line);
}

TEST_CASE("a cell that makes no sense says what was expected", "[settings]") {
  const WeekProblem problem = someWeek(true);
  const WeekWords words(problem, september, "--fix");
  const auto wrong = [&](const char* text) {
    return complaintOf([&] { (void)words.cell(text, true); });
  };
  CHECK(wrong("dl 1 L1") == "--fix: expected 'DAY TURN LINE=PERSON', as 'dl 09:00 L2=ann'");
  CHECK(wrong("dl=ann") == "--fix: expected 'DAY TURN LINE=PERSON', as 'dl 09:00 L2=ann'");
  CHECK(wrong("dm 1=ann") ==
        "--fix: 'dm' is no day that is scheduled in the week 2026-09-07, expected one of dl, dx");
  CHECK(wrong("2026-09-16 1=ann").find("'2026-09-16' is no day") != std::string::npos);
  CHECK(wrong("dl 3=ann") ==
        "--fix: '3' is no turn, expected a number from 1 to 2 or one of 9:00, 10:15");
  CHECK(wrong("dl 1 L3=ann") == "--fix: 'L3' is no line of dl 9:00, expected L1 to L2 or *");
  CHECK(wrong("dl 1=anna") == "--fix: nobody called 'anna' has a load; did you mean 'ann'?");
  CHECK(wrong("dl 1=zacharias") == "--fix: nobody called 'zacharias' has a load");
  CHECK(wrong("dx 2=ann") == "--fix: dx 10:15 has no line");
}

TEST_CASE("turns are characters, numbers or hours", "[settings]") {
  const WeekProblem problem = someWeek(false);
  const WeekWords words(problem, september, "--absent");
  CHECK(words.turns("01") == TurnSet(2));
  CHECK(words.turns("1,2") == TurnSet(3));
  CHECK(words.turns("10:15") == TurnSet(2));
  CHECK(words.turns("1") == TurnSet(1));
  CHECK_THROWS_AS(words.turns("00"), UsageError);
  CHECK_THROWS_AS(words.turns("3"), UsageError);
}

TEST_CASE("cells of nobody are so many empty ones, or, by line, those", "[settings]") {
  WeekProblem problem = someWeek(false);
  askCells(problem, september, {"dl 1=ningu", "dl 1 L2=ningu", "dl 2=ann"}, {"dx 1=ningu"});
  CHECK(problem.asked.empties.at(0).least == 2);
  CHECK(problem.asked.empties.at(2).most == 0);
  CHECK(problem.asked.cells.size() == 1);
  WeekProblem byLine = someWeek(true);
  askCells(byLine, september, {"dl 1 L2=ningu"}, {});
  CHECK(byLine.asked.cells.at(0).worker == nobodyIndex);
  CHECK(byLine.asked.empties.empty());
}

TEST_CASE("one day may get other lines", "[settings]") {
  Settings settings;
  settings.hours = *Hours::parse({"9:00", "10:15", "11:30"});
  settings.searchDays = {Weekday::monday, Weekday::tuesday};
  settings.displayDays = settings.searchDays;
  settings.lines = LineCounts(3);
  setLinesOfDay(settings, "dm=2,1");
  CHECK(settings.lines.at(Weekday::monday, Turn{1}) == 3);
  CHECK(settings.lines.at(Weekday::tuesday, Turn{0}) == 2);
  CHECK(settings.lines.at(Weekday::tuesday, Turn{1}) == 1);
  CHECK_THROWS_AS(setLinesOfDay(settings, "dx=1,1"), UsageError);
  CHECK_THROWS_AS(setLinesOfDay(settings, "dm=1"), UsageError);
  CHECK_THROWS_AS(setLinesOfDay(settings, "dm=1,x"), UsageError);
}

}  // namespace tomatic
