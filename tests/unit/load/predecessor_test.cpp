// The loads of real weeks equal the predecessor's, value by value.
#include "load/shift_load.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "files/file_io.hpp"
#include "text/strings.hpp"
#include "unit/shared_data.hpp"

namespace tomatic {
namespace {

constexpr int turns = 4;

std::string textOf(const fs::path& file) {
  return readFile(file).value();
}

using Numbers = std::map<PersonId, double>;

/// The lines `id: number` of a flat file.
Numbers numbersOf(const fs::path& file) {
  Numbers numbers;
  const std::string text = textOf(file);
  for (const std::string_view line : textLines(text)) {
    const auto fields = split(line, ':');
    if (fields.size() == 2) {
      numbers[std::string(trimmed(fields[0]))] = parseNumber(trimmed(fields[1])).value();
    }
  }
  return numbers;
}

std::map<PersonId, std::vector<int>> tableOf(const fs::path& file) {
  std::map<PersonId, std::vector<int>> table;
  const std::string text = textOf(file);
  for (const std::string_view line : textLines(text)) {
    const auto fields = split(line, '\t');
    for (std::size_t i = 1; i < fields.size(); ++i) {
      table[std::string(fields[0])].push_back(static_cast<int>(parseInteger(fields[i]).value()));
    }
  }
  return table;
}

/// What the folder says of the week, for its business days and so many lines.
ShiftLoadInput inputOf(const fs::path& folder, Week week, std::vector<Weekday> days, int lines) {
  ShiftLoadInput input;
  input.idealLoads = numbersOf(folder / "idealshifts.yaml");
  input.credits = numbersOf(folder / "shiftcredit.yaml");
  input.businessDays = days;
  input.weekLength = 5;
  input.turnsPerDay = turns;
  input.lines.assign(days.size(), std::vector<int>(turns, lines));
  input.brunchTurns = TurnSet(0b0110);
  input.clusterize = true;
  input.availability = Availability(week);
  Complaints complaints;
  for (const std::string name :
       {"indisponibilitats.conf", "oneshot.conf", "indisponibilitats-vacances.conf"}) {
    for (const BusyEntry& entry : parseBusyFile(textOf(folder / name), name, turns, complaints)) {
      input.availability.add(entry);
      for (const Weekday day : days) {
        if (name == "indisponibilitats-vacances.conf" && entry.covers(week, day)) {
          input.daysOff[entry.person].insert(day);
        }
      }
    }
  }
  REQUIRE_FALSE(complaints.hasErrors());
  const std::string leaves = textOf(folder / "leaves.conf");
  for (const std::string_view line : textLines(leaves)) {
    input.leaves.emplace(trimmed(line));
  }
  return input;
}

Numbers loadOf(const ShiftLoad& computed) {
  Numbers numbers(computed.load.turns.begin(), computed.load.turns.end());
  if (computed.load.empty > 0) {
    numbers[std::string(nobody)] = computed.load.empty;
  }
  return numbers;
}

std::map<PersonId, std::vector<int>> byLineOf(const ShiftLoad& computed) {
  auto table = computed.load.byLine;
  table[std::string(nobody)] = computed.load.emptyByLine;
  return table;
}

Numbers column(const ShiftLoad& computed, double PersonLoad::*member) {
  Numbers numbers;
  for (const PersonLoad& row : computed.people) {
    numbers[row.person] = row.*member;
  }
  return numbers;
}

const std::vector<Weekday> wholeWeek{Weekday::monday, Weekday::tuesday, Weekday::wednesday,
                                     Weekday::thursday, Weekday::friday};

}  // namespace

TEST_CASE("a full week of 45 people equals the predecessor's load") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  const fs::path folder = *shared / "load-2020-03-02";
  auto input = inputOf(folder, Week(*parseDate("2020-03-02")), wholeWeek, 6);
  Complaints complaints;

  SECTION("with credits") {
    const ShiftLoad computed = computeShiftLoad(input, complaints);
    CHECK(loadOf(computed) == numbersOf(folder / "carrega.expected.yaml"));
    CHECK(byLineOf(computed) == tableOf(folder / "carrega.expected.csv"));
    CHECK(column(computed, &PersonLoad::overload) == numbersOf(folder / "overload.expected.yaml"));
    CHECK(column(computed, &PersonLoad::proportional) ==
          numbersOf(folder / "ponderatedideal.expected.yaml"));
  }
  SECTION("forgiving") {
    input.forgive = true;
    const ShiftLoad computed = computeShiftLoad(input, complaints);
    CHECK(loadOf(computed) == numbersOf(folder / "carrega-forgiving.expected.yaml"));
    CHECK(column(computed, &PersonLoad::overload) ==
          numbersOf(folder / "overload-forgiving.expected.yaml"));
  }
}

TEST_CASE("two days between holidays equal the predecessor's load") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  const fs::path folder = *shared / "week-2022-07-11";
  const int lines = GENERATE(2, 4);
  auto input =
      inputOf(folder, Week(*parseDate("2022-07-11")), {Weekday::tuesday, Weekday::thursday}, lines);
  input.maxOverload = 0;
  Complaints complaints;
  const ShiftLoad computed = computeShiftLoad(input, complaints);
  const std::string suffix = fmt::format("-{}lines.expected.", lines);
  CHECK(loadOf(computed) == numbersOf(folder / ("carrega" + suffix + "yaml")));
  CHECK(byLineOf(computed) == tableOf(folder / ("carrega" + suffix + "csv")));
  CHECK(column(computed, &PersonLoad::overload) ==
        numbersOf(folder / ("overload" + suffix + "yaml")));
  CHECK(column(computed, &PersonLoad::proportional) ==
        numbersOf(folder / ("ponderatedideal" + suffix + "yaml")));
}

}  // namespace tomatic
