#include "transport/sqlite_database.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "text/complaints.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr const char* schema = "CREATE TABLE t (a INTEGER, b TEXT, c REAL)";
constexpr const char* insertion = "INSERT INTO t (a) VALUES (?)";

std::int64_t countOf(SqliteDatabase& database) {
  return sqlInteger(database.rows("SELECT count(*) FROM t").at(0).at(0));
}

}  // namespace

TEST_CASE("values come back from a database as they went in", "[transport][sqlite]") {
  const TemporaryFolder folder;
  SqliteDatabase database(folder / "a.db", SqlOpening::existingOrNew);
  database.script(schema);
  const SqlRow row{std::int64_t{1} << 40, std::string("l'Àngel \"x\"; DROP TABLE t"), 1.5};
  CHECK(database.run("INSERT INTO t VALUES (?, ?, ?)", row) == 1);
  CHECK(database.run("INSERT INTO t VALUES (?, ?, ?)", {{}, {}, {}}) == 1);
  const auto rows = database.rows("SELECT a, b, c FROM t ORDER BY a DESC");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == row);
  CHECK(isSqlNull(rows[1][0]));
  CHECK(database.run("UPDATE t SET b = 'x'") == 2);
}

TEST_CASE("names of tables are quoted, whatever they are", "[transport][sqlite]") {
  const TemporaryFolder folder;
  SqliteDatabase database(folder / "a.db", SqlOpening::existingOrNew);
  const std::string table = sqlName("select \"from\"; --");
  database.script("CREATE TABLE " + table + " (a)");
  CHECK(database.rows("SELECT * FROM " + table).empty());
}

TEST_CASE("a database that is not there or is none is told by name", "[transport][sqlite]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(SqliteDatabase(folder / "absent.db"),
                    StartsWith((folder / "absent.db").string() + ": cannot be opened"));
  folder.put("text.db", std::string(5000, 'x'));
  SqliteDatabase noDatabase(folder / "text.db");
  CHECK_THROWS_WITH(noDatabase.rows("SELECT 1 FROM t"), Contains("not a database"));
  SqliteDatabase empty(folder / "b.db", SqlOpening::existingOrNew);
  CHECK_THROWS_WITH(empty.rows("SELECT 1 FROM t"), Contains("tried 'SELECT 1 FROM t'"));
}

TEST_CASE("a transaction that fails at any statement leaves nothing", "[transport][sqlite]") {
  const TemporaryFolder folder;
  SqliteDatabase database(folder / "a.db", SqlOpening::existingOrNew);
  database.script(schema);
  const auto work = [&] {
    database.run(insertion, {std::int64_t{1}});
    database.run(insertion, {std::int64_t{2}});
  };
  for (int cutAt = 0; cutAt < 4; ++cutAt) {
    int statement = 0;
    database.watch([&](const std::string&) {
      if (statement++ == cutAt) {
        throw Failure("cut");
      }
    });
    CHECK_THROWS_WITH(database.transaction(work), "cut");
    database.watch(nullptr);
    CHECK(countOf(database) == 0);
  }
  database.transaction(work);
  CHECK(countOf(database) == 2);
}

TEST_CASE("who finds others writing waits, and gives up in the end", "[transport][sqlite]") {
  const TemporaryFolder folder;
  SqliteDatabase other(folder / "a.db", SqlOpening::existingOrNew);
  other.script(schema);
  SqliteDatabase hasty(folder / "a.db", SqlOpening::existing, {1ms, 50ms});
  other.transaction([&] {
    CHECK_THROWS_WITH(hasty.transaction([] {}), Contains("others were writing for 0.1 s") ||
                                                    Contains("others were writing for 0.0 s"));
    CHECK(countOf(hasty) == 0);
  });
  SqliteDatabase patient(folder / "a.db", SqlOpening::existing, {1ms, 60s});
  std::atomic<bool> begun{false};
  std::thread thread;
  other.transaction([&] {
    thread = std::thread([&] {
      begun = true;
      patient.transaction([&] { patient.run(insertion, {std::int64_t{1}}); });
    });
    while (!begun) {
      std::this_thread::yield();
    }
    other.run(insertion, {std::int64_t{2}});
  });
  thread.join();
  CHECK(countOf(other) == 2);
}

TEST_CASE("a read-only database is not written", "[transport][sqlite]") {
  const TemporaryFolder folder;
  SqliteDatabase(folder / "a.db", SqlOpening::existingOrNew).script(schema);
  SqliteDatabase database(folder / "a.db", SqlOpening::readOnly);
  CHECK(countOf(database) == 0);
  CHECK_THROWS_WITH(database.run(insertion, {std::int64_t{1}}), Contains("readonly"));
}

TEST_CASE("a database becomes another one at once, and whoever reads still reads the old one",
          "[transport][sqlite]") {
  const TemporaryFolder folder;
  SqliteDatabase database(folder / "a.db", SqlOpening::existingOrNew);
  SqliteDatabase other(folder / "b.db", SqlOpening::existingOrNew);
  for (SqliteDatabase* each : {&database, &other}) {
    each->rows("PRAGMA journal_mode = WAL");
    each->script(schema);
  }
  database.run(insertion, {std::int64_t{1}});
  for (std::int64_t i = 0; i < 100; ++i) {
    other.run(insertion, {i});
  }
  SqliteDatabase reader(folder / "a.db", SqlOpening::readOnly);
  reader.script("BEGIN");
  CHECK(countOf(reader) == 1);
  CHECK(countOf(database) == 1);
  database.become(other);
  CHECK(countOf(database) == 100);
  CHECK(countOf(reader) == 1);
  reader.script("COMMIT");
  CHECK(countOf(reader) == 100);
  CHECK(database.run(insertion, {std::int64_t{1000}}) == 1);
  CHECK(countOf(other) == 100);
}

TEST_CASE("a database that others write to does not become another one", "[transport][sqlite]") {
  const TemporaryFolder folder;
  SqliteDatabase database(folder / "a.db", SqlOpening::existingOrNew, {10ms, 50ms});
  SqliteDatabase other(folder / "b.db", SqlOpening::existingOrNew);
  database.rows("PRAGMA journal_mode = WAL");
  database.script(schema);
  other.script("CREATE TABLE u (a INTEGER)");
  SqliteDatabase writer(folder / "a.db");
  writer.script("BEGIN IMMEDIATE");
  CHECK_THROWS_WITH(database.become(other), Contains("a.db") && Contains("writing"));
  writer.script("COMMIT");
  CHECK(countOf(database) == 0);
}
