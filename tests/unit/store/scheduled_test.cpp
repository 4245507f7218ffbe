#include "store/scheduled.hpp"

#include <catch2/catch.hpp>

#include "unit/store/stored_week.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

TEST_CASE("a turn holds its start and not its end", "[store]") {
  const Hours hours = Hours::parse({"09:00", "10:15", "11:30"}).value();
  CHECK_FALSE(turnAt(hours, 9h - 1s));
  CHECK(turnAt(hours, 9h) == Turn{0});
  CHECK(turnAt(hours, 10h + 15min - 1s) == Turn{0});
  CHECK(turnAt(hours, 10h + 15min) == Turn{1});
  CHECK_FALSE(turnAt(hours, 11h + 30min));
  CHECK_FALSE(turnAt(Hours(), 9h));
}

TEST_CASE("who attends at a moment", "[store]") {
  StoredWeeks stored;
  stored.putWeek("2020-03-02");
  stored.put("graella-2020-03-09.yaml", "broken: [");
  const TimeZone madrid = TimeZone::named("Europe/Madrid").value();
  const auto at = [&](const char* time) {
    return scheduledAt(stored.store(), madrid, parseWrittenTime(time)->moment().value());
  };
  const Scheduled second = at("2020-03-02T09:15Z");
  CHECK(second.turn == Turn{1});
  CHECK(second.day == Weekday::monday);
  REQUIRE(second.people.size() == 1);
  CHECK(second.people[0].person == "joan");
  CHECK(second.people[0].line == Line{0});
  CHECK(at("2020-03-02T08:00Z").people.size() == 2);
  CHECK_FALSE(at("2020-03-02T07:59:59Z").turn);
  CHECK_FALSE(at("2020-03-03T09:15Z").turn);
  CHECK_FALSE(at("2020-02-24T09:15Z").turn);
  CHECK_THROWS_AS(at("2020-03-09T09:15Z"), Failure);
}
