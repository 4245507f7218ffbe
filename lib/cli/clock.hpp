// What time it is, asked at the edge only: the floors below receive dates and durations.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/calendar.hpp"

namespace tomatic {

class Clock {
 public:
  using Time = std::chrono::system_clock::time_point;

  virtual ~Clock() = default;

  virtual Time now() const = 0;
  /// The date on the wall, in the local time zone.
  Date today() const;
  /// Seconds since some fixed moment; never goes back.
  virtual double steadySeconds() const = 0;
  /// CPU seconds used so far by the process, all threads.
  virtual double cpuSeconds() const = 0;
};

/// The clocks of the system.
class SystemClock : public Clock {
 public:
  Time now() const override;
  double steadySeconds() const override;
  double cpuSeconds() const override;
};

/// The clocks of the system, but the time of the day stands still: for tests and demos.
class StoppedClock : public SystemClock {
 public:
  explicit StoppedClock(Time time) : time_(time) {}
  Time now() const override { return time_; }

 private:
  Time time_;
};

/// A time as parseWrittenTime() reads it; without an offset, on the clocks of this machine.
std::optional<Clock::Time> parseIsoTime(std::string_view text);

/// `2020-03-02T08:30:15Z`
std::string formatUtc(Clock::Time time);

}  // namespace tomatic
