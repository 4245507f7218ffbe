// A SQLite file with personal data: its owner alone can read it, and what is deleted is
// overwritten.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "transport/sqlite_database.hpp"

namespace tomatic {

/// What a kind of database is made from: `sql/NAME-1.sql`, `sql/NAME-2.sql`, …
struct DatabaseSchema {
  std::string name;
  int version = 1;  ///< the latest
  std::filesystem::path sqlFolder;
};

/// Opens it, and brings it to the latest version; made with its folder if it is not there, however
/// many processes do so at once. Throws Failure, also for a file of a later version.
std::unique_ptr<SqliteDatabase> openPrivateDatabase(const std::filesystem::path& file,
                                                    const DatabaseSchema& schema,
                                                    SqliteDatabase::Patience patience);

/// One of the latest version that is gone with this process.
std::unique_ptr<SqliteDatabase> openDatabaseInMemory(const DatabaseSchema& schema);

/// Does `work` as a transaction; a dry run undoes it.
void changeOrTry(SqliteDatabase& database, bool dryRun, const std::function<void()>& work);

/// Takes what is in the file beside the database back into it, so that nothing that was deleted is
/// left there.
void dropOldPages(SqliteDatabase& database);

}  // namespace tomatic
