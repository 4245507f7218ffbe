#include "transport/sqlite_database.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <thread>
#include <unordered_map>

#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr const char* beginStatement = "BEGIN IMMEDIATE";
constexpr const char* commitStatement = "COMMIT";

/// One thread uses a connection, so nothing need be locked against others.
int flagsOf(SqlOpening how) {
  switch (how) {
    case SqlOpening::existing:
      return SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
    case SqlOpening::existingOrNew:
      return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX;
    case SqlOpening::readOnly:
      break;
  }
  return SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
}

/// Others are writing: it may go better in a moment.
bool isBusy(const SQLite::Exception& problem) {
  return problem.getErrorCode() == SQLITE_BUSY || problem.getErrorCode() == SQLITE_LOCKED;
}

struct BindTo {
  SQLite::Statement& statement;
  int place;

  void operator()(std::monostate) const { statement.bind(place); }
  void operator()(std::int64_t number) const { statement.bind(place, number); }
  void operator()(double number) const { statement.bind(place, number); }
  /// Not copied: the values outlive the use, and the next one begins with clearing them.
  void operator()(const std::string& text) const { statement.bindNoCopy(place, text); }
};

SqlValue valueOf(const SQLite::Column& column) {
  if (column.isNull()) {
    return std::monostate{};
  }
  if (column.isInteger()) {
    return static_cast<std::int64_t>(column.getInt64());
  }
  if (column.isFloat()) {
    return column.getDouble();
  }
  return column.getString();
}

}  // namespace

std::string sqlText(const SqlValue& value) {
  struct AsText {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& text) const { return text; }
  };
  return std::visit(AsText{}, value);
}

std::int64_t sqlInteger(const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return *number;
  }
  return parseInteger(sqlText(value)).value_or(0);
}

std::string sqlName(const std::string& name) {
  std::string quoted = "\"";
  for (const char c : name) {
    quoted.append(c == '"' ? 2 : 1, c);
  }
  return quoted + "\"";
}

struct SqliteDatabase::Connection {
  Connection(const std::string& file, int flags, std::chrono::milliseconds patience)
      : database(file, flags, static_cast<int>(patience.count())) {}

  SQLite::Statement& prepared(const std::string& sql) {
    auto found = statements.find(sql);
    if (found == statements.end()) {
      found = statements.emplace(sql, std::make_unique<SQLite::Statement>(database, sql)).first;
    }
    return *found->second;
  }

  SQLite::Database database;
  std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements;
};

namespace {

/// A statement at work; ready for the next time when destroyed.
class Use {
 public:
  Use(SQLite::Statement& statement, const SqlRow& values) : statement_(statement) {
    statement.clearBindings();
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::visit(BindTo{statement, static_cast<int>(i) + 1}, values[i]);
    }
  }
  ~Use() { statement_.tryReset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  SQLite::Statement* operator->() const { return &statement_; }

 private:
  SQLite::Statement& statement_;
};

}  // namespace

SqliteDatabase::SqliteDatabase(std::filesystem::path file, SqlOpening how)
    : SqliteDatabase(std::move(file), how, Patience{}) {}

SqliteDatabase::SqliteDatabase(std::filesystem::path file, SqlOpening how, Patience patience)
    : file_(std::move(file)), patience_(patience) {
  // Nobody asks how much memory SQLite uses, and to count it takes a lock at each allocation.
  [[maybe_unused]] static const int counted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  try {
    connection_ = std::make_unique<Connection>(file_.string(), flagsOf(how), patience.atOnce);
  } catch (const SQLite::Exception& problem) {
    throw Failure({file_.string(), 0},
                  tr("cannot be opened as a SQLite database: {}", problem.getErrorStr()));
  }
}

SqliteDatabase::~SqliteDatabase() = default;

void SqliteDatabase::fail(const std::string& sql, const std::string& reason) const {
  throw Failure({file_.string(), 0}, tr("tried '{}': {}", sql, reason));
}

std::vector<SqlRow> SqliteDatabase::rows(const std::string& sql, const SqlRow& values) {
  std::vector<SqlRow> all;
  try {
    if (watcher_) {
      watcher_(sql);
    }
    const Use statement(connection_->prepared(sql), values);
    while (statement->executeStep()) {
      SqlRow& row = all.emplace_back();
      for (int column = 0; column < statement->getColumnCount(); ++column) {
        row.push_back(valueOf(statement->getColumn(column)));
      }
    }
  } catch (const SQLite::Exception& problem) {
    if (sqlite3_get_autocommit(connection_->database.getHandle()) == 0 && isBusy(problem)) {
      throw;  // the transaction is tried again
    }
    fail(sql, problem.what());
  }
  return all;
}

int SqliteDatabase::run(const std::string& sql, const SqlRow& values) {
  rows(sql, values);
  return connection_->database.getChanges();
}

void SqliteDatabase::script(const std::string& sql) {
  try {
    connection_->database.exec(sql);
  } catch (const SQLite::Exception& problem) {
    fail(sql.substr(0, sql.find('\n')), problem.what());
  }
}

void SqliteDatabase::prepare(const std::string& sql) {
  try {
    connection_->prepared(sql);
  } catch (const SQLite::Exception& problem) {
    fail(sql, problem.what());
  }
}

void SqliteDatabase::become(SqliteDatabase& other) {
  constexpr const char* tried = "backup";
  const auto end = std::chrono::steady_clock::now() + patience_.inAll;
  connection_->statements.clear();  // of tables that are no longer those
  try {
    SQLite::Backup copy(connection_->database, other.connection_->database);
    while (copy.executeStep() != SQLITE_DONE) {
      if (std::chrono::steady_clock::now() > end) {
        fail(tried, tr("others were writing for {:.1f} s",
                       std::chrono::duration<double>(patience_.inAll).count()));
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  } catch (const SQLite::Exception& problem) {
    fail(tried, problem.what());
  }
}

void SqliteDatabase::transaction(const std::function<void()>& work) {
  constexpr std::chrono::milliseconds pause{20};
  const auto end = std::chrono::steady_clock::now() + patience_.inAll;
  prepare(beginStatement);
  prepare(commitStatement);
  for (;;) {
    try {
      if (watcher_) {
        watcher_(beginStatement);
      }
      Use(connection_->prepared(beginStatement), {})->exec();
      work();
      if (watcher_) {
        watcher_(commitStatement);
      }
      Use(connection_->prepared(commitStatement), {})->exec();
      return;
    } catch (const SQLite::Exception& problem) {
      connection_->database.tryExec("ROLLBACK");
      if (!isBusy(problem)) {
        fail(beginStatement, problem.what());
      }
      if (std::chrono::steady_clock::now() + pause > end) {
        fail(beginStatement, tr("others were writing for {:.1f} s",
                                std::chrono::duration<double>(patience_.inAll).count()));
      }
    } catch (...) {
      connection_->database.tryExec("ROLLBACK");
      throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace tomatic
