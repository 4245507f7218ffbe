#include <fmt/format.h>
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

#include "load/shift_load.hpp"

namespace tomatic {
namespace {

/// At once of any size: the smallest weeks alone have nobody to give a turn to.
template <typename T>
T between(T least, T beyond) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(least, beyond));
}

/// A week of some people, with everything that may befall them.
ShiftLoadInput someWeek() {
  ShiftLoadInput input;
  const int days = between(1, 6);
  input.weekLength = days + between(0, 2);
  input.turnsPerDay = between(1, 6);
  input.maxTurnsPerDay = between(1, 4);
  input.maxOverload = between(0, 30) / 10.0;
  input.forgive = *rc::gen::arbitrary<bool>();
  input.clusterize = *rc::gen::arbitrary<bool>();
  input.brunchTurns = TurnSet(between<std::uint64_t>(0, 8));
  for (int day = 0; day < days; ++day) {
    input.businessDays.push_back(static_cast<Weekday>(day));
    input.lines.push_back(*rc::gen::container<std::vector<int>>(
        static_cast<std::size_t>(input.turnsPerDay),
        rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 4))));
  }
  const int people = between(1, 7);
  for (int i = 0; i < people; ++i) {
    const PersonId person(1, static_cast<char>('a' + 2 * i));
    input.idealLoads[person] = between(0, 80) / 10.0;
    input.credits[person] = between(-40, 40) / 10.0;
    BusyEntry entry;
    entry.person = person;
    entry.required = *rc::gen::arbitrary<bool>();
    entry.day = static_cast<Weekday>(between(0, 5));
    entry.turns = TurnSet(between<std::uint64_t>(0, 32));
    input.availability.add(entry);
    if (between(0, 4) == 0) {
      input.daysOff[person] = {static_cast<Weekday>(between(0, 5))};
    }
    if (between(0, 8) == 0) {
      input.leaves.insert(person);
    }
  }
  return input;
}

/// The result, or nothing if the answer is no.
std::optional<ShiftLoad> resultOf(const ShiftLoadInput& input) {
  Complaints complaints;
  try {
    return computeShiftLoad(input, complaints);
  } catch (const NoAnswer&) {
    return std::nullopt;
  }
}

int cells(const std::vector<std::vector<int>>& lines) {
  int sum = 0;
  for (const auto& day : lines) {
    sum = std::accumulate(day.begin(), day.end(), sum);
  }
  return sum;
}

/// Another id for each, in the same order.
PersonId renamed(const PersonId& person) {
  return fmt::format("x{}é", static_cast<char>(person.front() + 1));
}

template <typename Value>
std::map<PersonId, Value> renamed(const std::map<PersonId, Value>& original) {
  std::map<PersonId, Value> result;
  for (const auto& [person, value] : original) {
    result[renamed(person)] = value;
  }
  return result;
}

}  // namespace

TEST_CASE("whatever the week, every cell is somebody's or nobody's") {
  CHECK(rc::check([] {
    const auto input = someWeek();
    const auto result = resultOf(input);
    RC_PRE(result.has_value());
    RC_ASSERT(result->load.total() == cells(input.lines));
    RC_ASSERT(result->load.empty >= 0);
    bool allAtBound = true;
    for (const PersonLoad& row : result->people) {
      RC_ASSERT(row.finalLoad() >= 0);
      RC_ASSERT(row.finalLoad() <= row.bound);
      RC_ASSERT(row.bound <= row.capacity);
      RC_ASSERT(std::abs(row.overload - (row.finalLoad() - row.proportional)) < 0.0501);
      RC_ASSERT(std::abs(row.finalCredit - row.initialCredit - (row.finalLoad() - row.limited)) <
                1e-6);
      allAtBound = allAtBound && row.finalLoad() == row.bound;
    }
    RC_ASSERT(result->load.empty == 0 || allAtBound);
  }));
}

TEST_CASE("whatever the week, other names in the same order change nothing") {
  CHECK(rc::check([] {
    const auto input = someWeek();
    auto other = input;
    other.idealLoads = renamed(input.idealLoads);
    other.credits = renamed(input.credits);
    other.daysOff = renamed(input.daysOff);
    other.leaves.clear();
    for (const PersonId& person : input.leaves) {
      other.leaves.insert(renamed(person));
    }
    other.availability = Availability(Week{Date{}});
    for (const auto& [person, ideal] : input.idealLoads) {
      for (const Weekday day : input.businessDays) {
        BusyEntry entry;
        entry.person = renamed(person);
        entry.required = true;
        entry.day = day;
        entry.turns = input.availability.required(person, day);
        other.availability.add(entry);
      }
    }
    const auto result = resultOf(input);
    const auto otherResult = resultOf(other);
    RC_ASSERT(result.has_value() == otherResult.has_value());
    RC_PRE(result.has_value());
    RC_ASSERT(renamed(result->load.turns) == otherResult->load.turns);
    RC_ASSERT(renamed(result->load.byLine) == otherResult->load.byLine);
    RC_ASSERT(result->load.empty == otherResult->load.empty);
  }));
}

TEST_CASE("whatever the week, adjusting lines removes empty cells only") {
  CHECK(rc::check([] {
    auto input = someWeek();
    const int lines = between(1, 8);
    for (auto& day : input.lines) {
      day.assign(day.size(), lines);
    }
    const auto plain = resultOf(input);
    input.adjustLines = true;
    const auto adjusted = resultOf(input);
    RC_PRE(plain.has_value() && adjusted.has_value());
    RC_ASSERT(adjusted->load.turns == plain->load.turns);
    RC_ASSERT(adjusted->load.total() == cells(adjusted->lines));
    RC_ASSERT(adjusted->load.empty <
              static_cast<int>(input.businessDays.size()) * input.turnsPerDay);
  }));
}

}  // namespace tomatic
