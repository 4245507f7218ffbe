#include "cli/clock.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>

using namespace tomatic;

namespace {

/// A time zone for as long as it lives.
class TimeZone {
 public:
  explicit TimeZone(const char* name) {
    ::setenv("TZ", name, 1);
    ::tzset();
  }
  ~TimeZone() {
    ::unsetenv("TZ");
    ::tzset();
  }
};

}  // namespace

TEST_CASE("a time is ISO, local unless it says UTC", "[cli]") {
  const TimeZone zone("CET-1CEST,M3.5.0,M10.5.0/3");
  CHECK(formatUtc(*parseIsoTime("2020-03-02T09:30:15Z")) == "2020-03-02T09:30:15Z");
  CHECK(formatUtc(*parseIsoTime("2020-03-02T09:30")) == "2020-03-02T08:30:00Z");
  CHECK(formatUtc(*parseIsoTime("2020-07-02T09:30")) == "2020-07-02T07:30:00Z");
  CHECK(formatUtc(*parseIsoTime("2020-03-02")) == "2020-03-01T23:00:00Z");
  for (const char* bad : {"", "now", "2020-03-02T", "2020-03-02T9:30", "2020-03-02T24:00",
                          "2020-02-30T09:30", "2020-03-02T09:30:15ZZ", "2020-03-02T+9:30"}) {
    CAPTURE(bad);
    CHECK_FALSE(parseIsoTime(bad));
  }
}

TEST_CASE("today is the date on the wall", "[cli]") {
  const StoppedClock clock(*parseIsoTime("2020-03-01T23:30:00Z"));
  {
    const TimeZone zone("CET-1");
    CHECK(formatDate(clock.today()) == "2020-03-02");
  }
  const TimeZone zone("UTC");
  CHECK(formatDate(clock.today()) == "2020-03-01");
}

TEST_CASE("steady and CPU seconds pass", "[cli]") {
  const SystemClock clock;
  const double steady = clock.steadySeconds();
  const double cpu = clock.cpuSeconds();
  while (clock.cpuSeconds() - cpu < 0.002) {
  }
  CHECK(clock.steadySeconds() > steady);
}
