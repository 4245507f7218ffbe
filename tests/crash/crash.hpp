// The frame of the crash tests: a source of chance that can be had again, checks that count faults,
// and a verdict. Only for programs that are tests.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <random>
#include <string>

namespace tomatic {

/// The exit code of a test that may not do here what it needs.
inline constexpr int crashSkipped = 77;

inline int crashFaults = 0;

inline void crashCheck(bool good, const std::string& what) {
  if (!good) {
    ++crashFaults;
    std::fprintf(stderr, "FAULT: %s\n", what.c_str());
  }
}

/// Runs the steps in order, all from one seed: the argument of the command line, or a new one,
/// which is printed. What one throws is a fault. The exit code.
inline int crashMain(int argc, char** argv,
                     std::initializer_list<std::function<void(std::mt19937&)>> steps) {
  const unsigned seed =
      argc > 1 ? static_cast<unsigned>(std::strtoul(argv[1], nullptr, 10)) : std::random_device{}();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  try {
    for (const auto& step : steps) {
      std::fflush(nullptr);  // a child of a step would say it again
      step(random);
    }
  } catch (const std::exception& error) {
    crashCheck(false, error.what());
  }
  std::printf("%d faults\n", crashFaults);
  return crashFaults == 0 ? 0 : 1;
}

}  // namespace tomatic
