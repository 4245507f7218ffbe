#include "store/store_change.hpp"

#include <catch2/catch.hpp>

#include "unit/store/stored_week.hpp"

using namespace tomatic;

namespace {

const Week week = weekOf("2020-03-02");
const std::string file = "graella-2020-03-02.yaml";

std::string version(int number) {
  return timetableText("2020-03-02", "{anna: " + std::to_string(number) + "}");
}

}  // namespace

TEST_CASE("a save keeps what it replaces", "[store]") {
  const StoredWeeks stored;
  stored.change().save(week, version(1));
  CHECK(stored.content(file) == version(1));
  CHECK(stored.backupsOf(file).empty());
  stored.change("2020-03-21T10:00Z").save(week, version(2));
  stored.change("2020-03-21T10:00Z").save(week, version(2));
  CHECK(stored.content(file) == version(2));
  REQUIRE(stored.backupsOf(file).size() == 1);
  CHECK(stored.content("backups/2020-03-21T10:00:00.000000Z-" + file) == version(1));
  stored.change("2020-04-21T10:00Z").save(week, version(3));
  CHECK(stored.backupsOf(file).size() == 1);
  CHECK(stored.content("backups/2020-04-21T10:00:00.000000Z-" + file) == version(2));
}

TEST_CASE("undone twice is as before", "[store]") {
  const StoredWeeks stored;
  CHECK_THROWS_AS(stored.change().undo(week, false), NoAnswer);
  for (int i = 1; i <= 3; ++i) {
    stored.change().save(week, version(i));
  }
  const auto undone = stored.change().undo(week, false);
  CHECK(stored.content(file) == version(2));
  CHECK(undone.replaced.has_value());
  stored.change().undo(week, false);
  CHECK(stored.content(file) == version(3));
}

TEST_CASE("undo passes over copies of what is in force", "[store]") {
  StoredWeeks stored;
  stored.change().save(week, version(1));
  stored.change().save(week, version(2));
  // As a run leaves it that is killed between the copy and the save.
  keepBackup(stored.store().folder() / backupsFolder, file, version(2),
             momentOf("2020-03-20T11:00Z"));
  stored.change("2020-03-20T12:00Z").undo(week, false);
  CHECK(stored.content(file) == version(1));
}

TEST_CASE("undo brings back a timetable that is gone", "[store]") {
  StoredWeeks stored;
  stored.change().save(week, version(1));
  stored.change().save(week, version(2));
  std::filesystem::remove(stored.store().folder() / file);
  CHECK_FALSE(stored.change().undo(week, false).replaced);
  CHECK(stored.content(file) == version(1));
}

TEST_CASE("undo neither restores nor replaces what is broken", "[store]") {
  StoredWeeks stored;
  stored.change().save(week, version(1));
  stored.change().save(week, version(2));
  SECTION("in force") {
    stored.put(file, "week: [\n");
    CHECK_THROWS_AS(stored.change().undo(week, false), Failure);
    CHECK(stored.content(file) == "week: [\n");
    stored.change().undo(week, true);
    CHECK(stored.content(file) == version(1));
  }
  SECTION("the copy") {
    stored.put("backups/" + stored.backupsOf(file).back(), "week: [\n");
    CHECK_THROWS_AS(stored.change().undo(week, false), Failure);
    CHECK(stored.content(file) == version(2));
  }
}

TEST_CASE("credits are the newest file and the overloads since", "[store]") {
  StoredWeeks stored;
  stored.put("shiftcredit-2020-02-24.yaml", "{anna: 2, bea: -1.5}\n");
  stored.put("shiftcredit-2020-02-17.yaml", "{anna: 100}\n");
  stored.putWeek("2020-02-24", "{anna: 100}");
  stored.putWeek("2020-03-02", "{anna: 0.1, bea: 0.2, ningu: 3, festiu: 4}");
  stored.putWeek("2020-03-09", "{anna: 0.2, joan: -1}");
  stored.putWeek("2020-03-16", "{anna: 100}");
  const Credits credits = creditsUpTo(stored.store(), weekOf("2020-03-09"));
  CHECK(credits.turns == Numbers{{"anna", 2.3}, {"bea", -1.3}, {"joan", -1}});
  CHECK(credits.settled == weekOf("2020-02-24"));
  CHECK(credits.since == std::vector{weekOf("2020-03-02"), weekOf("2020-03-09")});
  CHECK(creditsUpTo(stored.store(), weekOf("2020-02-24")).turns ==
        Numbers{{"anna", 2}, {"bea", -1.5}});
  CHECK(creditsUpTo(stored.store(), weekOf("2020-02-10")).turns.empty());
}

TEST_CASE("broken files that count for credits are all told", "[store]") {
  StoredWeeks stored;
  stored.put("shiftcredit-2020-02-24.yaml", "anna: many\n");
  stored.put("graella-2020-03-02.yaml", "overload: {anna: [}\n");
  stored.put("graella-2020-03-16.yaml", "of no interest: [\n");
  try {
    creditsUpTo(stored.store(), weekOf("2020-03-09"));
    FAIL("nothing is wrong");
  } catch (const Failure& failure) {
    CHECK(failure.complaints().size() == 2);
  }
}

TEST_CASE("retired weeks are settled and moved", "[store]") {
  StoredWeeks stored;
  stored.put("shiftcredit-2020-02-17.yaml", "{anna: 1}\n");
  stored.putWeek("2020-02-17", "{anna: 100}");
  stored.putWeek("2020-02-24", "{anna: 0.1}");
  stored.putWeek("2020-03-02", "{anna: 0.2}");
  stored.putWeek("2020-03-09", "{anna: 0.3}");
  const auto retired = stored.change().retire(week);
  CHECK(retired.timetables.size() == 3);
  CHECK(retired.creditFiles.size() == 1);
  CHECK(stored.content("shiftcredit-2020-03-02.yaml") == "anna: 1.3\n");
  for (const char* name : {"graella-2020-02-17.yaml", "graella-2020-02-24.yaml",
                           "graella-2020-03-02.yaml", "shiftcredit-2020-02-17.yaml"}) {
    CAPTURE(name);
    CHECK_FALSE(stored.has(name));
    CHECK(stored.has(std::string("old/") + name));
  }
  CHECK(stored.store().weeks() == std::vector{weekOf("2020-03-09")});
  CHECK(creditsUpTo(stored.store(), weekOf("2020-03-09")).turns == Numbers{{"anna", 1.6}});
  SECTION("again") {
    CHECK(stored.change().retire(week).timetables.empty());
    CHECK(stored.content("shiftcredit-2020-03-02.yaml") == "anna: 1.3\n");
  }
  SECTION("after a run that was killed") {
    stored.putWeek("2020-02-24", "{anna: 0.1}");
    stored.putWeek("2020-03-02", "{anna: 0.2}");
    stored.put("shiftcredit-2020-02-17.yaml", "{anna: 1}\n");
    CHECK(stored.change().retire(week).timetables.size() == 2);
    CHECK(stored.content("shiftcredit-2020-03-02.yaml") == "anna: 1.3\n");
    CHECK(stored.backupsOf("graella-2020-02-24.yaml").empty());
  }
  SECTION("a later week of the same name replaces none without a copy") {
    stored.putWeek("2020-02-24", "{anna: 7}");
    stored.change().retire(week);
    CHECK(stored.content("shiftcredit-2020-03-02.yaml") == "anna: 1.3\n");
    CHECK(stored.content("old/graella-2020-02-24.yaml") ==
          timetableText("2020-02-24", "{anna: 7}"));
    CHECK(stored.backupsOf("graella-2020-02-24.yaml").size() == 1);
  }
}

TEST_CASE("nothing is retired when a file that counts is broken", "[store]") {
  StoredWeeks stored;
  stored.putWeek("2020-02-24", "{anna: 0.1}");
  stored.put(file, "week: [\n");
  CHECK_THROWS_AS(stored.change().retire(week), Failure);
  CHECK(stored.has("graella-2020-02-24.yaml"));
  CHECK_FALSE(stored.has("shiftcredit-2020-03-02.yaml"));
}

TEST_CASE("nothing to retire leaves nothing behind", "[store]") {
  StoredWeeks stored;
  stored.putWeek("2020-03-09");
  stored.change().retire(week);
  CHECK_FALSE(stored.has("shiftcredit-2020-03-02.yaml"));
  CHECK_FALSE(stored.has("old"));
}

TEST_CASE("forgiven credits are 0 and kept", "[store]") {
  StoredWeeks stored;
  stored.put("shiftcredit-2020-02-24.yaml", "{bea: -1.5}\n");
  stored.putWeek("2020-03-02", "{anna: 0.5}");
  const std::string copy = stored.change().forgive(week);
  CHECK(stored.content("backups/" + copy) == "anna: 0.5\nbea: -1.5\n");
  CHECK(stored.content("shiftcredit-2020-03-02.yaml") == "anna: 0.0\nbea: 0.0\n");
  CHECK(stored.content("shiftcredit-2020-02-24.yaml") == "{bea: -1.5}\n");
}
