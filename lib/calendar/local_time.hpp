// What clocks on the wall show, and times as people and programs write them. Knows no time zone:
// which moment a time on the wall is, only a zone can say.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/calendar.hpp"

namespace tomatic {

/// A moment, the same everywhere.
using UtcTime = std::chrono::sys_seconds;

/// What the clocks on the wall show somewhere.
using LocalTime = std::chrono::local_seconds;

/// The date that the clocks show.
Date dateOf(LocalTime time);
/// How long after that date's midnight, as clocks show it: on the days when they change this is not
/// how long the day has lasted.
std::chrono::seconds timeOfDay(LocalTime time);
/// `sinceMidnight` may be 24 hours and more: then it lies on a later date.
LocalTime localTime(Date date, std::chrono::seconds sinceMidnight);

/// `2020-03-02T09:30:15`
std::string formatLocal(LocalTime time);
/// `2020-03-02T08:30:15Z`
std::string formatUtc(UtcTime time);

/// A time as written, which is a moment of its own only if it tells how far it is from UTC.
struct WrittenTime {
  LocalTime shown;
  std::optional<std::chrono::seconds> ahead;  ///< of UTC

  /// The moment, for a time that tells.
  std::optional<UtcTime> moment() const;
};

/// ISO time: `2020-03-02`, `2020-03-02T09:30`, `2020-03-02 09:30:15`, all of these but the first
/// also with `Z` or an offset such as `+02:00` at the end.
std::optional<WrittenTime> parseWrittenTime(std::string_view text);

}  // namespace tomatic
