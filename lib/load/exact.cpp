#include "load/exact.hpp"

#include <cmath>

namespace tomatic {

Millionths millionths(double number) {
  return std::llround(number * static_cast<double>(oneMillion));
}

std::int64_t dividedHalfEven(std::int64_t dividend, std::int64_t divisor) {
  std::int64_t quotient = dividend / divisor;
  std::int64_t rest = dividend % divisor;
  if (rest < 0) {
    rest += divisor;
    --quotient;
  }
  const std::int64_t toNext = divisor - rest;
  const bool up = rest > toNext || (rest == toNext && quotient % 2 != 0);
  return quotient + (up ? 1 : 0);
}

}  // namespace tomatic
