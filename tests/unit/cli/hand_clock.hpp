// A clock whose seconds pass by hand.
#pragma once

#include "cli/clock.hpp"

namespace tomatic::test {

struct HandClock : SystemClock {
  double steadySeconds() const override { return seconds; }
  double seconds = 0;
};

}  // namespace tomatic::test
