#include "callinfo/erp_sync.hpp"

#include <memory>
#include <nlohmann/json.hpp>

#include "callinfo/erp_read.hpp"
#include "callinfo/mirror_writer.hpp"
#include "callinfo/odoo_condition.hpp"
#include "callinfo/private_database.hpp"
#include "files/file_io.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::json;

constexpr std::size_t mostWarnings = 100;

fs::path gatheredIn(const fs::path& folder) {
  return folder / "sync" / "pages" / "erp.db";
}

/// The file that is gathered, with how far it is.
class Gathered {
 public:
  Gathered(const fs::path& folder, const fs::path& sqlFolder, const SyncOptions& options)
      : file_(gatheredIn(folder)) {
    if (options.restart) {
      remove();
    }
    open(sqlFolder);
    const auto of = database().rows("SELECT erp FROM sync_of");
    if (!of.empty() && sqlText(of.front().front()) != options.erp) {
      remove();
      open(sqlFolder);
    }
    database().run("DELETE FROM sync_of");
    database().run("INSERT INTO sync_of (erp) VALUES (?)", {options.erp});
  }

  SqliteDatabase& database() { return mirror_->database(); }

  struct Position {
    std::int64_t last = 0;
    std::int64_t rows = 0;
    std::int64_t bad = 0;
    bool whole = false;
  };

  Position position(std::string_view table) {
    const auto rows = database().rows("SELECT last, rows, bad, whole FROM sync WHERE name = ?",
                                      {std::string(table)});
    if (rows.empty()) {
      return {};
    }
    const SqlRow& row = rows.front();
    return {sqlInteger(row[0]), sqlInteger(row[1]), sqlInteger(row[2]), sqlInteger(row[3]) != 0};
  }

  /// Within a transaction of the caller's.
  void note(std::string_view table, const Position& at) {
    database().run(
        "INSERT OR REPLACE INTO sync (name, last, rows, bad, whole) VALUES (?, ?, ?, ?, ?)",
        {std::string(table), at.last, at.rows, at.bad, std::int64_t{at.whole ? 1 : 0}});
  }

  void remove() {
    mirror_.reset();
    for (const char* end : {"", "-wal", "-shm"}) {
      std::error_code ignored;
      fs::remove(file_.string() + end, ignored);
    }
  }

 private:
  void open(const fs::path& sqlFolder) {
    mirror_ = std::make_unique<Mirror>(file_, sqlFolder);
    database().script(
        "CREATE TABLE IF NOT EXISTS sync_of (erp TEXT);"
        "CREATE TABLE IF NOT EXISTS sync (name TEXT PRIMARY KEY, last INTEGER, rows INTEGER,"
        " bad INTEGER, whole INTEGER)");
  }

  fs::path file_;
  std::unique_ptr<Mirror> mirror_;
};

/// What is wrong with records, by model and id: never by value.
void warnOf(const ErpTable& table, const ErpRow& row, Complaints& complaints) {
  for (const std::string& bad : row.bad) {
    if (complaints.warnings().size() < mostWarnings) {
      complaints.warning({},
                         tr("{} {}: {}; {}", table.model, row.id, bad,
                            row.good ? tr("the value is left out") : tr("the row is left out")));
    }
  }
}

/// The next page of a table; its rows and how far it is are kept as one.
void gatherPage(OdooClient& client, const ErpTable& table, const SyncOptions& options,
                Gathered& gathered, Gathered::Position& at, Complaints& complaints) {
  ErpRead read(&table, Json::array({Json::array({"id", ">", at.last})}));
  read.paged(options.page, "id");
  readAll(client, {&read});
  const std::int64_t last = read.ids().empty() ? at.last : *read.ids().rbegin();
  if (read.mayHaveMore() && last <= at.last) {
    throw Failure(
        tr("erp: {}: the records do not come in the order of their ids, expected it", table.model));
  }
  gathered.database().transaction([&] {
    Gathered::Position next = at;
    MirrorWriter writer(gathered.database(), options.region);
    for (const ErpRow& row : read.rows()) {
      if (row.good) {
        writer.put(*table.table, row.row);
      }
      ++(row.good ? next.rows : next.bad);
    }
    writer.finish();
    next.last = last;
    next.whole = !read.mayHaveMore();
    gathered.note(table.table->name, next);
    at = next;
  });
  for (const ErpRow& row : read.rows()) {
    warnOf(table, row, complaints);
  }
}

}  // namespace

std::vector<SyncedTable> countRecords(OdooClient& client, const ErpMapping& mapping) {
  std::vector<OdooCall> calls;
  std::vector<SyncedTable> tables;
  for (const ErpTable& table : mapping.tables) {
    calls.push_back(searchCount(table.model, Json::parse(table.where), table.archived));
    tables.push_back({std::string(table.table->name), 0, 0, 0});
  }
  const auto counts = client.ask(calls);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    tables[i].rows = counts[i].is_number_unsigned() ? counts[i].get<std::size_t>() : 0;
  }
  return tables;
}

std::vector<SyncedTable> syncMirror(OdooClient& client, const ErpMapping& mapping,
                                    const fs::path& folder, const fs::path& sqlFolder,
                                    const SyncOptions& options, Complaints& complaints,
                                    const SyncProgress& progress) {
  const fs::path aside = folder / "sync";
  Mirror mirror(folder / "erp.db", sqlFolder);
  std::error_code ignored;
  fs::create_directory(aside, ignored);
  fs::permissions(aside, fs::perms::owner_all, ignored);
  const FolderLock lock(aside, "tomatic-callinfo sync", std::chrono::milliseconds(0));
  Gathered gathered(folder, sqlFolder, options);
  const auto counts = countRecords(client, mapping);
  std::vector<SyncedTable> tables;
  for (std::size_t i = 0; i < mapping.tables.size(); ++i) {
    const ErpTable& table = mapping.tables[i];
    Gathered::Position at = gathered.position(table.table->name);
    const auto before = static_cast<std::size_t>(at.rows);
    while (!at.whole) {
      gatherPage(client, table, options, gathered, at, complaints);
      progress(counts[i].name, static_cast<std::size_t>(at.rows + at.bad), counts[i].rows);
    }
    tables.push_back({counts[i].name, static_cast<std::size_t>(at.rows),
                      static_cast<std::size_t>(at.bad), before});
    if (table.table->name == "partners" && at.rows == 0) {
      gathered.remove();
      throw Failure(
          tr("erp: {} has no records that this user may read, expected partners; nothing "
             "is changed",
             table.model));
    }
  }
  gathered.database().script("DROP TABLE sync; DROP TABLE sync_of");
  mirror.database().become(gathered.database());
  dropOldPages(mirror.database());
  gathered.remove();
  return tables;
}

std::vector<std::pair<std::string, int>> forgetGathered(const fs::path& folder,
                                                        const fs::path& sqlFolder,
                                                        std::int64_t partner, bool dryRun) {
  const fs::path file = gatheredIn(folder);
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    return {};
  }
  return Mirror(file, sqlFolder).forget(partner, dryRun);
}

}  // namespace tomatic
