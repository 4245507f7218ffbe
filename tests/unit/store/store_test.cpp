#include "store/store.hpp"

#include <catch2/catch.hpp>

#include "unit/store/stored_week.hpp"

using namespace tomatic;

TEST_CASE("the weeks of a store are its Mondays, sorted", "[store]") {
  StoredWeeks stored;
  CHECK(Store("/nowhere", "graelles").weeks().empty());
  for (const char* file :
       {"graella-2020-03-09.yaml", "graella-2020-03-02.yaml", "graella-2020-03-10.yaml",
        "graella-2020-03-16.yaml.bak", "graella-2020-02-31.yaml", "shiftcredit-2020-03-23.yaml",
        "old/graella-2020-02-24.yaml", "graella-../..-03-02.yaml/x"}) {
    stored.put(file, "");
  }
  CHECK(stored.store().weeks() == std::vector{weekOf("2020-03-02"), weekOf("2020-03-09")});
}

TEST_CASE("a timetable comes with its text", "[store]") {
  StoredWeeks stored;
  stored.putWeek("2020-03-02");
  const Store::Stored read = stored.store().read(weekOf("2020-03-02"));
  CHECK(read.text == timetableText("2020-03-02", "{anna: 0.5}"));
  CHECK(read.timetable.cells[0][1] == std::vector<PersonId>{"joan", "ningu"});
  CHECK_FALSE(stored.store().find(weekOf("2020-03-09")));
  CHECK_THROWS_AS(stored.store().read(weekOf("2020-03-09")), NoAnswer);
}

TEST_CASE("what is broken is told with its line", "[store]") {
  StoredWeeks stored;
  stored.put("graella-2020-03-02.yaml", "week: '2020-03-02'\nhours: [\n");
  stored.put("graella-2020-03-09.yaml", timetableText("2020-03-02", "{}"));
  const auto faultOf = [&](const char* week) {
    try {
      stored.store().read(weekOf(week));
    } catch (const Failure& failure) {
      return std::string(failure.what());
    }
    return std::string();
  };
  CHECK(faultOf("2020-03-02").find("graelles/graella-2020-03-02.yaml:2: ") == 0);
  CHECK(faultOf("2020-03-09") ==
        "graelles/graella-2020-03-09.yaml: week: found '2020-03-02', expected '2020-03-09' as in "
        "the file's name");
}
