#include "callinfo/private_database.hpp"

#include <cerrno>

#include "files/descriptor.hpp"
#include "files/file_io.hpp"
#include "text/complaints.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

void makeFile(const fs::path& file) {
  std::error_code problem;
  if (!file.parent_path().empty() && fs::create_directories(file.parent_path(), problem)) {
    fs::permissions(file.parent_path(), fs::perms::owner_all, problem);
  }
  if (problem) {
    fail(file.parent_path(), tr("cannot be made: {}", problem.message()));
  }
  // SQLite gives the files that it puts beside the same mode.
  if (!Descriptor(file, O_RDWR | O_CREAT, 0600).isOpen()) {
    fail(file, tr("cannot be opened: {}", reasonOf(errno)));
  }
}

int versionOf(SqliteDatabase& database) {
  return static_cast<int>(sqlInteger(database.rows("PRAGMA user_version").at(0).at(0)));
}

/// From the version that it has to the latest.
void runScripts(SqliteDatabase& database, const DatabaseSchema& schema) {
  for (int version = versionOf(database) + 1; version <= schema.version; ++version) {
    const fs::path script = schema.sqlFolder / fmt::format("{}-{}.sql", schema.name, version);
    const auto sql = readFile(script);
    if (!sql) {
      fail(script, tr("no such file, expected it among the data files of tomatic"));
    }
    database.script(*sql);
    database.script(fmt::format("PRAGMA user_version = {}", version));
  }
}

void migrate(SqliteDatabase& database, const fs::path& file, const DatabaseSchema& schema,
             std::chrono::milliseconds patience) {
  const int found = versionOf(database);
  if (found > schema.version) {
    fail(file, tr("has schema {} of a later tomatic, expected at most {}; upgrade tomatic", found,
                  schema.version));
  }
  if (found == schema.version) {
    return;
  }
  // Only one at a time may turn a file to WAL, and SQLite waits for nobody there.
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const FolderLock lock(folder, "tomatic-callinfo", patience);
  if (versionOf(database) == schema.version) {
    return;
  }
  database.rows("PRAGMA journal_mode = WAL");
  database.transaction([&] { runScripts(database, schema); });
}

/// Thrown to undo a transaction that was only to be tried.
struct Undo {};

}  // namespace

void changeOrTry(SqliteDatabase& database, bool dryRun, const std::function<void()>& work) {
  try {
    database.transaction([&] {
      work();
      if (dryRun) {
        throw Undo();
      }
    });
  } catch (const Undo&) {
    return;
  }
}

std::unique_ptr<SqliteDatabase> openDatabaseInMemory(const DatabaseSchema& schema) {
  auto database = std::make_unique<SqliteDatabase>(":memory:", SqlOpening::existingOrNew);
  runScripts(*database, schema);
  return database;
}

void dropOldPages(SqliteDatabase& database) {
  database.rows("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::unique_ptr<SqliteDatabase> openPrivateDatabase(const fs::path& file,
                                                    const DatabaseSchema& schema,
                                                    SqliteDatabase::Patience patience) {
  makeFile(file);
  auto database = std::make_unique<SqliteDatabase>(file, SqlOpening::existing, patience);
  database->rows("PRAGMA secure_delete = ON");
  migrate(*database, file, schema, patience.inAll);
  return database;
}

}  // namespace tomatic
