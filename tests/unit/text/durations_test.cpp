#include "text/durations.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

using namespace tomatic;
using namespace std::chrono_literals;

TEST_CASE("durations have units", "[durations]") {
  CHECK(parseDuration("0") == 0ms);
  CHECK(parseDuration("250ms") == 250ms);
  CHECK(parseDuration("10s") == 10s);
  CHECK(parseDuration("5m") == 5min);
  CHECK(parseDuration("1h30m") == 90min);
  CHECK(parseDuration("2d") == 48h);
  for (const char* wrong : {"", "10", "s", "1.5h", "-1s", "1h1h", "1m1h", "10 s", "1x", "1h30",
                            "99999999999999999999s", "4000d", "3660d1s"}) {
    INFO(wrong);
    CHECK_FALSE(parseDuration(wrong));
  }
}

TEST_CASE("a duration that is written is read as what it was", "[durations]") {
  CHECK(formatDuration(0ms) == "0s");
  CHECK(formatDuration(90min) == "1h30m");
  CHECK(rc::check([] {
    const std::chrono::milliseconds any(*rc::gen::inRange<long long>(0, 86'400'000LL * 3000));
    RC_ASSERT(parseDuration(formatDuration(any)) == any);
  }));
}
