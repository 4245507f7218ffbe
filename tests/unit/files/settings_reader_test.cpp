#include "files/settings_reader.hpp"

#include <catch2/catch.hpp>

#include "unit/files/config_folder.hpp"

using namespace tomatic;

namespace {

std::string failureOfHours(const std::string& hours) {
  return ConfigFolder("lines: 3\nhours:" + hours + "\n").failure();
}

std::string failureOfLines(const std::string& lines) {
  return ConfigFolder("hours: ['09:00', '10:00', '11:00']\nsearchDays: [dl, dm]\nlines: " + lines +
                      "\n")
      .failure();
}

}  // namespace

TEST_CASE("bad hours say which and where", "[config]") {
  const std::string failure = failureOfHours("\n- 09:00\n- 11:00\n- 10:00\n- 9h\n- '12:00'");
  CHECK(failure.find("config.yaml:5: hours: '10:00' does not come after '11:00', expected "
                     "increasing times\nconfig.yaml:6: hours: '9h'") == 0);
  CHECK(failure.find("config.yaml:7") == std::string::npos);
  CHECK(failureOfHours(" ['09:00', '09:00']").find("does not come after") != std::string::npos);
  CHECK(failureOfHours(" ['09:00']").find("config.yaml:2: hours: ") == 0);
  CHECK(failureOfHours(" 09:00").find("config.yaml:2: hours: found '09:00', expected a list") == 0);
  CHECK(failureOfHours(" ['09:00', [1]]").find("hours: found a list, expected text") !=
        std::string::npos);
  CHECK(failureOfHours("").find("config.yaml:2: hours is missing") == 0);
}

TEST_CASE("a number of lines", "[config]") {
  CHECK(failureOfLines("1").empty());
  CHECK(failureOfLines("1000").empty());
  for (const char* bad : {"0", "-1", "1000000000", "1001", "six", "2.5", "1e3"}) {
    CHECK(failureOfLines(bad) == std::string("config.yaml:3: lines: found '") + bad +
                                     "', expected an integer from 1 to 1000");
  }
  CHECK(failureOfLines("[6]").find("config.yaml:3: lines: found a list, expected an integer, or") ==
        0);
}

TEST_CASE("lines per turn", "[config]") {
  const ConfigFolder folder(
      "hours: ['09:00', '10:00', '11:00']\nsearchDays: [dl, dm]\n"
      "lines: {mon: [4, 5], dm: [0, 2], dx: [9, 9]}\n");
  const LineCounts lines = folder.settings().lines;
  CHECK(lines.at(Weekday::monday, Turn{1}) == 5);
  CHECK(lines.at(Weekday::tuesday, Turn{0}) == 0);
  CHECK(lines.at(Weekday::thursday, Turn{0}) == 0);

  CHECK(failureOfLines("{dl: [4, 4, 4], dm: [4]}") ==
        "config.yaml:3: lines: dl: 3 integers, expected 2, one for each turn of 'hours'\n"
        "config.yaml:3: lines: dm: 1 integers, expected 2, one for each turn of 'hours'");
  CHECK(failureOfLines("{dl: [4, 4]}") ==
        "config.yaml:3: lines: the search day dm has no row, expected a list of 2 integers");
  CHECK(failureOfLines("{dl: [4, 4], dm: 4}").find("lines: dm: found '4', expected a list") !=
        std::string::npos);
  CHECK(failureOfLines("{dl: [4, 4], dm: }").find("lines: dm: found nothing") != std::string::npos);
  CHECK(failureOfLines("{dl: [4, 4], dm: [-1, x]}").find("lines: dm: found 'x'") !=
        std::string::npos);
  CHECK(failureOfLines("{dl: [4, 4], dm: [4, 4], xx: [1, 1]}")
            .find("lines: found 'xx', expected a day") != std::string::npos);
  CHECK(
      failureOfLines("{dl: [4, 4], mon: [4, 4], dm: [1, 1]}").find("lines: 'mon' is given twice") !=
      std::string::npos);
}

TEST_CASE("days", "[config]") {
  CHECK(failureWith("searchDays: [dl, dl]\n") == "config.yaml:3: searchDays: 'dl' is given twice");
  CHECK(failureWith("searchDays: [dl, mon]\n") ==
        "config.yaml:3: searchDays: 'mon' is given twice");
  CHECK(
      failureWith("searchDays: [dilluns]\n").find("searchDays: found 'dilluns', expected a day") !=
      std::string::npos);
  CHECK(failureWith("searchDays: []\n").find("no day is given") != std::string::npos);
  CHECK(failureWith("searchDays: [dl, dm]\ndisplayDays: [dl]\n") ==
        "config.yaml:3: the search day dm is not shown; add it to displayDays");
  CHECK(failureWith("displayDays: [mon]\n").find("the search day tue is not shown") !=
        std::string::npos);
  CHECK(ConfigFolder("hours: ['09:00', '10:00']\nlines: 1\nsearchDays: [mon, sun]\n")
            .settings()
            .dayWords == DayWords::english);
}

TEST_CASE("limits are integers that are not negative", "[config]") {
  for (const char* key : {"maxTurnsPerDay", "maxEmptyPerTurn", "maxPerTable", "maxFirstLinePerDay",
                          "costEmpty", "stopPenalty", "maxMonitoredSolutions"}) {
    for (const char* bad : {"-1", "2.5", "two", "[2]", "{a: 2}"}) {
      INFO(key << ": " << bad);
      CHECK(failureWith(std::string(key) + ": " + bad + "\n").find("config.yaml:3: ") == 0);
    }
    CHECK(failureWith(std::string(key) + ":\n").empty());
  }
  CHECK(failureWith("maxOverload: -0.5\n").find("expected a number of at least 0") !=
        std::string::npos);
  CHECK(failureWith("maxOverload: 0.5\n").empty());
  CHECK(failureWith("maxPhoningInGroup: {a: -1}\n").find("maxPhoningInGroup: a: found '-1'") !=
        std::string::npos);
  CHECK(failureWith("minIdleInGroup: [a]\n").find("minIdleInGroup: found a list, expected a map") !=
        std::string::npos);
  CHECK(failureWith("maxTurnsPerDayByPerson: {ann: x}\n").find("config.yaml:3: ") == 0);
  CHECK(failureWith("clusterize: 2\n").find("clusterize: found '2', expected true or false") !=
        std::string::npos);
  CHECK(failureWith("monitoringFile: [a]\n").find("monitoringFile: found a list") !=
        std::string::npos);
  CHECK(failureWith("busyFiles: a.conf\n").find("busyFiles: found 'a.conf', expected a list") !=
        std::string::npos);
}

TEST_CASE("every bad line is reported", "[config]") {
  CHECK(failureWith("maxPerTable: -1\nclusterize: 7\nbrunchTurns: [3]\n") ==
        "config.yaml:3: maxPerTable: found '-1', expected an integer from 0 to 1000\n"
        "config.yaml:5: brunchTurns: found '3', expected an integer from 1 to 2\n"
        "config.yaml:4: clusterize: found '7', expected true or false");
}

TEST_CASE("brunch turns", "[config]") {
  CHECK(ConfigFolder("hours: ['09:00', '10:00', '11:00']\nlines: 3\n")
            .settings()
            .brunchTurns.empty());
  CHECK(ConfigFolder("hours: ['09:00', '10:00', '11:00']\nlines: 3\nbrunchTurns: [2]\n")
            .settings()
            .brunchTurns == TurnSet(0b10));
  CHECK(ConfigFolder("hours: ['09:00', '10:00', '11:00', '12:00', '13:00']\nlines: 3\n"
                     "brunchTurns: []\n")
            .settings()
            .brunchTurns.empty());
  CHECK(failureWith("brunchTurns: [0]\n").find("expected an integer from 1 to 2") !=
        std::string::npos);
}

TEST_CASE("forced turns", "[config]") {
  const Settings settings = ConfigFolder(
                                "hours: ['09:00', '10:00', '11:00']\nlines: 3\nforced:\n"
                                "  ? [dl, 1, 2]\n  : ann\n  ? !!python/tuple [dm, 2, 3]\n  : ann\n"
                                "  [wed, 1, 1]: ningu\n  [dj, 1, 1]: null\n  [dv, 1, 1]: festiu\n"
                                "  [ds, 2, 900]: bob\n")
                                .settings();
  REQUIRE(settings.forced.size() == 4);
  CHECK(settings.forced[0].person == "ann");
  CHECK(settings.forced[0].day == Weekday::monday);
  CHECK(settings.forced[0].turn == Turn{0});
  CHECK(settings.forced[0].line == Line{1});
  CHECK(settings.forced[0].place.text() == "config.yaml:4");
  CHECK(settings.forced[2].person == "ningu");
  CHECK(failureWith("forced:\n  [xx, 1, 1]: ann\n  [dl, 3, 1]: ann\n  [dl, 1, 4]: ann\n"
                    "  dl: ann\n  [dl, 1]: ann\n  [dl, 1, 1]: [ann]\n  [dl, 0, 1]: ann\n") ==
        "config.yaml:4: forced: found 'xx', expected a day, one of dl dm dx dj dv ds dg or mon tue "
        "wed thu fri sat sun\n"
        "config.yaml:5: forced: turn: found '3', expected an integer from 1 to 2\n"
        "config.yaml:6: forced: line: found '4', expected an integer from 1 to 3\n"
        "config.yaml:7: forced: found 'dl', expected [day, turn, line]\n"
        "config.yaml:8: forced: found [dl, 1], expected [day, turn, line]\n"
        "config.yaml:9: forced: found a list, expected a name without blanks\n"
        "config.yaml:10: forced: turn: found '0', expected an integer from 1 to 2");
  CHECK(failureWith("forced: [ann]\n").find("forced: found a list, expected a map such as") !=
        std::string::npos);
}

TEST_CASE("rules", "[config]") {
  const std::string base = "hours: ['09:00', '10:00']\nlines: 3\n";
  CHECK(ConfigFolder(base + "rules: relaxed\n").settings().rules.extends == "relaxed");
  const RuleSpec spec =
      ConfigFolder(base + "rules: {extends: relaxed, tableNoise: 5, gap: {cost: 1}}\n")
          .settings()
          .rules;
  CHECK(spec.extends == "relaxed");
  CHECK(spec.values.at("tableNoise").word == "5");
  CHECK(spec.values.at("gap").options.at("cost") == "1");
  CHECK(ConfigFolder(base + "rules: {gap: off}\n").settings().rules.extends == "strict");
  CHECK(failureWith("rules: [strict]\n").find("config.yaml:3: rules: found a list") == 0);
}
