// How often to do what is done again and again beside the main work, and may take long.
#pragma once

#include "cli/clock.hpp"

namespace tomatic {

class Pace {
 public:
  /// Every so many seconds, the first time after as many, and for no more than this share of the
  /// time. The clock must outlive this.
  Pace(const Clock& clock, double seconds, double mostOfTime);

  /// Whether it is time. Then it begins, and finish() says that it is done.
  bool begin();
  void finish();

 private:
  const Clock& clock_;
  double seconds_;
  double mostOfTime_;
  double began_ = 0;
  double next_;
};

}  // namespace tomatic
