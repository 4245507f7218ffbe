#include "cli/pace.hpp"

#include <catch2/catch.hpp>

#include "unit/cli/hand_clock.hpp"

namespace tomatic {
namespace {

/// How often work of so many seconds is done within 60.
int timesDone(double seconds) {
  test::HandClock clock;
  clock.seconds = 100;
  Pace pace(clock, 1, 0.05);
  int times = 0;
  while (clock.seconds < 160) {
    clock.seconds += 0.125;
    if (pace.begin()) {
      ++times;
      clock.seconds += seconds;
      pace.finish();
    }
  }
  return times;
}

}  // namespace

TEST_CASE("quick work is done every second", "[cli]") {
  CHECK(timesDone(0) == 60);
}

TEST_CASE("long work is done as rarely as its share of the time asks for", "[cli]") {
  CHECK(timesDone(0.5) == 6);  // 10.5 seconds from one to the next
  CHECK(timesDone(3) == 1);
}

TEST_CASE("nothing is done at once", "[cli]") {
  test::HandClock clock;
  clock.seconds = 100;
  Pace pace(clock, 1, 0.05);
  CHECK_FALSE(pace.begin());
  clock.seconds += 1;
  CHECK(pace.begin());
}

}  // namespace tomatic
