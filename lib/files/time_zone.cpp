#include "files/time_zone.hpp"

#include <date/tz.h>

#include <stdexcept>

#include "text/messages.hpp"

namespace tomatic {
namespace {

/// The library has its own type for local times.
date::local_seconds wall(LocalTime time) {
  return date::local_seconds(time.time_since_epoch());
}

}  // namespace

std::optional<TimeZone> TimeZone::named(std::string_view name) {
  try {
    return TimeZone(date::locate_zone(std::string(name)));
  } catch (const std::runtime_error&) {  // the library's way to say that there is none
    return std::nullopt;
  }
}

TimeZone TimeZone::ofMachine(std::string_view variable) {
  if (!variable.empty()) {
    const bool isFile = variable.front() == ':';  // the other way to write a name
    if (const auto zone = named(variable.substr(isFile ? 1 : 0))) {
      return *zone;
    }
    throw Failure(
        tr("TZ: found '{}', expected the name of a time zone such as Europe/Madrid", variable));
  }
  try {
    return TimeZone(date::current_zone());
  } catch (const std::runtime_error&) {
    const auto utc = named("UTC");
    return utc ? *utc : throw Failure(tr("this system knows no time zones; install tzdata"));
  }
}

TimeZone TimeZone::chosen(const std::optional<std::string>& name, const Place& place,
                          std::string_view variable) {
  if (!name) {
    return ofMachine(variable);
  }
  const auto zone = named(*name);
  if (!zone) {
    throw Failure(
        place,
        tr("timezone: found '{}', expected the name of a time zone such as Europe/Madrid", *name));
  }
  return *zone;
}

const std::string& TimeZone::name() const {
  return zone_->name();
}

LocalTime TimeZone::local(UtcTime time) const {
  return LocalTime(zone_->to_local(time).time_since_epoch());
}

UtcTime TimeZone::utc(LocalTime time) const {
  return zone_->to_sys(wall(time), date::choose::earliest);
}

UtcTime TimeZone::moment(const WrittenTime& written) const {
  const auto moment = written.moment();
  return moment ? *moment : utc(written.shown);
}

ZonePeriod TimeZone::period(UtcTime time) const {
  const date::sys_info info = zone_->get_info(time);
  return {info.begin, info.end, info.offset, info.save != std::chrono::minutes(0), info.abbrev};
}

}  // namespace tomatic
