#include "files/icalendar.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <set>

#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr int alarmMinutes = 15;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// Hands a part over to the component that it belongs to.
void add(const Component& to, Component part) {
  icalcomponent_add_component(to.get(), part.release());
}

void add(const Component& to, icalproperty* property) {
  icalcomponent_add_property(to.get(), property);
}

void addExtension(const Component& to, const char* name, const std::string& value) {
  icalproperty* property = icalproperty_new_x(value.c_str());
  icalproperty_set_x_name(property, name);
  add(to, property);
}

Component newComponent(icalcomponent_kind kind) {
  return Component(icalcomponent_new(kind));
}

/// What the clock shows, of no zone: the zone is a parameter beside it.
icaltimetype clockTime(LocalTime time) {
  const Date date = dateOf(time);
  const std::chrono::year_month_day day(date);
  const std::chrono::hh_mm_ss clock(timeOfDay(time));
  icaltimetype written = icaltime_null_time();
  written.year = static_cast<int>(day.year());
  written.month = static_cast<int>(static_cast<unsigned>(day.month()));
  written.day = static_cast<int>(static_cast<unsigned>(day.day()));
  written.hour = static_cast<int>(clock.hours().count());
  written.minute = static_cast<int>(clock.minutes().count());
  written.second = static_cast<int>(clock.seconds().count());
  return written;
}

icalproperty* inZone(icalproperty* property, const TimeZone& zone) {
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone.name().c_str()));
  return property;
}

/// From when on clocks are how far ahead of UTC.
Component observance(const ZonePeriod& period, LocalTime begin, std::chrono::seconds before) {
  Component part =
      newComponent(period.summer ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
  add(part, icalproperty_new_dtstart(clockTime(begin)));
  add(part, icalproperty_new_tzoffsetfrom(static_cast<int>(before.count())));
  add(part, icalproperty_new_tzoffsetto(static_cast<int>(period.ahead.count())));
  add(part, icalproperty_new_tzname(period.abbreviation.c_str()));
  return part;
}

/// What the clocks of the zone do from one time to another.
Component zoneComponent(const TimeZone& zone, UtcTime from, UtcTime to) {
  using namespace std::chrono_literals;
  constexpr UtcTime earliest{Date{std::chrono::year(1970) / 1 / 1}};
  Component component = newComponent(ICAL_VTIMEZONE_COMPONENT);
  add(component, icalproperty_new_tzid(zone.name().c_str()));
  ZonePeriod period = zone.period(from);
  if (period.begin <= earliest) {  // as it has always been, or nearly
    add(component, observance(period, LocalTime(earliest.time_since_epoch()), period.ahead));
  } else {
    const auto before = zone.period(period.begin - 1s).ahead;
    add(component, observance(period, LocalTime(period.begin.time_since_epoch() + before), before));
  }
  while (period.end <= to) {
    const ZonePeriod next = zone.period(period.end);
    add(component,
        observance(next, LocalTime(next.begin.time_since_epoch() + period.ahead), period.ahead));
    period = next;
  }
  return component;
}

Component alarm(const std::string& text) {
  Component part = newComponent(ICAL_VALARM_COMPONENT);
  icaltriggertype trigger{};
  trigger.time = icaltime_null_time();
  trigger.duration = icaldurationtype_from_int(-alarmMinutes * 60);
  add(part, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  add(part, icalproperty_new_description(text.c_str()));
  add(part, icalproperty_new_trigger(trigger));
  return part;
}

/// Somebody who stands twice in a turn has two events.
std::string identity(const Attendance& turn, const PersonId& person, std::set<std::string>& used) {
  const std::string base =
      fmt::format("{}-{}-{}-{}", turn.week.name(), wordFor(turn.day, DayWords::catalan),
                  index(turn.turn) + 1, person);
  std::string name = base;
  for (int again = 2; !used.insert(name).second; ++again) {
    name = fmt::format("{}-{}", base, again);
  }
  return name + "@tomatic";
}

Component event(const Attendance& turn, const std::string& uid, const TimeZone& zone, UtcTime now) {
  const std::string summary = tr("On the phone, line {}", index(turn.line) + 1);
  Component part = newComponent(ICAL_VEVENT_COMPONENT);
  icaltimetype stamp = clockTime(LocalTime(now.time_since_epoch()));
  stamp.zone = icaltimezone_get_utc_timezone();
  add(part, icalproperty_new_uid(uid.c_str()));
  add(part, icalproperty_new_dtstamp(stamp));
  add(part, inZone(icalproperty_new_dtstart(clockTime(localTime(turn.date, turn.begin))), zone));
  add(part, inZone(icalproperty_new_dtend(clockTime(localTime(turn.date, turn.end))), zone));
  add(part, icalproperty_new_summary(summary.c_str()));
  add(part, alarm(summary));
  return part;
}

}  // namespace

std::string calendarText(const PersonCalendar& calendar, const TimeZone& zone, UtcTime now) {
  Component root = newComponent(ICAL_VCALENDAR_COMPONENT);
  add(root, icalproperty_new_version("2.0"));
  add(root, icalproperty_new_prodid("-//tomatic//tomatic//EN"));
  add(root, icalproperty_new_calscale("GREGORIAN"));
  addExtension(root, "X-WR-CALNAME", tr("Phones of {}", calendar.name));
  addExtension(root, "X-PUBLISHED-TTL", "PT1H");

  UtcTime first = now;
  UtcTime last = now;
  for (const Attendance& turn : calendar.turns) {
    first = std::min(first, zone.utc(localTime(turn.date, turn.begin)));
    last = std::max(last, zone.utc(localTime(turn.date, turn.end)));
  }
  add(root, zoneComponent(zone, first, last));
  std::set<std::string> used;
  for (const Attendance& turn : calendar.turns) {
    add(root, event(turn, identity(turn, calendar.person, used), zone, now));
  }
  const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(root.get()),
                                                    icalmemory_free_buffer);
  return text ? std::string(text.get()) : std::string();
}

}  // namespace tomatic
