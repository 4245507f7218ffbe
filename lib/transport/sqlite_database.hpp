// A SQLite file that other programs use at the same time: short writes, limited waits, errors that
// say what was tried. Not thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace tomatic {

/// NULL, an integer, a number or text.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;
using SqlRow = std::vector<SqlValue>;

/// A value as text; empty for NULL.
std::string sqlText(const SqlValue& value);
/// A value as an integer; 0 for NULL and for text that is none.
std::int64_t sqlInteger(const SqlValue& value);
inline bool isSqlNull(const SqlValue& value) {
  return std::holds_alternative<std::monostate>(value);
}

/// The name of a table or column, which may come from a configuration, between quotes.
std::string sqlName(const std::string& name);

enum class SqlOpening : std::uint8_t {
  existing,       ///< to read and to write; a file that is not there is an error
  existingOrNew,  ///< the same, but the file is made
  readOnly,
};

class SqliteDatabase {
 public:
  /// How long to wait for other programs that write.
  struct Patience {
    std::chrono::milliseconds atOnce{200};  ///< inside SQLite, before the statement is given up
    std::chrono::milliseconds inAll{5000};  ///< before a transaction is given up
  };

  /// Throws Failure with the file's name, as all members do.
  explicit SqliteDatabase(std::filesystem::path file, SqlOpening how = SqlOpening::existing);
  SqliteDatabase(std::filesystem::path file, SqlOpening how, Patience patience);
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  /// All rows that a statement gives; `values` stand for its question marks.
  std::vector<SqlRow> rows(const std::string& sql, const SqlRow& values = {});
  /// The number of rows that a statement changed.
  int run(const std::string& sql, const SqlRow& values = {});
  /// Several statements without values, such as a schema.
  void script(const std::string& sql);

  /// Does all of `work` or nothing of it: a write lock is taken first, and held until `work` ends,
  /// so it must wait for nothing. What it throws is thrown on when everything is undone. While
  /// others write it is tried again, from the start, for as long as the patience lasts. Never
  /// nested.
  void transaction(const std::function<void()>& work);

  /// Has from now on all that another database has, instead of what it had: as one transaction, so
  /// that whoever reads meanwhile still reads what was here. Waits for other writers as
  /// transaction() does.
  void become(SqliteDatabase& other);

  /// Compiles statements beforehand, so that a transaction loses no time with it.
  void prepare(const std::string& sql);

  /// Called with the text of each statement before it is run; whatever it throws keeps the
  /// statement from being run. For tests of what is left when a connection breaks.
  void watch(std::function<void(const std::string& sql)> watcher) { watcher_ = std::move(watcher); }

 private:
  struct Connection;

  [[noreturn]] void fail(const std::string& sql, const std::string& reason) const;

  std::filesystem::path file_;
  Patience patience_;
  std::function<void(const std::string&)> watcher_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace tomatic
