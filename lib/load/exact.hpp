// Fractions of turns in whole numbers. Loads and credits come with a few decimals, and what is due
// is such a load times days over days: in binary floating point 2.5 × 1 / 5 may fall on either side
// of the half that the rounding turns on. Counted in millionths over a common denominator it is
// exact.
#pragma once

#include <cstdint>

namespace tomatic {

/// A number with at most six decimals, times a million.
using Millionths = std::int64_t;

inline constexpr Millionths oneMillion = 1'000'000;

/// The largest load, credit or overload that counts, in turns: beyond it sums could overflow.
inline constexpr int mostTurns = 1'000'000;

/// The nearest count of millionths; the number must lie within ±mostTurns.
Millionths millionths(double number);

/// The nearest integer to the quotient, the even one of two that are equally near. The divisor must
/// be positive.
std::int64_t dividedHalfEven(std::int64_t dividend, std::int64_t divisor);

}  // namespace tomatic
