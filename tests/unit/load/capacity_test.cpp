#include "load/capacity.hpp"

#include <catch2/catch.hpp>

namespace tomatic {
namespace {

const TurnSet brunch(0b0110);

/// Free turns written as people read them, first turn first.
TurnSet freeTurns(std::string_view text) {
  TurnSet set;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '1') {
      set.add(Turn{static_cast<int>(i)});
    }
  }
  return set;
}

}  // namespace

TEST_CASE("the capacity of a day is its longest run, within the limit") {
  CHECK(dayCapacity(freeTurns("1111"), 4, 2, brunch) == 2);
  CHECK(dayCapacity(freeTurns("1010"), 4, 2, brunch) == 1);
  CHECK(dayCapacity(freeTurns("0000"), 4, 2, brunch) == 0);
  CHECK(dayCapacity(freeTurns("1111"), 4, 1, brunch) == 1);
  CHECK(dayCapacity(freeTurns("1111"), 4, 0, brunch) == 0);
  CHECK(dayCapacity(freeTurns("011101"), 6, 10, TurnSet()) == 3);
}

TEST_CASE("a short run may not cover brunch, a long one may") {
  CHECK(dayCapacity(freeTurns("0110"), 4, 2, brunch) == 1);
  CHECK(dayCapacity(freeTurns("0110"), 4, 2, TurnSet()) == 2);
  CHECK(dayCapacity(freeTurns("0110"), 4, 3, brunch) == 2);
  CHECK(dayCapacity(freeTurns("0111"), 4, 2, brunch) == 2);
  CHECK(dayCapacity(freeTurns("0100"), 4, 2, TurnSet(0b0010)) == 0);
}

}  // namespace tomatic
