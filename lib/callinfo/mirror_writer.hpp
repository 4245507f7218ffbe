// Puts rows into the mirror, within a transaction of the caller's. A row of a known id replaces it.
#pragma once

#include <cstdint>
#include <string>

#include "callinfo/import_tables.hpp"
#include "transport/sqlite_database.hpp"

namespace tomatic {

class MirrorWriter {
 public:
  /// `region`: of phones without a prefix.
  MirrorWriter(SqliteDatabase& database, std::string region);

  /// The row has the table's columns, checked.
  void put(const ImportTable& table, const ImportRow& row);
  /// To be called after the last row: contacts are put into the full-text index all at once, which
  /// costs a third of one by one.
  void finish();

 private:
  void putPartner(const ImportRow& row);
  void putAddress(const ImportRow& row);
  void putContract(const ImportRow& row);
  void putContact(std::int64_t address, std::int64_t partner, int kind, std::string value,
                  std::string key);

  SqliteDatabase& database_;
  std::string region_;
  std::int64_t firstUnindexed_ = 0;  ///< contacts from this one on are not in the index; 0: none
};

/// What was taken out of the mirror with a person: rows by table, tables without any left out.
using RemovedRows = std::vector<std::pair<std::string, int>>;

/// Takes a partner out: addresses, contacts, contracts in which nobody else has a part with their
/// events, and the part in those of others. Within a transaction of the caller's.
RemovedRows removePartner(SqliteDatabase& database, std::int64_t partner);

}  // namespace tomatic
