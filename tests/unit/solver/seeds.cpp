#include "unit/solver/seeds.hpp"

namespace tomatic::test {
namespace {

#if defined(__SANITIZE_ADDRESS__)
#define TOMATIC_SANITIZED 1
#elif defined(__has_feature)
#define TOMATIC_SANITIZED __has_feature(address_sanitizer)
#else
#define TOMATIC_SANITIZED 0
#endif
constexpr int every = TOMATIC_SANITIZED ? 4 : 1;

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
