#include "commands/week_inputs.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {
namespace {

using Texts = std::vector<std::string>;

const Week week(*parseDate("2020-03-02"));

/// Two turns a day, from Monday to Wednesday, one line.
Settings settings() {
  Settings made;
  made.hours = *Hours::parse({"09:00", "10:00", "11:00"});
  made.lines = LineCounts(1);
  made.searchDays = {Weekday::monday, Weekday::tuesday, Weekday::wednesday};
  made.displayDays = made.searchDays;
  return made;
}

/// The inputs of a folder in which nothing is wrong.
WeekInputs read(const TemporaryFolder& folder, const Settings& given = settings()) {
  Complaints complaints;
  WeekInputs inputs = readWeekInputs(given, folder.path(), week, complaints);
  CHECK(errorsOf(complaints) == Texts());
  CHECK(texts(complaints.warnings()) == Texts());
  return inputs;
}

Texts warningsOfReading(const TemporaryFolder& folder, const Settings& given) {
  Complaints complaints;
  readWeekInputs(given, folder.path(), week, complaints);
  return texts(complaints.warnings());
}

}  // namespace

TEST_CASE("an empty folder is an empty week", "[commands]") {
  const WeekInputs inputs = read(TemporaryFolder());
  CHECK(inputs.businessDays == settings().searchDays);
  CHECK(inputs.busy.empty());
  CHECK(inputs.leaves.empty());
  CHECK(inputs.idealLoads.empty());
}

TEST_CASE("search days that are closed are no business days", "[commands]") {
  const TemporaryFolder folder;
  folder.put("holidays.conf", "2020-03-02\tcarnival\n");
  std::filesystem::create_directory(folder / "data");
  folder.put("data/noservice.conf", "2020-03-04\tpainters\n");
  const WeekInputs inputs = read(folder);
  CHECK(inputs.businessDays == std::vector{Weekday::tuesday});
  CHECK(inputs.closedDays.size() == 2);
}

TEST_CASE("the persons file comes first, the config where it says nothing", "[commands]") {
  const TemporaryFolder folder;
  folder.put("persons.yaml", "names: {anna: Anna}\nidealloads: {anna: 4, ningu: 9}\n");
  Settings given = settings();
  given.roster.names = {{"anna", "Someone"}, {"bea", "Bea"}};
  given.roster.tables = {{"anna", "7"}};
  const WeekInputs inputs = read(folder, given);
  CHECK(inputs.roster.names == std::map<PersonId, std::string>{{"anna", "Anna"}});
  CHECK(inputs.roster.tables == given.roster.tables);
  CHECK(inputs.idealLoads == std::map<PersonId, double>{{"anna", 4}});
}

TEST_CASE("a persons file that was named and is missing is a warning", "[commands]") {
  const TemporaryFolder folder;
  Settings given = settings();
  given.personsFile = "people.yaml";
  given.personsFileNamed = true;
  CHECK(warningsOfReading(folder, given) ==
        Texts{"people.yaml: no such file: nothing but the config tells who works here"});
}

TEST_CASE("named ideal loads replace those of the persons file", "[commands]") {
  const TemporaryFolder folder;
  folder.put("persons.yaml", "idealloads: {anna: 4}\n");
  folder.put("ideal.yaml", "bea: 2.5\n");
  Settings given = settings();
  given.idealShifts = "ideal.yaml";
  CHECK(read(folder, given).idealLoads == std::map<PersonId, double>{{"bea", 2.5}});
  given.idealShifts = "absent.yaml";
  Complaints complaints;
  readWeekInputs(given, folder.path(), week, complaints);
  CHECK(complaints.hasErrors());
}

TEST_CASE("faults of all files come at once", "[commands]") {
  const TemporaryFolder folder;
  folder.put("holidays.conf", "someday\tx\n");
  folder.put("leaves.conf", "anna bea\n");
  folder.put("shiftcredit.yaml", "anna: x\n");
  folder.put("oneshot.conf", "anna dl 012 # x\n");
  folder.put("persons.yaml", "names: [anna]\n");
  Complaints complaints;
  readWeekInputs(settings(), folder.path(), week, complaints);
  CHECK(complaints.errors().size() == 5);
}

TEST_CASE("vacations count even where the busy files leave them out", "[commands]") {
  const TemporaryFolder folder;
  folder.put("persons.yaml", "idealloads: {anna: 3, bea: 3}\n");
  folder.put("indisponibilitats-vacances.conf", "anna dl 10 # travel\nbea # travel\n");
  Settings given = settings();
  given.busyFiles = {"indisponibilitats.conf"};
  const WeekInputs inputs = read(folder, given);
  CHECK(inputs.busy.empty());
  Complaints complaints;
  const ShiftLoad load = computeWeekLoad(inputs, complaints);
  CHECK(load.people[0].proportional == 2);
  CHECK(load.people[1].proportional == 0);
}

TEST_CASE("who is away without a load is named once and ignored", "[commands]") {
  const TemporaryFolder folder;
  folder.put("indisponibilitats.conf", "+anna dl 10 # x\n+zoe dl # x\n+zoe dm # x\n");
  folder.put("leaves.conf", "yuri\nzoe\nbea\n");
  const WeekInputs inputs = read(folder);
  Complaints complaints;
  const Availability availability = availabilityOf(inputs, {"anna", "bea"}, complaints);
  CHECK(texts(complaints.warnings()) ==
        Texts{"indisponibilitats.conf:2: zoe has no load, so when they are away is ignored",
              "leaves.conf: yuri has no load, so when they are away is ignored"});
  CHECK(availability.people() == std::vector<PersonId>{"anna", "bea"});
  CHECK(availability.required("anna", Weekday::monday) == TurnSet(1));
  CHECK(availability.required("bea", Weekday::tuesday) == TurnSet::first(2));
  CHECK(availability.reasons("bea", Weekday::tuesday, Turn{0}) == Texts{"on leave"});
}

}  // namespace tomatic
