#include "availability/availability.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"

using namespace tomatic;

namespace {

/// The entries of a text without errors.
std::vector<BusyEntry> parsed(std::string_view text, int turns = 4) {
  Complaints complaints;
  auto entries = parseBusyFile(text, "busy.conf", turns, complaints);
  CHECK(errorsOf(complaints).empty());
  return entries;
}

std::vector<std::string> errorsIn(std::string_view text, int turns = 4) {
  Complaints complaints;
  parseBusyFile(text, "busy.conf", turns, complaints);
  return errorsOf(complaints);
}

const Week week{parseDate("2019-10-28").value()};
constexpr TurnSet allFour = TurnSet::first(4);

TurnSet turns(std::initializer_list<int> which) {
  TurnSet set;
  for (const int turn : which) {
    set.add(Turn{turn});
  }
  return set;
}

}  // namespace

TEST_CASE("a busy entry says who, when and why", "[availability]") {
  const auto entries = parsed(
      "mel # always\n+mel dx # day\nmel 0011 # turns\n+ mel thu 1000 # all # of it\n"
      "mel 2019-10-29 # date\n+mel 2019-10-29 0100 # both\n");
  REQUIRE(entries.size() == 6);
  CHECK(entries[0].person == "mel");
  CHECK_FALSE(entries[0].required);
  CHECK_FALSE(entries[0].day);
  CHECK_FALSE(entries[0].date);
  CHECK(entries[0].turns == allFour);
  CHECK(entries[0].reason == "always");
  CHECK(entries[0].place.text() == "busy.conf:1");
  CHECK(entries[1].required);
  CHECK(entries[1].day == Weekday::wednesday);
  CHECK(entries[2].turns == turns({2, 3}));
  CHECK(entries[3].required);
  CHECK(entries[3].day == Weekday::thursday);
  CHECK(entries[3].turns == turns({0}));
  CHECK(entries[3].reason == "all # of it");
  CHECK(entries[4].date == parseDate("2019-10-29"));
  CHECK(entries[5].turns == turns({1}));
}

TEST_CASE("blanks, comments, CRLF, a BOM and nobody are passed over", "[availability]") {
  CHECK(parsed("\xEF\xBB\xBF\r\n# comment\r\n   \t\r\n+ningu 0011 # nobody\r\n").empty());
  const auto entries = parsed("\xEF\xBB\xBFmel\tdl\t1100\t# why\r\n");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].person == "mel");
  CHECK(entries[0].reason == "why");
  CHECK(parsed("").empty());
}

TEST_CASE("every bad busy line is told", "[availability]") {
  CHECK(errorsIn("mel 11111 # long\nmel 012 # letters\nmel dl 111 # short\nmel dl 1112 # letter\n"
                 "mel good # no day\nmel 2019-02-30 # no date\nmel dl 1111 more # much\n+ # who\n"
                 "mel 1111 dl # order\nmel dl # good\nmel 2222 # twos\n") ==
        std::vector<std::string>{
            "busy.conf:1: '11111' is no turns, expected 4 characters of 0 or 1",
            "busy.conf:2: '012' is no turns, expected 4 characters of 0 or 1",
            "busy.conf:3: '111' is no turns, expected 4 characters of 0 or 1",
            "busy.conf:4: '1112' is no turns, expected 4 characters of 0 or 1",
            "busy.conf:5: 'good' is no day, expected one of dl dm dx dj dv ds dg or a date "
            "YYYY-MM-DD",
            "busy.conf:6: '2019-02-30' is no day, expected one of dl dm dx dj dv ds dg or a date "
            "YYYY-MM-DD",
            "busy.conf:7: 'more' is too much, expected [+]ID [DAY|DATE] [TURNS] # reason",
            "busy.conf:8: a person is missing, expected [+]ID [DAY|DATE] [TURNS] # reason",
            "busy.conf:9: '1111' is no day, expected one of dl dm dx dj dv ds dg or a date "
            "YYYY-MM-DD",
            "busy.conf:11: '2222' is no turns, expected 4 characters of 0 or 1"});
}

TEST_CASE("bytes that are not UTF-8 in a busy file", "[availability]") {
  CHECK(errorsIn("mel dl # caf\xE9\nmel dl # caf\xC3\xA9\n") ==
        std::vector<std::string>{
            "busy.conf:1: byte 13 of the line (0xe9) is not UTF-8; save the file as UTF-8"});
}

TEST_CASE("a missing reason is a warning", "[availability]") {
  Complaints complaints;
  const auto entries = parseBusyFile("mel dl\nmel dm #\n", "busy.conf", 4, complaints);
  CHECK(entries.size() == 2);
  CHECK(errorsOf(complaints).empty());
  CHECK(texts(complaints.warnings()) ==
        std::vector<std::string>{"busy.conf:1: no reason given, expected one after '#'",
                                 "busy.conf:2: no reason given, expected one after '#'"});
}

TEST_CASE("days may have any number of turns", "[availability]") {
  CHECK(parsed("mel 1 # one\n", 1).front().turns == turns({0}));
  CHECK(parsed("mel # all\n", 64).front().turns.size() == 64);
  CHECK(parsed("mel " + std::string(64, '1') + " # all\n", 64).front().turns.size() == 64);
}

TEST_CASE("an entry counts on its day, its date or always", "[availability]") {
  const auto entries = parsed("a # 1\nb dx # 2\nc 2019-10-30 # 3\nd 2019-11-06 # next week\n");
  CHECK(entries[0].covers(week, Weekday::sunday));
  CHECK(entries[1].covers(week, Weekday::wednesday));
  CHECK_FALSE(entries[1].covers(week, Weekday::tuesday));
  CHECK(entries[2].covers(week, Weekday::wednesday));
  CHECK_FALSE(entries[2].covers(week, Weekday::thursday));
  CHECK_FALSE(entries[3].covers(week, Weekday::wednesday));
}

TEST_CASE("availability gathers the entries of one week", "[availability]") {
  Availability availability(week);
  for (const BusyEntry& entry :
       parsed("+mel dl 1100 # a\n+mel dl 0010 # b\nmel 0001 # c\n+mel 2019-11-04 # not now\n"
              "abbie 2019-10-01 # past\n")) {
    availability.add(entry);
  }
  CHECK(availability.required("mel", Weekday::monday) == turns({0, 1, 2}));
  CHECK(availability.optional("mel", Weekday::monday) == turns({3}));
  CHECK(availability.required("mel", Weekday::tuesday).empty());
  CHECK(availability.optional("mel", Weekday::sunday) == turns({3}));
  CHECK(availability.reasons("mel", Weekday::monday, Turn{2}) == std::vector<std::string>{"b"});
  CHECK(availability.reasons("mel", Weekday::monday, Turn{3}) == std::vector<std::string>{"c"});
  CHECK(availability.reasons("abbie", Weekday::monday, Turn{3}).empty());
  CHECK(availability.people() == std::vector<PersonId>{"mel"});
  CHECK(availability.required("abbie", Weekday::monday).empty());
}

TEST_CASE("who is on leave is required busy all week", "[availability]") {
  Availability availability(week);
  availability.addLeave("mel", 4, "on leave");
  for (int day = 0; day < daysPerWeek; ++day) {
    CHECK(availability.required("mel", static_cast<Weekday>(day)) == allFour);
  }
  CHECK(availability.reasons("mel", Weekday::friday, Turn{0}) ==
        std::vector<std::string>{"on leave"});
}
