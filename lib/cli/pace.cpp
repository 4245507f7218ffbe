#include "cli/pace.hpp"

#include <algorithm>

namespace tomatic {

Pace::Pace(const Clock& clock, double seconds, double mostOfTime)
    : clock_(clock),
      seconds_(seconds),
      mostOfTime_(mostOfTime),
      next_(clock.steadySeconds() + seconds) {}

bool Pace::begin() {
  began_ = clock_.steadySeconds();
  return began_ >= next_;
}

void Pace::finish() {
  const double now = clock_.steadySeconds();
  next_ = std::max(began_ + seconds_, now + (now - began_) / mostOfTime_);
}

}  // namespace tomatic
