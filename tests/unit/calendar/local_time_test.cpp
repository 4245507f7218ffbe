#include "calendar/local_time.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;
using namespace std::chrono_literals;

TEST_CASE("times as written", "[calendar]") {
  CHECK(formatLocal(parseWrittenTime("2020-03-02")->shown) == "2020-03-02T00:00:00");
  CHECK(formatLocal(parseWrittenTime("2020-03-02 09:30")->shown) == "2020-03-02T09:30:00");
  CHECK(formatLocal(parseWrittenTime("2020-03-02T09:30:15")->shown) == "2020-03-02T09:30:15");
  CHECK_FALSE(parseWrittenTime("2020-03-02T09:30")->moment());
  CHECK(parseWrittenTime("2020-03-02T09:30Z")->ahead == 0s);
  CHECK(parseWrittenTime("2020-03-02T09:30+02:00")->ahead == 2h);
  CHECK(parseWrittenTime("2020-03-02T09:30:15-03:30")->ahead == -(3h + 30min));
  CHECK(parseWrittenTime("2020-03-02T01:30+02:00")->moment() ==
        parseWrittenTime("2020-03-01T23:30Z")->moment());
}

TEST_CASE("no times", "[calendar]") {
  for (const char* bad :
       {"", "now", "2020-03-02T", "2020-03-02T9:30", "2020-03-02T24:00", "2020-02-30T09:30",
        "2020-03-02T09:30:15ZZ", "2020-03-02T+9:30", "2020-03-02Z", "2020-03-02T09:30+2:00",
        "2020-03-02T09:30+02", "2020-03-02T09:30+02:00:00", "2020-03-02T09:30+02:00Z",
        "2020-03-02T-09:30", "2020-03-02_09:30"}) {
    CAPTURE(bad);
    CHECK_FALSE(parseWrittenTime(bad));
  }
}

TEST_CASE("date and time of day of a local time", "[calendar]") {
  const LocalTime time = parseWrittenTime("1969-12-31T23:00")->shown;
  CHECK(formatDate(dateOf(time)) == "1969-12-31");
  CHECK(timeOfDay(time) == 23h);
  CHECK(localTime(dateOf(time), 25h) == parseWrittenTime("1970-01-01T01:00")->shown);
}
