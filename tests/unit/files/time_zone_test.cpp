#include "files/time_zone.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "text/complaints.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

UtcTime at(std::string_view text) {
  return parseWrittenTime(text)->moment().value();
}

LocalTime shown(std::string_view text) {
  return parseWrittenTime(text)->shown;
}

}  // namespace

TEST_CASE("clocks show summer and winter time", "[time-zone]") {
  const TimeZone madrid = TimeZone::named("Europe/Madrid").value();
  CHECK(madrid.name() == "Europe/Madrid");
  CHECK(formatLocal(madrid.local(at("2020-01-15T08:00Z"))) == "2020-01-15T09:00:00");
  CHECK(formatLocal(madrid.local(at("2020-07-15T07:00Z"))) == "2020-07-15T09:00:00");
  CHECK(formatLocal(madrid.local(at("2035-07-15T07:00Z"))) == "2035-07-15T09:00:00");
  CHECK(madrid.utc(shown("2020-01-15T09:00")) == at("2020-01-15T08:00Z"));
  CHECK(madrid.utc(shown("2020-07-15T09:00")) == at("2020-07-15T07:00Z"));
}

TEST_CASE("the day when clocks are set forward", "[time-zone]") {
  const TimeZone madrid = TimeZone::named("Europe/Madrid").value();
  CHECK(formatLocal(madrid.local(at("2020-03-29T00:59:59Z"))) == "2020-03-29T01:59:59");
  CHECK(formatLocal(madrid.local(at("2020-03-29T01:00Z"))) == "2020-03-29T03:00:00");
  CHECK(madrid.utc(shown("2020-03-29T01:59")) == at("2020-03-29T00:59Z"));
  CHECK(madrid.utc(shown("2020-03-29T02:30")) == at("2020-03-29T01:00Z"));
  CHECK(madrid.utc(shown("2020-03-29T03:00")) == at("2020-03-29T01:00Z"));
}

TEST_CASE("the day when clocks are set back", "[time-zone]") {
  const TimeZone madrid = TimeZone::named("Europe/Madrid").value();
  CHECK(formatLocal(madrid.local(at("2019-10-27T00:30Z"))) == "2019-10-27T02:30:00");
  CHECK(formatLocal(madrid.local(at("2019-10-27T01:30Z"))) == "2019-10-27T02:30:00");
  CHECK(madrid.utc(shown("2019-10-27T02:30")) == at("2019-10-27T00:30Z"));
  CHECK(madrid.utc(shown("2019-10-27T03:00")) == at("2019-10-27T02:00Z"));
  CHECK(madrid.moment(*parseWrittenTime("2019-10-27T02:30+01:00")) == at("2019-10-27T01:30Z"));
  CHECK(madrid.moment(*parseWrittenTime("2019-10-27T02:30")) == at("2019-10-27T00:30Z"));
}

TEST_CASE("what clocks do between two changes", "[time-zone]") {
  const ZonePeriod winter = TimeZone::named("Europe/Madrid")->period(at("2019-12-01T00:00Z"));
  CHECK(winter.begin == at("2019-10-27T01:00Z"));
  CHECK(winter.end == at("2020-03-29T01:00Z"));
  CHECK(winter.ahead == 1h);
  CHECK_FALSE(winter.summer);
  CHECK(winter.abbreviation == "CET");
  const ZonePeriod summer = TimeZone::named("Europe/Madrid")->period(winter.end);
  CHECK(summer.ahead == 2h);
  CHECK(summer.summer);
  CHECK(summer.abbreviation == "CEST");
}

TEST_CASE("no such zone", "[time-zone]") {
  for (const char* name : {"", "Europe/Barataria", "europe/madrid", "../../etc/passwd", "/etc"}) {
    CAPTURE(name);
    CHECK_FALSE(TimeZone::named(name));
  }
}

TEST_CASE("the zone of the machine", "[time-zone]") {
  CHECK(TimeZone::ofMachine("America/Lima").name() == "America/Lima");
  CHECK(TimeZone::ofMachine(":America/Lima").name() == "America/Lima");
  CHECK_FALSE(TimeZone::ofMachine("").name().empty());
  CHECK_THROWS_AS(TimeZone::ofMachine("nowhere"), Failure);
}

TEST_CASE("there and back again", "[time-zone][property]") {
  CHECK(rc::check("the clocks of a moment lead back to it, or to the hour that was repeated", [] {
    const auto name =
        *rc::gen::element<std::string>("Europe/Madrid", "America/Lima", "Australia/Lord_Howe",
                                       "Asia/Kolkata", "America/Santiago", "UTC");
    const UtcTime time{std::chrono::seconds(*rc::gen::inRange<long long>(0, 2'000'000'000))};
    const TimeZone zone = TimeZone::named(name).value();
    const UtcTime again = zone.utc(zone.local(time));
    RC_ASSERT(again <= time && time - again <= 2h);
    RC_ASSERT(zone.local(again) == zone.local(time));
    const ZonePeriod period = zone.period(time);
    RC_ASSERT(period.begin <= time && time < period.end);
    RC_ASSERT(zone.local(time).time_since_epoch() - time.time_since_epoch() == period.ahead);
  }));
}
