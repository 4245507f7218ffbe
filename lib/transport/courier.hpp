// Does requests of every kind, any number at once in one thread: what a delivery talks to. An
// interface, so that tests of deliveries need no world.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "transport/answer.hpp"
#include "transport/request.hpp"

namespace tomatic {

class Courier {
 public:
  using Done = std::function<void(Answer)>;

  virtual ~Courier() = default;

  /// Starts a request; `done` is called from step().
  virtual void start(const Request& request, const TimeLimits& limits, Done done) = 0;
  /// Waits at most `patience` for something to do, and does it. A signal ends the wait.
  virtual void step(std::chrono::milliseconds patience) = 0;
};

/// The real world: libcurl, programs, files.
std::unique_ptr<Courier> makeCourier();

}  // namespace tomatic
