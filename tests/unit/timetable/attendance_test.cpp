#include "timetable/attendance.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;
using namespace std::chrono_literals;

TEST_CASE("everyone's cells, with their hours, and nobody's not", "[timetable]") {
  Timetable timetable;
  timetable.week = Week(*parseDate("2026-09-09"));
  timetable.days = {Weekday::monday, Weekday::wednesday};
  timetable.hours = *Hours::parse({"09:00", "10:15", "24:00"});
  timetable.cells = {{{"anna", "ningu"}, {"bea", "anna"}}, {{"festiu", "festiu"}, {"anna"}}};
  const auto all = attendances(timetable);
  CHECK(all.size() == 2);
  const auto& anna = all.at("anna");
  REQUIRE(anna.size() == 3);
  CHECK(anna[0].date == *parseDate("2026-09-07"));
  CHECK(anna[0].begin == 9h);
  CHECK(anna[0].end == 10h + 15min);
  CHECK(index(anna[1].line) == 1);
  CHECK(anna[2].day == Weekday::wednesday);
  CHECK(anna[2].date == *parseDate("2026-09-09"));
  CHECK(anna[2].week == timetable.week);
  CHECK(anna[2].end == 24h);
  CHECK(all.at("bea").size() == 1);
}
