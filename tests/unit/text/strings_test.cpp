#include "text/strings.hpp"

#include <catch2/catch.hpp>

namespace tomatic {

TEST_CASE("a number needs as many decimals as it has, and no more", "[text]") {
  CHECK(decimalsNeeded(3, 6) == 0);
  CHECK(decimalsNeeded(100, 6) == 0);
  CHECK(decimalsNeeded(1.6, 6) == 1);
  CHECK(decimalsNeeded(-2.25, 6) == 2);
  CHECK(decimalsNeeded(2.25, 1) == 1);
  CHECK(decimalsNeeded(1.0 / 3, 6) == 6);
  CHECK(decimalsNeeded(0.0000001, 6) == 0);
  CHECK(decimalsNeeded(2.5, 0) == 0);
}

}  // namespace tomatic
