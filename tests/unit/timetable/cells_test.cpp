#include "timetable/cells.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;

namespace {

Timetable sample() {
  Timetable timetable;
  timetable.week = Week(parseDate("2020-03-02").value());
  timetable.days = {Weekday::monday, Weekday::tuesday};
  timetable.hours = Hours::parse({"09:00", "10:15", "11:30"}).value();
  timetable.lineNames = {"L1", "L2"};
  timetable.cells = {{{"anna", "bea"}, {"joan", "ningu"}}, {{"bea", "joan"}, {"festiu"}}};
  return timetable;
}

EditLimits limits() {
  EditLimits limits;
  limits.people = {"anna", "bea", "joan", "pere"};
  limits.maxEmptyPerTurn = 1;
  limits.required = Availability(sample().week);
  BusyEntry busy;
  busy.person = "pere";
  busy.required = true;
  busy.day = Weekday::monday;
  busy.turns.add(Turn{0});
  busy.reason = "doctor";
  limits.required.add(busy);
  return limits;
}

Cell cell(Weekday day, int turn, int line) {
  return {day, Turn{turn}, Line{line}};
}

const Cell first = cell(Weekday::monday, 0, 0);

std::string objections(const std::vector<CellEdit>& changes) {
  std::string text;
  for (const Objection& objection : objectionsTo(changes, sample(), limits())) {
    text += objection.text + (objection.waivable ? " (waivable)\n" : "\n");
  }
  return text;
}

}  // namespace

TEST_CASE("cells by name", "[timetable]") {
  CHECK(*personIn(sample(), first) == "anna");
  CHECK(cellText(sample(), first) == "dl 09:00-10:15 L1");
  for (const Cell& none :
       {cell(Weekday::friday, 0, 0), cell(Weekday::monday, 2, 0), cell(Weekday::monday, -1, 0),
        cell(Weekday::tuesday, 1, 1), cell(Weekday::monday, 0, -1)}) {
    CHECK(personIn(sample(), none) == nullptr);
  }
}

TEST_CASE("what may be done", "[timetable]") {
  CHECK(objections({{first, "joan"}}).empty());
  CHECK(objections({{first, "anna", "anna"}}).empty());
  CHECK(objections({{first, "ningu"}}).empty());
  CHECK(objections({{cell(Weekday::monday, 1, 0), "pere"}}).empty());
  // A line of a turn for another, although neither could come new to it.
  CHECK(objections({{first, "bea"}, {cell(Weekday::monday, 0, 1), "anna"}}).empty());
}

TEST_CASE("what may not be done", "[timetable]") {
  CHECK(objections({{first, "peer"}}) == "nobody is called 'peer'; did you mean 'pere'?\n");
  CHECK(objections({{first, "festiu"}}).find("nobody is called 'festiu'") == 0);
  CHECK(objections({{first, "joan", "bea"}}) ==
        "dl 09:00-10:15 L1 holds anna and no longer bea: somebody has changed it meanwhile\n");
  CHECK(objections({{cell(Weekday::tuesday, 1, 0), "joan"}}) ==
        "dm 10:15-11:30 L1 is not scheduled (festiu)\n");
  CHECK(objections({{cell(Weekday::monday, 1, 0), "ningu"}}) ==
        "dl 10:15 would have 2 empty lines, expected at most the 1 of maxEmptyPerTurnInEdition\n");
  CHECK(objections({{first, "bea"}}) ==
        "bea is already in that turn, dl 09:00-10:15 L1 (waivable)\n");
  CHECK(objections({{first, "pere"}}) ==
        "pere cannot attend dl 09:00-10:15 L1: doctor (waivable)\n");
}

TEST_CASE("who gains turns and who loses them", "[timetable]") {
  CHECK(turnsGained({{first, "joan"}}, sample()) ==
        std::map<PersonId, int>{{"anna", -1}, {"joan", 1}});
  CHECK(turnsGained({{first, "ningu"}}, sample()) ==
        std::map<PersonId, int>{{"anna", -1}, {"ningu", 1}});
  CHECK(turnsGained({{first, "joan"}, {cell(Weekday::monday, 1, 0), "anna"}}, sample()).empty());
}
