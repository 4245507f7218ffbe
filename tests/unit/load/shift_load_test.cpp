#include "load/shift_load.hpp"

#include <catch2/catch.hpp>

namespace tomatic {
namespace {

const Weekday monday = Weekday::monday;
const Weekday tuesday = Weekday::tuesday;

/// Anna and Bea; two days of a week of five, two turns a day, one line: four cells.
ShiftLoadInput smallWeek() {
  ShiftLoadInput input;
  input.idealLoads = {{"anna", 5}, {"bea", 5}};
  input.businessDays = {monday, tuesday};
  input.weekLength = 5;
  input.turnsPerDay = 2;
  input.lines = {{1, 1}, {1, 1}};
  return input;
}

ShiftLoad computed(const ShiftLoadInput& input) {
  Complaints complaints;
  return computeShiftLoad(input, complaints);
}

std::vector<std::string> warnings(const ShiftLoadInput& input) {
  Complaints complaints;
  computeShiftLoad(input, complaints);
  std::vector<std::string> texts;
  for (const Complaint& complaint : complaints.warnings()) {
    texts.push_back(complaint.text());
  }
  return texts;
}

}  // namespace

TEST_CASE("the proportional load counts business days less days off") {
  auto input = smallWeek();
  input.daysOff["bea"] = {tuesday, Weekday::friday};
  const auto people = computed(input).people;
  CHECK(people[0].proportional == 2);
  CHECK(people[1].proportional == 1);
  CHECK(people[1].augmented == 2);
}

TEST_CASE("halves round to even, however they came about") {
  auto input = smallWeek();
  input.weekLength = 7;
  input.idealLoads = {{"anna", 8.75}, {"bea", 1.75}};
  input.maxOverload = 0;
  const auto people = computed(input).people;
  CHECK(people[0].proportional == 2.5);
  CHECK(people[0].limited == 2);
  CHECK(people[1].proportional == 0.5);
  CHECK(people[1].limited == 0);
}

TEST_CASE("who is on leave has no load and no capacity") {
  auto input = smallWeek();
  input.leaves = {"anna"};
  const auto people = computed(input).people;
  CHECK(people[0].proportional == 0);
  CHECK(people[0].capacity == 0);
  CHECK(people[0].finalLoad() == 0);
  CHECK(people[1].finalLoad() == 3);
}

TEST_CASE("the bound is what overload and capacity allow") {
  auto input = smallWeek();
  input.maxTurnsPerDayByPerson = {{"anna", 1}};
  input.maxOverload = 0.5;
  const auto people = computed(input).people;
  CHECK(people[0].capacity == 2);
  CHECK(people[0].bound == 2);
  CHECK(people[1].capacity == 4);
  CHECK(people[1].augmented == 2.5);
  CHECK(people[1].bound == 2);
}

TEST_CASE("required busy lowers the capacity, and whoever falls short is named") {
  auto input = smallWeek();
  BusyEntry entry;
  entry.person = "anna";
  entry.required = true;
  entry.turns = TurnSet::first(2);
  entry.day = monday;
  input.availability.add(entry);
  input.maxTurnsPerDay = 1;
  CHECK(warnings(input) ==
        std::vector<std::string>{"anna should do 2 turns but can do 1 at most",
                                 "cells that stay empty, for people cannot do more: 1"});
}

TEST_CASE("credits decide who does more, unless they are forgiven") {
  auto input = smallWeek();
  input.lines = {{1, 1}, {1, 0}};
  input.credits = {{"bea", 3}, {"stranger", 9}};
  SECTION("the one who did more than due rests") {
    const auto people = computed(input).people;
    CHECK(people[0].finalLoad() == 2);
    CHECK(people[1].finalLoad() == 1);
    CHECK(people[1].loadedCredit == 3);
    CHECK(people[1].initialCredit == 3);
    CHECK(people[1].finalCredit == 2);
    CHECK(people[1].overload == -1);
  }
  SECTION("forgiven, the first by id does") {
    input.forgive = true;
    const auto people = computed(input).people;
    CHECK(people[0].finalLoad() == 1);
    CHECK(people[1].finalLoad() == 2);
    CHECK(people[1].loadedCredit == 3);
    CHECK(people[1].initialCredit == 0);
    CHECK(people[1].finalCredit == 0);
  }
}

TEST_CASE("debts are settled once the week is filled") {
  auto input = smallWeek();
  input.credits = {{"anna", -1}, {"bea", 1}};
  const auto people = computed(input).people;
  CHECK(people[0].complete == 2);
  CHECK(people[0].compensated == 3);
  CHECK(people[1].compensated == 1);
  CHECK(people[0].finalCredit == 0);
}

TEST_CASE("what people cannot do stays empty, or takes lines away") {
  auto input = smallWeek();
  input.lines = {{3, 3}, {3, 3}};
  input.maxOverload = 0.6;
  SECTION("empty") {
    const ShiftLoad result = computed(input);
    CHECK(result.load.turns == std::map<PersonId, int>{{"anna", 3}, {"bea", 3}});
    CHECK(result.load.empty == 6);
    CHECK(result.load.total() == 12);
  }
  SECTION("adjusted") {
    input.adjustLines = true;
    input.clusterize = true;
    const ShiftLoad result = computed(input);
    CHECK(result.removedLines == 1);
    CHECK(result.lines == std::vector<std::vector<int>>{{2, 2}, {2, 2}});
    CHECK(result.load.empty == 2);
    CHECK(result.load.byLine.at("anna") == std::vector{3, 0});
    CHECK(result.load.byLine.at("bea") == std::vector{0, 3});
    CHECK(result.load.emptyByLine == std::vector{1, 1});
  }
}

TEST_CASE("lines that differ per turn have their own shares but cannot be adjusted") {
  auto input = smallWeek();
  input.lines = {{2, 1}, {1, 0}};
  input.clusterize = true;
  const ShiftLoad result = computed(input);
  CHECK(result.load.byLine.at("anna") == std::vector{2, 0});
  CHECK(result.load.byLine.at("bea") == std::vector{1, 1});
  input.adjustLines = true;
  CHECK_THROWS_AS(computed(input), Failure);
}

TEST_CASE("when nobody can attend the answer is no") {
  auto input = smallWeek();
  SECTION("no business day") {
    input.businessDays.clear();
    input.lines.clear();
  }
  SECTION("nobody listed") {
    input.idealLoads.clear();
  }
  SECTION("nobody here") {
    input.leaves = {"anna", "bea"};
  }
  SECTION("no line left") {
    input.adjustLines = true;
    input.maxTurnsPerDay = 0;
  }
  CHECK_THROWS_AS(computed(input), NoAnswer);
}

TEST_CASE("numbers out of range are all named at once") {
  auto input = smallWeek();
  input.idealLoads = {{"anna", -1}, {"bea", 1e300}};
  input.credits = {{"bea", -1e9}};
  try {
    computed(input);
    FAIL("accepted");
  } catch (const Failure& failure) {
    CHECK(failure.complaints().size() == 3);
  }
}

}  // namespace tomatic
