#include "files/config.hpp"

#include <catch2/catch.hpp>

#include "unit/files/config_folder.hpp"
#include "unit/shared_data.hpp"

using namespace tomatic;

TEST_CASE("a minimal config has the documented defaults", "[config]") {
  const ConfigFolder folder("hours: [09:00, '10:15', '11:30', '12:45', '14:00']\nlines: 6\n");
  const Settings settings = folder.settings();
  CHECK(folder.warnings().empty());
  CHECK(settings.hours.turns() == 4);
  CHECK(settings.lines.at(Weekday::monday, Turn{3}) == 6);
  CHECK(settings.searchDays.size() == 5);
  CHECK(settings.displayDays == settings.searchDays);
  CHECK(settings.dayWords == DayWords::catalan);
  CHECK(settings.maxTurnsPerDay == 2);
  CHECK_FALSE(settings.maxEmptyPerTurn);
  CHECK_FALSE(settings.maxPerTable);
  CHECK(settings.brunchTurns == TurnSet(0b0110));
  CHECK(settings.costs.at("costDiscontinuous") == 40);
  CHECK(settings.rules.extends == "strict");
  CHECK(settings.maxOverload == 1.0);
  CHECK_FALSE(settings.personsFileNamed);
  CHECK_FALSE(settings.busyFilesNamed);
  CHECK(settings.storagePath == "graelles");
}

TEST_CASE("the predecessor's names mean the same", "[config]") {
  const ConfigFolder folder(
      "hours: ['09:00', '10:00']\nnTelefons: 3\ndiesCerca: [dx, dl]\n"
      "diesVisualitzacio: [dl, dm, dx]\nmaximHoresDiariesGeneral: 3\n"
      "maximHoresDiaries: {ann: 1, ningu: 20000}\nmaxNingusPerTurn: 2\ndeixaEsmorzar: no\n"
      "noVolenEsmorzar: [ann, ningu]\nmaximPerTaula: 4\nmaximsT1PerDia: 1\ncostTornBuit: 11\n"
      "costHoresDiscontinues: 12\ncostHoresConcentrades: 13\ncostTaulaSorollosa: 14\n"
      "costHoraNoDesitjada: 15\naleatori: true\nsempreUnLliure: {}\nbaseUrl: http://x\n"
      "callinfoPath: c\nchannels: {a: {type: file}}\n");
  const Settings settings = folder.settings();
  CHECK(folder.warnings().empty());
  CHECK(settings.lines.most() == 3);
  CHECK(settings.searchDays == std::vector{Weekday::monday, Weekday::wednesday});
  CHECK(settings.displayDays.size() == 3);
  CHECK(settings.dailyLimit("ann") == 1);
  CHECK(settings.dailyLimit("bob") == 3);
  CHECK(settings.maxTurnsPerDayByPerson.count("ningu") == 0);
  CHECK(settings.brunchExempt == std::set<PersonId>{"ann"});
  CHECK(settings.brunchTurns.empty());
  CHECK(settings.maxEmptyPerTurn == 2);
  CHECK(settings.maxPerTable == 4);
  CHECK(settings.maxFirstLinePerDay == 1);
  CHECK(settings.costs == NamedCosts{{"costEmpty", 11},
                                     {"costDiscontinuous", 12},
                                     {"costConcentrated", 13},
                                     {"costTableNoise", 14},
                                     {"costUndesired", 15}});
  CHECK(settings.ignoredKeys == std::vector<std::string>{"aleatori", "sempreUnLliure"});
  CHECK(settings.baseUrl == "http://x");
}

TEST_CASE("both names with different values are an error that names both lines", "[config]") {
  CHECK(ConfigFolder("hours: ['09:00', '10:00']\nlines: 3\nnTelefons: 4\n").failure() ==
        "config.yaml:3: nTelefons means the same as lines in line 2 and says otherwise; keep one");
  CHECK(ConfigFolder("hours: ['09:00', '10:00']\nnTelefons: 3\nlines: '3'\n").failure().empty());
}

TEST_CASE("an unknown key is a warning with the nearest known name", "[config]") {
  const ConfigFolder folder("hours: ['09:00', '10:00']\nlines: 3\nmaxPerTabel: 2\nzzzzzzzz: 1\n");
  (void)folder.settings();
  REQUIRE(folder.warnings().size() == 2);
  CHECK(folder.warnings()[0].text() ==
        "config.yaml:3: the key 'maxPerTabel' is unknown, it is ignored; did you mean "
        "'maxPerTable'?");
  CHECK(folder.warnings()[1].text() ==
        "config.yaml:4: the key 'zzzzzzzz' is unknown, it is ignored");
}

TEST_CASE("flags win over environment, folder and user", "[config]") {
  ConfigFolder folder("hours: ['09:00', '10:00']\nlines: 3\nmaxOverload: 4\n");
  folder.writeUserConfig("lines: 1\nmaxPerTable: 9\nstopPenalty: 8\n");
  folder.sources.environment = {{"TOMATIC_MAX_OVERLOAD", "2"},
                                {"TOMATIC_STOP_PENALTY", "7"},
                                {"TOMATIC_SEARCH_DAYS", "dl,dm"},
                                {"TOMATIC_LINES", ""},
                                {"TOMATIC_MONITORING_FILE", "a: b.html"},
                                {"TOMATIC_UNKNOWN", "[["}};
  folder.sources.flags = {{"stopPenalty", "6"}, {"weekShifts", "007"}, {"clusterize", "true"}};
  Complaints complaints;
  const Config config = readConfig(folder.sources, complaints);
  CHECK(config.settings.maxOverload == 2.0);
  CHECK(config.settings.stopPenalty == 6);
  CHECK(config.settings.lines.most() == 3);
  CHECK(config.settings.maxPerTable == 9);
  CHECK(config.settings.weekShifts == "007");
  CHECK(config.settings.clusterize);
  CHECK(config.settings.monitoringFile == "a: b.html");
  CHECK(config.settings.searchDays.size() == 2);

  const auto valueOf = [&](const std::string& key) {
    for (const ConfigValue& value : config.values) {
      if (value.key == key) {
        return value.value + " from " + value.origin;
      }
    }
    return std::string();
  };
  CHECK(valueOf("lines") == "3 from config.yaml:2");
  CHECK(valueOf("stopPenalty") == "6 from --stop-penalty");
  CHECK(valueOf("weekShifts") == "007 from --weekshifts");
  CHECK(valueOf("maxOverload") == "2 from TOMATIC_MAX_OVERLOAD");
  CHECK(valueOf("maxTurnsPerDay") == "2 from default");
  CHECK(valueOf("displayDays") == "[dl, dm] from default");
  CHECK(valueOf("maxPerTable").find("9 from /") == 0);
}

TEST_CASE("messages name the flag or the variable", "[config]") {
  ConfigFolder folder("hours: ['09:00', '10:00']\nlines: 3\n");
  folder.sources.flags = {{"lines", "0"}, {"searchDays", "dl,xx"}};
  folder.sources.environment = {{"TOMATIC_MAX_OVERLOAD", "[1"}};
  const std::string failure = folder.failure();
  CHECK(failure.find("--lines: lines: found '0', expected an integer from 1 to 1000") !=
        std::string::npos);
  CHECK(failure.find("--search-days: searchDays: found 'xx', expected a day") != std::string::npos);
  CHECK(failure.find("TOMATIC_MAX_OVERLOAD: ") != std::string::npos);
}

TEST_CASE("a missing or broken file says how to mend it", "[config]") {
  ConfigFolder folder("");
  folder.sources.configFile = "other.yaml";
  CHECK(folder.failure().find("other.yaml: there is no such file in the folder") == 0);
  CHECK(ConfigFolder("hours: [").failure().find("config.yaml:1: ") == 0);
  CHECK(ConfigFolder("- a\n").failure().find("config.yaml:1: found a list, expected a map") == 0);
  const std::string empty = ConfigFolder("").failure();
  CHECK(empty.find("config.yaml: hours is missing, expected for example") == 0);
  CHECK(empty.find("\nconfig.yaml: lines is missing, expected for example 'lines: 6'") !=
        std::string::npos);
}

TEST_CASE("days shown do not follow --search-days", "[config]") {
  ConfigFolder folder("hours: ['09:00', '10:00']\nlines: 3\nsearchDays: [dm, dl, dx]\n");
  folder.sources.flags = {{"searchDays", "mon"}};
  const Settings settings = folder.settings();
  CHECK(settings.searchDays == std::vector{Weekday::monday});
  CHECK(settings.displayDays.size() == 3);
  CHECK(settings.dayWords == DayWords::catalan);
  folder.sources.flags = {{"searchDays", "dl,dg"}};
  CHECK(folder.failure() == "--search-days: the search day dg is not shown; add it to displayDays");
}

TEST_CASE("people in the config", "[config]") {
  const Settings settings =
      ConfigFolder(
          "hours: ['09:00', '10:00']\nlines: 3\ncolors: {ann: 007877, bob: 10e630, ningu: fff}\n"
          "extensions: {ann: 0200}\ntables: {ann: -1}\nnames: {ann: No}\n"
          "groups: {sales: [ann, bob, ann]}\n")
          .settings();
  CHECK(settings.roster.colors.at("ann") == "007877");
  CHECK(settings.roster.colors.at("bob") == "10e630");
  CHECK(settings.roster.colors.at("ningu") == "fff");
  CHECK(settings.roster.extensions.at("ann") == "0200");
  CHECK(settings.roster.tables.at("ann") == "-1");
  CHECK(settings.roster.groups.at("sales") == std::vector<PersonId>{"ann", "bob"});
}

TEST_CASE("configs of real teams are read without a complaint", "[config][real]") {
  const auto data = sharedData();
  if (!data) {
    return;
  }
  for (const char* week : {"load-2020-03-02", "week-2019-10-28", "week-2022-07-11"}) {
    ConfigSources sources;
    sources.folder = *data / week;
    Complaints complaints;
    const Config config = readConfig(sources, complaints);
    INFO(week);
    CHECK(complaints.warnings().empty());
    CHECK(config.settings.lines.most() == 6);
    CHECK(config.settings.hours.turns() == 4);
    CHECK(config.settings.discriminateLines);
    CHECK(config.settings.brunchExempt.size() == 1);
    CHECK(config.settings.ignoredKeys.size() > 5);
  }
}
