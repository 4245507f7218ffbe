// Puts rows into the mirror, within a transaction of the caller's. A row of a known id replaces it;
// one that is there as it is is left alone, so that importing again costs little.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "callinfo/import_tables.hpp"
#include "transport/sqlite_database.hpp"

namespace tomatic {

class MirrorWriter {
 public:
  /// Begins to write. `region`: of phones without a prefix.
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
  void putContacts(std::int64_t address, std::int64_t oldPartner, std::int64_t partner,
                   const std::vector<SqlRow>& contacts);

  SqliteDatabase& database_;
  std::string region_;
  std::int64_t firstUnindexed_;  ///< contacts from this one on are not in the index
  std::int64_t nextContact_;     ///< ids are given here, so that none comes twice
};

}  // namespace tomatic
