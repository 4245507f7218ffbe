// Which random weeks a test looks at, and how often it must see there what it looks for.
#pragma once

#include <cstdint>
#include <vector>

namespace tomatic::test {

/// All seeds from `from` to `to`; every fourth under sanitizers, which take ten times as long and
/// see in one week what they see in most.
std::vector<std::uint64_t> seeds(std::uint64_t from, std::uint64_t to);

/// What is seen at least `count` times at all the seeds must be seen so often at these: a fifth of
/// it at every fourth, for by chance it is less than a quarter. What is rarer may be missing there.
int often(int count);

}  // namespace tomatic::test
