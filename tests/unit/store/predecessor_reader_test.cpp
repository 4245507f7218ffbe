// What is written here is read by programs that know the predecessor's keys and nothing else.
#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>
#include <set>

#include "files/timetable_file.hpp"
#include "store/timetable_text.hpp"
#include "unit/shared_data.hpp"
#include "unit/store/stored_week.hpp"

using namespace tomatic;

namespace {

/// The predecessor's timetable, read as it reads it: plain YAML, its own keys, no others looked at.
struct PredecessorsView {
  explicit PredecessorsView(const std::string& text) : document(YAML::Load(text)) {
    week = document["week"].as<std::string>();
    for (const char* key : {"days", "hours", "turns"}) {
      lists[key] = document[key].as<std::vector<std::string>>();
    }
    for (const auto& day : document["timetable"]) {
      timetable[day.first.as<std::string>()] =
          day.second.as<std::vector<std::vector<std::string>>>();
    }
    for (const char* key : {"colors", "extensions", "names"}) {
      texts[key] = document[key].as<std::map<std::string, std::string>>();
    }
    overload = document["overload"].as<std::map<std::string, double>>();
    if (document["penalties"]) {
      for (const auto& penalty : document["penalties"]) {
        penalty[0].as<int>();
        penalty[1].as<std::string>();
      }
    }
    if (document["log"]) {
      log = document["log"].as<std::vector<std::string>>();
    }
  }

  YAML::Node document;
  std::string week;
  std::map<std::string, std::vector<std::string>> lists;
  std::map<std::string, std::vector<std::vector<std::string>>> timetable;
  std::map<std::string, std::map<std::string, std::string>> texts;
  std::map<std::string, double> overload;
  std::vector<std::string> log;
};

/// Edits a predecessor's timetable and compares what it sees before and after.
void checkEdit(const std::string& text, const Cell& cell, const char* day) {
  Complaints complaints;
  const Timetable timetable = parseTimetable(text, "f", complaints);
  REQUIRE_FALSE(complaints.hasErrors());
  const PersonId before = *personIn(timetable, cell);
  const std::string changed =
      withCells(text, "f", timetable, {{cell, "somebody"}}, "2020: somebody changed it");
  PredecessorsView expected(text);
  expected.timetable[day][static_cast<std::size_t>(index(cell.turn))]
                    [static_cast<std::size_t>(index(cell.line))] = "somebody";
  expected.overload[before] -= 1;
  expected.overload["somebody"] += 1;
  expected.log.emplace_back("2020: somebody changed it");
  const PredecessorsView seen(changed);
  CHECK(seen.week == expected.week);
  CHECK(seen.lists == expected.lists);
  CHECK(seen.timetable == expected.timetable);
  CHECK(seen.texts == expected.texts);
  REQUIRE(seen.overload.size() == expected.overload.size());
  for (const auto& [person, turns] : expected.overload) {
    CHECK(seen.overload.at(person) == Approx(turns).margin(1e-9));
  }
  CHECK(seen.log == expected.log);
}

}  // namespace

TEST_CASE("the predecessor reads its own timetables after an edit here", "[store][shared]") {
  const auto folder = sharedData();
  if (!folder) {
    return;
  }
  const Cell thursday{Weekday::thursday, Turn{1}, Line{1}};
  for (const char* name : {"week-2019-10-28/graella-predecessor.yaml",
                           "week-2022-07-11/graella-predecessor-2lines.yaml",
                           "week-2022-07-11/graella-predecessor-4lines.yaml"}) {
    CAPTURE(name);
    checkEdit(readFile(*folder / name).value(), thursday, "dj");
  }
}

TEST_CASE("the predecessor reads the timetables that are made here", "[store]") {
  Timetable timetable;
  timetable.week = weekOf("2020-03-02");
  timetable.days = {Weekday::monday};
  timetable.hours = Hours::parse({"09:00", "10:15"}).value();
  timetable.lineNames = {"L1", "L2"};
  timetable.cells = {{{"anna", "no"}}};
  timetable.colors = {{"anna", "10e630"}, {"no", "007877"}};
  timetable.names = {{"no", "Noèlia"}};
  timetable.overload = {{"anna", 0.5}};
  timetable.penalties = {{10, "a: b"}};
  timetable.bound = 10;
  timetable.rules = "strict";
  const std::string text = timetableAsYaml(timetable);
  const PredecessorsView seen(text);
  CHECK(seen.week == "2020-03-02");
  CHECK(seen.timetable.at("dl") == std::vector<std::vector<std::string>>{{"anna", "no"}});
  CHECK(seen.texts.at("colors").at("anna") == "10e630");
  checkEdit(text, {Weekday::monday, Turn{0}, Line{1}}, "dl");
}

TEST_CASE("unknown keys, comments and order survive an edit", "[store]") {
  const std::string text = timetableText("2020-03-02", "{anna: 0.5}");
  Complaints complaints;
  const Timetable timetable = parseTimetable(text, "f", complaints);
  const std::string changed = withCells(
      text, "f", timetable, {{{Weekday::monday, Turn{0}, Line{0}}, "joan"}}, "somebody did");
  std::string expected = text;
  expected.replace(expected.find("- anna  #"), 9, "- joan  #");
  expected.replace(expected.find("{anna: 0.5}"), 11, "{anna: -0.5, joan: 1.0}");
  CHECK(changed == expected + "log:\n- somebody did\n");
}
