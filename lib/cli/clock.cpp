#include "cli/clock.hpp"

#include <ctime>

#include "calendar/local_time.hpp"

namespace tomatic {
namespace {

double secondsOf(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

Clock::Time onTheWall(LocalTime time) {
  const std::chrono::year_month_day day(dateOf(time));
  std::tm parts{};
  parts.tm_year = static_cast<int>(day.year()) - 1900;
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(day.day()));
  parts.tm_sec = static_cast<int>(timeOfDay(time).count());
  parts.tm_isdst = -1;
  return Clock::Time(std::chrono::seconds(std::mktime(&parts)));
}

}  // namespace

Date Clock::today() const {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now());
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return Date(
      std::chrono::year_month_day(std::chrono::year(parts.tm_year + 1900),
                                  std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
                                  std::chrono::day(static_cast<unsigned>(parts.tm_mday))));
}

Clock::Time SystemClock::now() const {
  return std::chrono::system_clock::now();
}

double SystemClock::steadySeconds() const {
  return secondsOf(CLOCK_MONOTONIC);
}

double SystemClock::cpuSeconds() const {
  return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

std::optional<Clock::Time> parseIsoTime(std::string_view text) {
  const auto written = parseWrittenTime(text);
  if (!written) {
    return std::nullopt;
  }
  const auto moment = written->moment();
  return moment ? Clock::Time(*moment) : onTheWall(written->shown);
}

std::string formatUtc(Clock::Time time) {
  return formatUtc(std::chrono::floor<std::chrono::seconds>(time));
}

}  // namespace tomatic
