#include "unit/solver/seeds.hpp"

namespace tomatic::test {
namespace {

constexpr int every = TOMATIC_EVERY_SEED;

}  // namespace

std::vector<std::uint64_t> seeds(std::uint64_t from, std::uint64_t to) {
  std::vector<std::uint64_t> some;
  for (std::uint64_t seed = from; seed <= to; seed += every) {
    some.push_back(seed);
  }
  return some;
}

int often(int count) {
  return every > 1 ? count / (every + 1) : count;
}

}  // namespace tomatic::test
