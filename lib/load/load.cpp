#include "load/load.hpp"

namespace tomatic {

int Load::total() const {
  int sum = empty;
  for (const auto& [person, count] : turns) {
    sum += count;
  }
  return sum;
}

}  // namespace tomatic
