// The solver's only source of chance: small, fast, and the same on every machine (SplitMix64;
// Steele, Lea and Flood 2014).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace tomatic::solver {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// From 0 up to 1, without 1.
  double fraction() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

  /// From 0 to n − 1.
  int below(int n) {
    return static_cast<int>((next() >> 32U) * static_cast<std::uint64_t>(n) >> 32U);
  }

  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (int i = static_cast<int>(items.size()) - 1; i > 0; --i) {
      std::swap(items[i], items[below(i + 1)]);
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace tomatic::solver
