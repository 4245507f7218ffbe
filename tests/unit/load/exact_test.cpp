#include "load/exact.hpp"

#include <catch2/catch.hpp>

namespace tomatic {

TEST_CASE("quotients round half to even") {
  CHECK(dividedHalfEven(5, 2) == 2);
  CHECK(dividedHalfEven(7, 2) == 4);
  CHECK(dividedHalfEven(-5, 2) == -2);
  CHECK(dividedHalfEven(-7, 2) == -4);
  CHECK(dividedHalfEven(-1, 2) == 0);
  CHECK(dividedHalfEven(16, 10) == 2);
  CHECK(dividedHalfEven(14, 10) == 1);
  CHECK(dividedHalfEven(-16, 10) == -2);
  CHECK(dividedHalfEven(0, 3) == 0);
}

TEST_CASE("decimals become exact millionths") {
  CHECK(millionths(0.1) == 100'000);
  CHECK(millionths(-2.7) == -2'700'000);
  CHECK(millionths(1.005) == 1'005'000);
}

}  // namespace tomatic
