// Local time and UTC, by the time zones that the system knows.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/local_time.hpp"
#include "text/complaints.hpp"

namespace date {
class time_zone;
}

namespace tomatic {

/// What the clocks of a zone do between two of their changes.
struct ZonePeriod {
  UtcTime begin;               ///< included
  UtcTime end;                 ///< excluded
  std::chrono::seconds ahead;  ///< of UTC
  bool summer = false;         ///< daylight saving time
  std::string abbreviation;    ///< "CEST"
};

/// A time zone. Cheap to copy; the first one that a process makes reads the list of all zones,
/// which takes milliseconds.
class TimeZone {
 public:
  /// The zone of a name such as `Europe/Madrid`; nothing if the system knows none.
  static std::optional<TimeZone> named(std::string_view name);
  /// The zone of this machine, UTC if it has none: the one that the variable TZ names unless that
  /// is empty, else the system's own. Throws Failure if TZ names no zone.
  static TimeZone ofMachine(std::string_view variable);

  /// The zone that a config names at a place, else that of the machine. Throws Failure if there is
  /// no such zone.
  static TimeZone chosen(const std::optional<std::string>& name, const Place& place,
                         std::string_view variable);

  const std::string& name() const;

  LocalTime local(UtcTime time) const;
  /// The moment when clocks show that time: the first of two, when they were set back; when they
  /// were set forward over it, the moment of that.
  UtcTime utc(LocalTime time) const;
  /// A time as written, on the clocks of this zone unless it says how far it is from UTC.
  UtcTime moment(const WrittenTime& written) const;

  ZonePeriod period(UtcTime time) const;

 private:
  explicit TimeZone(const date::time_zone* zone) : zone_(zone) {}

  const date::time_zone* zone_;  ///< lives as long as the process
};

}  // namespace tomatic
