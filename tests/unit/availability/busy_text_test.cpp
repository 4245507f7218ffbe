#include "availability/busy_text.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "availability/unavailable.hpp"
#include "unit/complaint_texts.hpp"

using namespace tomatic;

namespace {

constexpr int turnsOfDay = 4;

BusyEntry entryOf(const std::string& line) {
  Complaints complaints;
  const auto entries = parseBusyFile(line, "busy.conf", turnsOfDay, complaints);
  REQUIRE(errorsOf(complaints).empty());
  return entries.at(0);
}

std::string rewritten(const std::string& line, DayWords words = DayWords::catalan) {
  return busyLine(entryOf(line), turnsOfDay, words);
}

}  // namespace

TEST_CASE("a line of a busy file has no word too many", "[availability]") {
  CHECK(rewritten("+ anna   dl 1100# doctor ") == "+anna dl 1100 # doctor");
  CHECK(rewritten("anna mon 1111 # doctor") == "anna dl # doctor");
  CHECK(rewritten("anna dl", DayWords::english) == "anna mon");
  CHECK(rewritten("anna 2020-03-04 0001 # a # b") == "anna 2020-03-04 0001 # a # b");
  CHECK(rewritten("anna 1111") == "anna");
}

TEST_CASE("a line says what its entry says", "[availability]") {
  CHECK(rc::check([] {
    BusyEntry entry;
    entry.person = *rc::gen::elementOf(std::vector<std::string>{"anna", "dl", "0110", "p-2"});
    entry.required = *rc::gen::arbitrary<bool>();
    const int when = *rc::gen::inRange(0, 10);
    if (when < daysPerWeek) {
      entry.day = static_cast<Weekday>(when);
    } else if (when == daysPerWeek) {
      entry.date = *parseDate("2024-02-29");
    }
    entry.turns = TurnSet(*rc::gen::inRange<std::uint64_t>(0, 1U << turnsOfDay));
    entry.reason = *rc::gen::elementOf(std::vector<std::string>{"", "x", "a # b", "Núria's"});
    const DayWords words = *rc::gen::elementOf(std::vector{DayWords::catalan, DayWords::english});
    RC_ASSERT(sameEntry(entryOf(busyLine(entry, turnsOfDay, words)), entry));
  }));
}

TEST_CASE("an entry goes to the file of its kind", "[availability]") {
  const std::vector<std::string> usual{"indisponibilitats.conf", "oneshot.conf",
                                       "indisponibilitats-vacances.conf"};
  CHECK(busyFileFor(BusyKind::weekly, usual) == "indisponibilitats.conf");
  CHECK(busyFileFor(BusyKind::dated, usual) == "oneshot.conf");
  CHECK(busyFileFor(BusyKind::vacation, usual) == "indisponibilitats-vacances.conf");
}

TEST_CASE("files with names of their own take entries in their order", "[availability]") {
  const std::vector<std::string> own{"x/weekly.conf", "dates.conf",
                                     "x/indisponibilitats-vacances.conf"};
  CHECK(busyFileFor(BusyKind::weekly, own) == "x/weekly.conf");
  CHECK(busyFileFor(BusyKind::dated, own) == "dates.conf");
  CHECK(busyFileFor(BusyKind::vacation, own) == "x/indisponibilitats-vacances.conf");
  CHECK(busyFileFor(BusyKind::dated, {"only.conf"}) == "only.conf");
  CHECK(busyFileFor(BusyKind::dated, {"data/oneshot.conf", "last.conf"}) == "data/oneshot.conf");
  CHECK(busyFileFor(BusyKind::vacation, {"only.conf"}) == "indisponibilitats-vacances.conf");
  CHECK(busyFileFor(BusyKind::weekly, {"indisponibilitats-vacances.conf"}) == std::nullopt);
}

TEST_CASE("who is away in a turn, with every reason", "[availability]") {
  Availability availability(Week(*parseDate("2020-03-02")));
  availability.add(entryOf("+bea dl 1000 # notary"));
  availability.add(entryOf("bea 1100 # train"));
  availability.add(entryOf("anna dl 0100 # rest"));
  const auto first = unavailableIn(availability, Weekday::monday, Turn{0});
  REQUIRE(first.size() == 1);
  CHECK(first[0].person == "bea");
  CHECK(first[0].required);
  CHECK(first[0].reasons == std::vector<std::string>{"notary", "train"});
  const auto second = unavailableIn(availability, Weekday::monday, Turn{1});
  REQUIRE(second.size() == 2);
  CHECK(second[0].person == "anna");
  CHECK_FALSE(second[1].required);
  CHECK(unavailableIn(availability, Weekday::monday, Turn{2}).empty());
}
