#include "cli/clock.hpp"

#include <fmt/format.h>

#include <ctime>

#include "text/strings.hpp"

namespace tomatic {
namespace {

double secondsOf(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// `HH:MM` or `HH:MM:SS` as seconds from midnight.
std::optional<int> secondsOfDay(std::string_view text) {
  const auto fields = split(text, ':');
  if (fields.size() < 2 || fields.size() > 3) {
    return std::nullopt;
  }
  int seconds = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string_view field = i < fields.size() ? fields[i] : "00";
    const auto value = parseInteger(field);
    const bool isSigned = !field.empty() && (field[0] == '+' || field[0] == '-');
    if (field.size() != 2 || isSigned || !value || *value > (i == 0 ? 23 : 59)) {
      return std::nullopt;
    }
    seconds = seconds * 60 + static_cast<int>(*value);
  }
  return seconds;
}

std::optional<Clock::Time> fromLocal(Date date, int seconds) {
  const std::chrono::year_month_day day(date);
  std::tm parts{};
  parts.tm_year = static_cast<int>(day.year()) - 1900;
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(day.day()));
  parts.tm_sec = seconds;
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
  const auto date = parseDate(text.substr(0, 10));
  if (!date) {
    return std::nullopt;
  }
  if (text.size() == 10) {
    return fromLocal(*date, 0);
  }
  if (text[10] != 'T' && text[10] != ' ') {
    return std::nullopt;
  }
  const bool utc = text.back() == 'Z';
  const auto seconds = secondsOfDay(text.substr(11, text.size() - 11 - (utc ? 1 : 0)));
  if (!seconds) {
    return std::nullopt;
  }
  return utc ? Clock::Time(*date) + std::chrono::seconds(*seconds) : fromLocal(*date, *seconds);
}

std::chrono::seconds utcOffset(Clock::Time time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return std::chrono::seconds(parts.tm_gmtoff);
}

std::string formatUtc(Clock::Time time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace tomatic
