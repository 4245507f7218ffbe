#include "files/timetable_file.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"
#include "unit/shared_data.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> errorsIn(std::string_view text) {
  Complaints complaints;
  parseTimetable(text, "t.yaml", complaints);
  return errorsOf(complaints);
}

/// A small timetable with whatever a file can hold that is easily mistaken.
Timetable sample() {
  Timetable timetable;
  timetable.week = Week(parseDate("2019-10-28").value());
  timetable.days = {Weekday::monday, Weekday::friday};
  timetable.hours = Hours::parse({"09:00", "10:15", "11:30"}).value();
  timetable.lineNames = {"L1", "L2"};
  timetable.cells = {{{"abbie", "no"}, {"10e630", "ningu"}}, {{"festiu", "festiu"}, {"mel"}}};
  timetable.colors = {{"abbie", "813400"}, {"no", "10e630"}, {"mel", "007877"}};
  timetable.extensions = {{"abbie", "200"}};
  timetable.names = {{"abbie", "Abb\xC3\xAD: la 'gran' # 1"}, {"no", "No"}};
  timetable.overload = {{"abbie", -1}, {"mel", 0.4}};
  timetable.penalties = {{30, "gap: dl abbie"}, {-1, ""}};
  timetable.cost = 29;
  timetable.log = {"12:30 solved", "- dash", "line\nbreak"};
  timetable.bound = 20;
  timetable.rules = "strict";
  return timetable;
}

void checkEqual(const Timetable& a, const Timetable& b) {
  CHECK(a.week == b.week);
  CHECK(a.days == b.days);
  CHECK(a.dayWords == b.dayWords);
  CHECK(a.hours == b.hours);
  CHECK(a.lineNames == b.lineNames);
  CHECK(a.cells == b.cells);
  CHECK(a.colors == b.colors);
  CHECK(a.extensions == b.extensions);
  CHECK(a.names == b.names);
  CHECK(a.overload == b.overload);
  CHECK(a.penalties == b.penalties);
  CHECK(a.cost == b.cost);
  CHECK(a.log == b.log);
  CHECK(a.bound == b.bound);
  CHECK(a.rules == b.rules);
}

constexpr std::string_view head = "week: '2019-10-28'\nhours: ['09:00', '10:00', '11:00']\n";

}  // namespace

TEST_CASE("a timetable comes back as it was written", "[files]") {
  for (const DayWords words : {DayWords::catalan, DayWords::english}) {
    Timetable timetable = sample();
    timetable.dayWords = words;
    Complaints complaints;
    const Timetable again = parseTimetable(timetableAsYaml(timetable), "graella.yaml", complaints);
    CHECK(errorsOf(complaints).empty());
    checkEqual(again, timetable);
  }
}

TEST_CASE("what other readers could mistake is quoted, keys keep their order", "[files]") {
  const std::string text = timetableAsYaml(sample());
  CHECK_THAT(text, Contains("week: '2019-10-28'\n") || Contains("week: \"2019-10-28\"\n"));
  CHECK_THAT(text, Contains("'10:15'") || Contains("\"10:15\""));
  CHECK_THAT(text, Contains("abbie: '813400'") || Contains("abbie: \"813400\""));
  CHECK_THAT(text, Contains(": '10e630'") || Contains(": \"10e630\""));
  CHECK_THAT(text, Contains("- abbie\n"));
  std::size_t last = 0;
  for (const std::string key :
       {"week", "days", "hours", "turns", "timetable", "colors", "extensions", "names", "overload",
        "penalties", "cost", "log", "bound", "rules"}) {
    const std::size_t place = ("\n" + text).find("\n" + key + ":");
    CAPTURE(key);
    REQUIRE(place != std::string::npos);
    CHECK(place >= last);
    last = place;
  }
}

TEST_CASE("a timetable without anything but cells", "[files]") {
  Complaints complaints;
  const Timetable timetable = parseTimetable(
      std::string(head) + "timetable:\n  tue:\n  - [a, b]\n  - [c]\n  mon: [[d], [e]]\nother: 1\n",
      "t.yaml", complaints);
  CHECK(errorsOf(complaints).empty());
  CHECK(timetable.days == std::vector<Weekday>{Weekday::monday, Weekday::tuesday});
  CHECK(timetable.dayWords == DayWords::english);
  CHECK(timetable.lineNames == std::vector<std::string>{"L1", "L2"});
  CHECK(timetable.cells ==
        std::vector<std::vector<std::vector<PersonId>>>{{{"d"}, {"e"}}, {{"a", "b"}, {"c"}}});
  CHECK_FALSE(timetable.cost);
  CHECK_FALSE(timetable.bound);
}

TEST_CASE("penalties and log in the forms that other programs write", "[files]") {
  Complaints complaints;
  const Timetable timetable = parseTimetable(
      std::string(head) +
          "timetable: {dl: [[a], [b]]}\npenalties:\n- [10, Torn buit]\n- - 5.0\n  - x\n"
          "cost: 15\nlog:\n- [10, Torn buit]\n- plain\ncolors: {a: ffffff, b: }\n",
      "t.yaml", complaints);
  CHECK(errorsOf(complaints).empty());
  CHECK(timetable.penalties == std::vector<Penalty>{{10, "Torn buit"}, {5, "x"}});
  CHECK(timetable.log == std::vector<std::string>{"10 Torn buit", "plain"});
  CHECK(timetable.cost == 15);
  CHECK(timetable.colors.size() == 1);
}

TEST_CASE("what is missing in a timetable is told", "[files]") {
  CHECK_THAT(errorsIn("").at(0),
             Contains("found nothing, expected a timetable: a map with the key 'timetable'"));
  CHECK(errorsIn("names: {}\n") ==
        std::vector<std::string>{
            "t.yaml: the key 'week' is missing, expected it in a timetable",
            "t.yaml: the key 'hours' is missing, expected it in a timetable",
            "t.yaml: the key 'timetable' is missing, expected it in a timetable"});
  CHECK(errorsIn("[1, 2").size() == 1);
  for (const std::string cells : {"", "{}"}) {
    CHECK(errorsIn(std::string(head) + "days: [dl]\ntimetable: " + cells).size() == 1);
  }
}

TEST_CASE("everything wrong in a timetable is told at once", "[files]") {
  const auto errors = errorsIn(
      "week: 2019-10-29\n"                    // 1: a Tuesday
      "hours: ['09:00', '10:00', '11:00']\n"  // 2
      "days: [dl, dm, dl, dj]\n"              // 3: dl twice, dj without cells
      "turns: [L1, L2]\n"                     // 4
      "timetable:\n"                          // 5
      "  dl:\n"                               // 6
      "  - [a, b, c]\n"                       // 7: too many lines
      "  - [a, [b]]\n"                        // 8: no person
      "  dm:\n"                               // 9
      "  - [a, b]\n"                          // 10: one turn
      "  dv: 7\n"                             // 11: not listed
      "cost: 1.5\n"                           // 12
      "overload: {a: x}\n"                    // 13
      "penalties: [[1]]\n"                    // 14
      "colors: [a]\n");                       // 15
  const std::vector<std::string> expected{
      "t.yaml:1: week: found '2019-10-29', expected the Monday of "
      "that week, '2019-10-28'",
      "t.yaml:3: days: found 'dl', expected each day once",
      "t.yaml:3: days: found 'dj', expected only days that have "
      "cells",
      "t.yaml:11: timetable: found 'dv', expected only days that are "
      "listed in 'days'",
      "t.yaml:7: dl: 3 lines in a turn, expected at most the 2 of "
      "'turns'",
      "t.yaml:8: dl: found a list, expected a name without blanks",
      "t.yaml:10: dm: 1 turn, expected 2",
      "t.yaml:15: colors: found a list, expected a map",
      "t.yaml:13: overload: found 'x', expected a number",
      "t.yaml:14: penalties: found a list, expected [cost, text]",
      "t.yaml:12: cost: found '1.5', expected a cost, an integer"};
  REQUIRE(errors.size() == expected.size());
  for (std::size_t i = 0; i < errors.size(); ++i) {
    CHECK_THAT(errors[i], Catch::Matchers::StartsWith(expected[i]));
  }
}

TEST_CASE("days, weeks and hours that do not exist", "[files]") {
  CHECK_THAT(errorsIn("week: 2019-02-30\nhours: ['9:00', '10:00']\ntimetable: {dl: [[a]]}\n").at(0),
             Contains("t.yaml:1: week: found '2019-02-30', expected the Monday of the week"));
  CHECK_THAT(errorsIn("week: 2019-10-28\nhours: ['10:00', '9:00']\ntimetable: {dl: [[a]]}\n").at(0),
             Contains("t.yaml:2: hours: '9:00' does not come after '10:00'"));
  CHECK_THAT(errorsIn(std::string(head) + "timetable: {dl: [[a], [a]], xx: []}\n").at(0),
             Contains("t.yaml:3: timetable: found 'xx', expected a day"));
  CHECK_THAT(errorsIn(std::string(head) + "timetable: {dl: [[a], [a]], mon: [[a], [b]]}\n").at(0),
             Contains("t.yaml:3: timetable: found 'mon', expected each day once"));
}

TEST_CASE("a timetable that is not there", "[files]") {
  Complaints complaints;
  readTimetable({".", "no-such-file.yaml"}, complaints);
  readForcedTimetable({".", "no-such-file.yaml"}, 4, complaints);
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>(
            2, "no-such-file.yaml: no such file, expected it because it was named"));
}

TEST_CASE("a forced timetable wants persons in turns", "[files]") {
  Complaints complaints;
  const auto forced = parseForcedTimetable(
      "timetable:\n  dl:\n  - [null, ningu, festiu, ~]\n  - [mel, no]\n  dm:\n  dj: [null, [a]]\n",
      "forced.yaml", 2, complaints);
  CHECK(errorsOf(complaints).empty());
  REQUIRE(forced.size() == 3);
  CHECK(forced[0].person == "mel");
  CHECK(forced[0].day == Weekday::monday);
  CHECK(forced[0].turn == Turn{1});
  CHECK_FALSE(forced[0].line);
  CHECK(forced[0].place.text() == "forced.yaml:4");
  CHECK(forced[1].person == "no");
  CHECK(forced[2].day == Weekday::thursday);
}

TEST_CASE("everything wrong in a forced timetable is told at once", "[files]") {
  Complaints complaints;
  parseForcedTimetable("timetable:\n  dl: [[a]]\n  dd: []\n  dm: [x, [[y]]]\n", "f.yaml", 2,
                       complaints);
  parseForcedTimetable("week: x\n", "g.yaml", 2, complaints);
  CHECK(
      errorsOf(complaints) ==
      std::vector<std::string>{
          "f.yaml:2: dl: 1 turn, expected 2, one between each two hours",
          "f.yaml:3: timetable: found 'dd', expected a day, one of dl dm dx dj dv ds dg or mon tue "
          "wed thu fri sat sun",
          "f.yaml:4: dm: found 'x', expected a list",
          "f.yaml:4: dm: found a list, expected a name without blanks",
          "g.yaml: the key 'timetable' is missing, expected it to say who is wanted where"});
}

TEST_CASE("the predecessor's timetables are read", "[files][shared]") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  for (const std::string name : {"week-2019-10-28/graella-predecessor.yaml",
                                 "week-2022-07-11/graella-predecessor-2lines.yaml",
                                 "week-2022-07-11/graella-predecessor-4lines.yaml"}) {
    CAPTURE(name);
    Complaints complaints;
    const Timetable timetable = readTimetable({*shared, name}, complaints);
    CHECK(errorsOf(complaints).empty());
    CHECK(timetable.days.size() == 5);
    CHECK(timetable.hours.turns() == 4);
    for (const auto& turns : timetable.cells) {
      CHECK(turns.size() == 4);
      for (const auto& people : turns) {
        CHECK(people.size() == timetable.lineNames.size());
      }
    }
    const Timetable again = parseTimetable(timetableAsYaml(timetable), "again", complaints);
    CHECK(errorsOf(complaints).empty());
    checkEqual(again, timetable);
  }
}

TEST_CASE("a real timetable has its colours and overloads", "[files][shared]") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  Complaints complaints;
  const Timetable timetable =
      readTimetable({*shared, "week-2019-10-28/graella-predecessor.yaml"}, complaints);
  CHECK(timetable.week.name() == "2019-10-28");
  CHECK(timetable.cells[0][0] ==
        std::vector<PersonId>{"alba", "berit", "liv", "perla", "rocco", "ruben"});
  CHECK(timetable.colors.at("emma") == "10ee30");
  CHECK(timetable.colors.at("lars") == "007877");
  CHECK(timetable.extensions.at("abbie") == "200");
  CHECK(timetable.overload.at("abbie") == -1.0);
  CHECK(timetable.cost == 0);
}

TEST_CASE("real forced turns are read", "[files][shared]") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  Complaints complaints;
  const auto forced =
      readForcedTimetable({*shared, "week-2022-07-11/forced-turns.yaml"}, 4, complaints);
  CHECK(errorsOf(complaints).empty());
  REQUIRE(forced.size() == 2);
  CHECK(forced[0].person == "jill");
  CHECK(forced[1].person == "louis");
  CHECK(forced[1].day == Weekday::tuesday);
  CHECK(forced[1].turn == Turn{0});
}
