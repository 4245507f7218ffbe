#include "calendar/calendar.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;

TEST_CASE("a week is named by its Monday", "[calendar]") {
  CHECK(Week(*parseDate("2019-11-03")).name() == "2019-10-28");
  CHECK(Week(*parseDate("2019-10-28")).name() == "2019-10-28");
  CHECK(formatDate(Week(*parseDate("2020-03-02")).date(Weekday::friday)) == "2020-03-06");
  CHECK(Week(*parseDate("2020-03-02")).dayOf(*parseDate("2020-03-04")) == Weekday::wednesday);
  CHECK_FALSE(Week(*parseDate("2020-03-02")).dayOf(*parseDate("2020-03-09")));
}

TEST_CASE("a date is ISO and exists", "[calendar]") {
  for (const char* bad : {"", "2020-2-3", "2021-02-29", "2020-13-01", "2020/01/01", "20200101",
                          "2020-01-011", "+020-01-01", "dl"}) {
    CHECK_FALSE(parseDate(bad));
  }
  CHECK(formatDate(*parseDate("2020-02-29")) == "2020-02-29");
}

TEST_CASE("days are read in two sets of words", "[calendar]") {
  CHECK(parseWeekday("dx") == Weekday::wednesday);
  CHECK(parseWeekday("wed") == Weekday::wednesday);
  CHECK_FALSE(parseWeekday("Wed"));
  CHECK(wordFor(Weekday::sunday, DayWords::catalan) == "dg");
  CHECK(dayWordsOf("sat") == DayWords::english);
}

TEST_CASE("hours strictly increase", "[calendar]") {
  const auto hours = Hours::parse({"09:00", "10:15", "11:30"});
  REQUIRE(hours);
  CHECK(hours->turns() == 2);
  CHECK(hours->start(Turn{1}) == std::chrono::minutes(615));
  std::string why;
  CHECK_FALSE(Hours::parse({"09:00"}, &why));
  CHECK_FALSE(Hours::parse({"09:00", "09:00"}, &why));
  CHECK(why == "'09:00' does not come after '09:00', expected increasing times");
  CHECK_FALSE(Hours::parse({"09:00", "8:00"}, &why));
  CHECK_FALSE(Hours::parse({"09:00", "9h"}, &why));
  CHECK_FALSE(Hours::parse({"09:00", "25:00"}, &why));
}
