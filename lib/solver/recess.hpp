// What gains nothing is tried ever more rarely.
#pragma once

#include <algorithm>

namespace tomatic::solver {

/// The rounds that a way of searching sits out: none after it gained, else ever more.
class Recess {
 public:
  explicit Recess(int longest) : longest_(longest) {}

  /// To be asked once a round.
  bool isOver() { return left_-- <= 0; }
  void begin(bool gained) {
    length_ = gained ? 0 : std::min(2 * length_ + 1, longest_);
    left_ = length_;
  }

 private:
  int longest_;
  int length_ = 0;
  int left_ = 0;
};

}  // namespace tomatic::solver
