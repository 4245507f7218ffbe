#include "messages/quiet_hours.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "files/time_zone.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

Moment at(std::string_view text) {
  Moment moment;
  REQUIRE(parseMoment(text, moment));
  return moment;
}

std::chrono::seconds ahead(const char* zone, Moment moment) {
  return TimeZone::named(zone)->period(std::chrono::floor<std::chrono::seconds>(moment)).ahead;
}

std::chrono::seconds madrid(Moment moment) {
  return ahead("Europe/Madrid", moment);
}

/// Clocks there change by half an hour.
std::chrono::seconds lordHowe(Moment moment) {
  return ahead("Australia/Lord_Howe", moment);
}

std::chrono::seconds utc(Moment) {
  return 0s;
}

std::string endOf(const char* hours, const char* moment, const UtcOffset& offset = madrid) {
  const auto quiet = QuietHours::parse(hours);
  REQUIRE(quiet);
  const auto end = quiet->endOfSilence(at(moment), offset);
  return end ? formatMoment(*end).substr(0, 16) : "";
}

}  // namespace

TEST_CASE("quiet hours are hours of the wall clock, over midnight too", "[messages][quiet]") {
  CHECK(endOf("22:00-08:00", "2026-07-01T19:59:59Z").empty());
  CHECK(endOf("22:00-08:00", "2026-07-01T20:00:00Z") == "2026-07-02T06:00");
  CHECK(endOf("22:00-08:00", "2026-07-02T05:59:59.999Z") == "2026-07-02T06:00");
  CHECK(endOf("22:00-08:00", "2026-07-02T06:00:00Z").empty());
  CHECK(endOf("13:00-15:00", "2026-01-02T12:30:00Z") == "2026-01-02T14:00");
  CHECK(endOf("22:00-24:00, 00:00-08:00", "2026-07-01T20:00:00Z") == "2026-07-02T06:00");
  CHECK_FALSE(QuietHours().endOfSilence(at("2026-07-01T20:00:00Z"), madrid));
}

TEST_CASE("a change of the clock makes no hole in the silence", "[messages][quiet]") {
  // Spring: 02:00 becomes 03:00.
  CHECK(endOf("22:00-08:00", "2026-03-28T23:00:00Z") == "2026-03-29T06:00");
  CHECK(endOf("22:00-02:30", "2026-03-29T00:59:59Z") == "2026-03-29T01:00");
  CHECK(endOf("22:00-02:30", "2026-03-29T01:00:00Z").empty());
  CHECK(endOf("02:30-04:00", "2026-03-29T00:59:59Z").empty());
  CHECK(endOf("02:30-04:00", "2026-03-29T01:00:00Z") == "2026-03-29T02:00");
  CHECK(endOf("02:10-02:50", "2026-03-29T01:00:00Z").empty());
  // Autumn: 03:00 becomes 02:00, so 02:15 comes twice.
  CHECK(endOf("22:00-08:00", "2026-10-24T22:00:00Z") == "2026-10-25T07:00");
  for (const char* moment :
       {"2026-10-25T00:15:00Z", "2026-10-25T00:45:00Z", "2026-10-25T01:15:00Z"}) {
    CHECK(endOf("22:00-02:30", moment) == "2026-10-25T01:30");
  }
  CHECK(endOf("22:00-02:30", "2026-10-25T01:30:00Z").empty());
  // Another hemisphere, and half an hour: 02:00 becomes 01:30 in April, 02:30 in October.
  CHECK(endOf("22:00-08:00", "2026-04-04T12:00:00Z", lordHowe) == "2026-04-04T21:30");
  CHECK(endOf("22:00-01:45", "2026-04-04T14:50:00Z", lordHowe) == "2026-04-04T15:15");
  CHECK(endOf("02:15-08:00", "2026-10-03T15:30:00Z", lordHowe) == "2026-10-03T21:00");
}

TEST_CASE("what is no range of hours is refused", "[messages][quiet]") {
  for (const char* wrong :
       {"", "22:00", "22:00-", "-08:00", "22-8", "22:00-08:00-09:00", "25:00-08:00", "22:60-08:00",
        "22:00-24:01", "08:00-08:00", "24:00-08:00", "22:00-08:00,", "2a:00-08:00"}) {
    INFO(wrong);
    CHECK_FALSE(QuietHours::parse(wrong));
  }
}

TEST_CASE("time in silence makes nothing old", "[messages][quiet]") {
  const auto quiet = QuietHours::parse("22:00-08:00").value();
  CHECK(quiet.silenceBetween(at("2026-07-01T19:00:00Z"), at("2026-07-02T07:00:00Z"), madrid) ==
        10h);
  CHECK(quiet.silenceBetween(at("2026-10-24T19:00:00Z"), at("2026-10-25T08:00:00Z"), madrid) ==
        11h);
  CHECK(rc::check("silence is never longer than the time it lies in, and adds up", [&] {
    const Moment from =
        at("2026-03-20T00:00:00Z") + std::chrono::minutes(*rc::gen::inRange(0, 30000));
    const auto length = std::chrono::minutes(*rc::gen::inRange(0, 6000));
    const auto half =
        std::chrono::minutes(*rc::gen::inRange(0, static_cast<int>(length.count()) + 1));
    const auto whole = quiet.silenceBetween(from, from + length, madrid);
    RC_ASSERT(whole >= 0ms);
    RC_ASSERT(whole <= length);
    RC_ASSERT(whole == quiet.silenceBetween(from, from + half, madrid) +
                           quiet.silenceBetween(from + half, from + length, madrid));
  }));
  CHECK(rc::check("silence ends when it says so", [&] {
    const Moment now =
        at("2026-10-20T00:00:00Z") + std::chrono::minutes(*rc::gen::inRange(0, 20000));
    if (const auto end = quiet.endOfSilence(now, madrid)) {
      RC_ASSERT(!quiet.endOfSilence(*end, madrid));
      RC_ASSERT(quiet.endOfSilence(*end - 1ms, madrid) == end);
    } else {
      RC_ASSERT(!quiet.endOfSilence(now, utc) || madrid(now) != 0s);
    }
  }));
}
