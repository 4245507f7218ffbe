// Takes rows out of the mirror, within a transaction of the caller's. The full-text indexes hold no
// text of their own: they are told what they forget.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "transport/sqlite_database.hpp"

namespace tomatic {

/// Takes a partner out of the index: id, folded, nif and soci as they were put there.
void removePartnerKeys(SqliteDatabase& database, const SqlRow& keys);
/// Takes a contact out of the index: id and key as they were put there.
void removeContactKey(SqliteDatabase& database, const SqlRow& key);

/// What was taken out of the mirror with a person: rows by table, tables without any left out.
using RemovedRows = std::vector<std::pair<std::string, int>>;

/// Empties a table, with what goes with its rows. Within a transaction of the caller's.
void emptyTable(SqliteDatabase& database, std::string_view table);

/// Takes a partner out: addresses, contacts, contracts in which nobody else has a part with their
/// events, and the part in those of others. Within a transaction of the caller's.
RemovedRows removePartner(SqliteDatabase& database, std::int64_t partner);

}  // namespace tomatic
