// Which random weeks a test looks at, and how often it must see there what it looks for.
#pragma once

#include <cstdint>
#include <vector>

namespace tomatic::test {

/// All seeds from `from` to `to`; every fourth under an address sanitizer, which takes ten times as
/// long and sees in one week what it sees in most.
std::vector<std::uint64_t> seeds(std::uint64_t from, std::uint64_t to);

/// What is seen at least `count` times at all the seeds must be seen so often at these.
int often(int count);

}  // namespace tomatic::test
