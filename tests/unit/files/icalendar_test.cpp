#include "files/icalendar.hpp"

#include <libical/ical.h>

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <set>

#include "text/strings.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;
using namespace std::chrono_literals;

namespace {

const UtcTime madeAt{Date{std::chrono::year(2026) / 9 / 1}};

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// The calendar as libical reads it; it must find nothing wrong.
Component readBack(const std::string& text) {
  Component root(icalparser_parse_string(text.c_str()));
  REQUIRE(root);
  CHECK(icalcomponent_count_errors(root.get()) == 0);
  CHECK(icalrestriction_check(root.get()) == 1);
  return root;
}

std::vector<icalcomponent*> partsOf(const Component& root, icalcomponent_kind kind) {
  std::vector<icalcomponent*> parts;
  for (icalcomponent* part = icalcomponent_get_first_component(root.get(), kind); part != nullptr;
       part = icalcomponent_get_next_component(root.get(), kind)) {
    parts.push_back(part);
  }
  return parts;
}

/// The moment of a time of an event, by the zone that the file itself describes.
std::string moment(icalproperty* property, const Component& root) {
  const std::unique_ptr<icaltimezone, void (*)(icaltimezone*)> zone(
      icaltimezone_new(), [](icaltimezone* one) { icaltimezone_free(one, 1); });
  icalcomponent* described = icalcomponent_new_clone(
      icalcomponent_get_first_component(root.get(), ICAL_VTIMEZONE_COMPONENT));
  REQUIRE(icaltimezone_set_component(zone.get(), described) == 1);
  CHECK(icalproperty_get_parameter_as_string(property, "TZID") ==
        std::string(icaltimezone_get_tzid(zone.get())));
  const icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
  const std::time_t seconds = icaltime_as_timet_with_zone(time, zone.get());
  return formatUtc(UtcTime(std::chrono::seconds(seconds)));
}

std::string startOf(icalcomponent* event, const Component& root) {
  return moment(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY), root);
}

std::string endOf(icalcomponent* event, const Component& root) {
  return moment(icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY), root);
}

Attendance turnOn(const char* date, std::chrono::minutes begin, std::chrono::minutes end,
                  int turn = 0) {
  Attendance one;
  one.date = parseDate(date).value();
  one.week = Week(one.date);
  one.day = one.week.dayOf(one.date).value();
  one.turn = Turn{turn};
  one.line = Line{1};
  one.begin = begin;
  one.end = end;
  return one;
}

TimeZone madrid() {
  return TimeZone::named("Europe/Madrid").value();
}

}  // namespace

TEST_CASE("a calendar has what calendar programs ask for", "[ical]") {
  const std::string text =
      calendarText({"anna", "Anna", {turnOn("2026-09-08", 9h, 10h + 15min, 2)}}, madrid(), madeAt);
  const Component root = readBack(text);
  CHECK_THAT(text, Contains("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  CHECK_THAT(text, Contains("\r\nX-WR-CALNAME:Phones of Anna\r\n"));
  CHECK_THAT(text, Contains("\r\nX-PUBLISHED-TTL:PT1H\r\n"));
  CHECK_THAT(text, Contains("\r\nUID:2026-09-07-dm-3-anna@tomatic\r\n"));
  CHECK_THAT(text, Contains("\r\nDTSTAMP:20260901T000000Z\r\n"));
  CHECK_THAT(text, Contains("\r\nDTSTART;TZID=Europe/Madrid:20260908T090000\r\n"));
  CHECK_THAT(text, Contains("\r\nSUMMARY:On the phone\\, line 2\r\n"));
  const auto events = partsOf(root, ICAL_VEVENT_COMPONENT);
  REQUIRE(events.size() == 1);
  icalcomponent* alarm = icalcomponent_get_first_component(events[0], ICAL_VALARM_COMPONENT);
  REQUIRE(alarm != nullptr);
  CHECK(icalproperty_get_action(icalcomponent_get_first_property(alarm, ICAL_ACTION_PROPERTY)) ==
        ICAL_ACTION_DISPLAY);
  const auto trigger =
      icalproperty_get_trigger(icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY));
  CHECK(icaldurationtype_as_int(trigger.duration) == -15 * 60);
}

TEST_CASE("turns are at their moments on both sides of both clock changes", "[ical]") {
  // 2026: clocks go forward on 29 March and back on 25 October, at 01:00 UTC.
  const std::vector<std::tuple<const char*, std::chrono::minutes, std::string>> known{
      {"2026-03-27", 9h, "2026-03-27T08:00:00Z"},
      {"2026-03-29", 1h + 30min, "2026-03-29T00:30:00Z"},
      {"2026-03-29", 3h + 30min, "2026-03-29T01:30:00Z"},
      {"2026-03-30", 9h, "2026-03-30T07:00:00Z"},
      {"2026-10-23", 9h, "2026-10-23T07:00:00Z"},
      {"2026-10-25", 1h + 30min, "2026-10-24T23:30:00Z"},
      {"2026-10-25", 3h + 30min, "2026-10-25T02:30:00Z"},
      {"2026-10-26", 9h, "2026-10-26T08:00:00Z"}};
  PersonCalendar calendar{"anna", "Anna", {}};
  for (const auto& [date, begin, utc] : known) {
    calendar.turns.push_back(turnOn(date, begin, begin + 75min, static_cast<int>(begin / 1h)));
  }
  const Component root = readBack(calendarText(calendar, madrid(), madeAt));
  const auto events = partsOf(root, ICAL_VEVENT_COMPONENT);
  REQUIRE(events.size() == known.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    CHECK(startOf(events[i], root) == std::get<2>(known[i]));
  }
}

TEST_CASE("every turn of two years is where the zone says", "[ical]") {
  for (const char* name : {"Europe/Madrid", "Atlantic/Canary", "America/Santiago", "UTC",
                           "Australia/Lord_Howe", "Asia/Kolkata"}) {
    const TimeZone zone = TimeZone::named(name).value();
    PersonCalendar calendar{"anna", "Anna", {}};
    for (int day = 0; day < 730; day += 5) {
      const Date date = parseDate("2025-01-01").value() + std::chrono::days(day);
      calendar.turns.push_back(turnOn(formatDate(date).c_str(), 9h, 10h));
    }
    const Component root = readBack(calendarText(calendar, zone, madeAt));
    const auto events = partsOf(root, ICAL_VEVENT_COMPONENT);
    REQUIRE(events.size() == calendar.turns.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
      const Attendance& turn = calendar.turns[i];
      CHECK(startOf(events[i], root) == formatUtc(zone.utc(localTime(turn.date, turn.begin))));
      CHECK(endOf(events[i], root) == formatUtc(zone.utc(localTime(turn.date, turn.end))));
    }
  }
}

TEST_CASE("lines are folded within 75 bytes and names come back whole", "[ical]") {
  std::string name = "Núria, \\ ; \"Nuri\": ";
  for (int i = 0; i < 30; ++i) {
    name += "ñandú ";
  }
  name += "fi";
  const std::string text =
      calendarText({"nuria", name, {turnOn("2026-09-08", 9h, 10h)}}, madrid(), madeAt);
  CHECK(text.substr(text.size() - 2) == "\r\n");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    CHECK(end - begin <= 75);
    CHECK(text.substr(begin, end - begin).find_first_of("\r\n") == std::string::npos);
    begin = end + 2;
  }
  const Component root = readBack(text);
  icalproperty* property = icalcomponent_get_first_property(root.get(), ICAL_X_PROPERTY);
  REQUIRE(property != nullptr);
  CHECK(std::string(icalproperty_get_x(property)) == "Phones of " + name);
}

TEST_CASE("events keep their identity and share it with no other", "[ical]") {
  PersonCalendar calendar{"anna", "Anna", {}};
  for (const char* date : {"2026-09-07", "2026-09-08", "2026-09-14"}) {
    calendar.turns.push_back(turnOn(date, 9h, 10h, 0));
    calendar.turns.push_back(turnOn(date, 9h, 10h, 0));  // on two lines at once
    calendar.turns.push_back(turnOn(date, 10h, 11h, 1));
  }
  const auto identities = [](const std::string& text) {
    std::vector<std::string> all;
    for (const std::string_view line : textLines(text)) {
      if (line.substr(0, 4) == "UID:") {
        all.emplace_back(line);
      }
    }
    return all;
  };
  const auto first = identities(calendarText(calendar, madrid(), madeAt));
  CHECK(first.size() == 9);
  CHECK(std::set<std::string>(first.begin(), first.end()).size() == 9);
  CHECK(identities(calendarText(calendar, madrid(), madeAt + 48h)) == first);
}

TEST_CASE("somebody without turns has an empty calendar, and a day may end at midnight", "[ical]") {
  const Component none = readBack(calendarText({"anna", "Anna", {}}, madrid(), madeAt));
  CHECK(partsOf(none, ICAL_VEVENT_COMPONENT).empty());
  const Component late =
      readBack(calendarText({"anna", "Anna", {turnOn("2026-12-31", 23h, 24h)}}, madrid(), madeAt));
  CHECK(endOf(partsOf(late, ICAL_VEVENT_COMPONENT).at(0), late) == "2026-12-31T23:00:00Z");
}
