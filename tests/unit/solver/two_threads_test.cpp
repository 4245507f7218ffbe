#include "solver/two_threads.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>

namespace tomatic::solver {

TEST_CASE("two pieces of work both come to their end", "[solver]") {
  int own = 0;
  int other = 0;
  const Stop never = [] { return false; };
  CHECK(runBoth(
      never, [&] { own = 1; }, [&](const Stop&) { other = 2; }));
  CHECK(own == 1);
  CHECK(other == 2);
}

TEST_CASE("a stop is asked as often as both poll, whichever is faster", "[solver]") {
  for (int i = 0; i < 50; ++i) {
    int asked = 0;
    const Stop count = [&] { return ++asked < 0; };
    const bool whole = runBoth(
        count,
        [&] {
          for (int poll = 0; poll < i; ++poll) {
            count();
          }
        },
        [&](const Stop& stop) {
          for (int poll = 0; poll < 40 && !stop(); ++poll) {
          }
        });
    CHECK(whole);
    CHECK(asked == i + 40 + 1);
  }
}

TEST_CASE("whether the second piece counts after a stop does not depend on time", "[solver]") {
  for (int most = 0; most < 30; ++most) {
    int asked = 0;
    const Stop stopsAfter = [&] { return ++asked > most; };
    const bool whole = runBoth(
        stopsAfter,
        [&] {
          for (int poll = 0; poll < 10 && !stopsAfter(); ++poll) {
          }
        },
        [&](const Stop& stop) {
          for (int poll = 0; poll < 10 && !stop(); ++poll) {
          }
        });
    CHECK(whole == (most >= 21));
  }
}

TEST_CASE("what either piece throws is thrown after both have ended", "[solver]") {
  const Stop never = [] { return false; };
  std::atomic<bool> ended = false;
  CHECK_THROWS_WITH(runBoth(
                        never, [] { throw std::runtime_error("own"); },
                        [&](const Stop& stop) {
                          while (!stop()) {
                          }
                          ended = true;
                        }),
                    "own");
  CHECK(ended);
  CHECK_THROWS_WITH(runBoth(
                        never, [] {}, [](const Stop&) { throw std::runtime_error("other"); }),
                    "other");
}

}  // namespace tomatic::solver
