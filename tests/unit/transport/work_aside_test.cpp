#include "transport/work_aside.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <stdexcept>

namespace tomatic {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds ample{60};

}  // namespace

TEST_CASE("what is worked out aside comes back whole", "[transport]") {
  for (const std::size_t size : {0U, 1U, 4096U, 1'000'000U}) {
    WorkAside aside([&] { return std::string(size, 'x'); });
    CHECK(aside.result(Clock::now() + ample) == std::string(size, 'x'));
  }
}

TEST_CASE("work that fails or dies has no result", "[transport]") {
  WorkAside failing([]() -> std::string { throw std::runtime_error("no"); });
  CHECK_FALSE(failing.result(Clock::now() + ample));
  WorkAside dying([]() -> std::string { ::_exit(0); });
  CHECK_FALSE(dying.result(Clock::now() + ample));
}

TEST_CASE("work that takes too long is left alone", "[transport]") {
  const auto begin = Clock::now();
  {
    WorkAside endless([]() -> std::string {
      for (;;) {
        ::pause();
      }
    });
    CHECK_FALSE(endless.result(begin + std::chrono::milliseconds(20)));
  }
  CHECK(Clock::now() - begin < ample);
  WorkAside late([]() -> std::string {
    for (;;) {
      ::pause();
    }
  });
  CHECK_FALSE(late.result(begin));
}

}  // namespace tomatic
