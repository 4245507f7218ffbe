#include "callinfo/mirror_removal.hpp"

#include <fmt/format.h>

#include "callinfo/import_tables.hpp"

namespace tomatic {

void removePartnerKeys(SqliteDatabase& database, const SqlRow& keys) {
  static const std::string removal =
      "INSERT INTO partners_text (partners_text, rowid, folded, nif, soci)"
      " VALUES ('delete', ?, ?, ?, ?)";
  database.run(removal, keys);
}

void removeContactKey(SqliteDatabase& database, const SqlRow& key) {
  static const std::string removal =
      "INSERT INTO contacts_text (contacts_text, rowid, key) VALUES ('delete', ?, ?)";
  database.run(removal, key);
}

void emptyTable(SqliteDatabase& database, std::string_view table) {
  if (table == "partners") {
    database.run("INSERT INTO partners_text (partners_text) VALUES ('delete-all')");
  } else if (table == "addresses") {
    database.run("INSERT INTO contacts_text (contacts_text) VALUES ('delete-all')");
    database.run("DELETE FROM contacts");
  } else if (table == "contracts") {
    database.run("DELETE FROM roles");
  }
  database.run(fmt::format("DELETE FROM {}", table));
}

RemovedRows removePartner(SqliteDatabase& database, std::int64_t partner) {
  RemovedRows removed;
  const auto remove = [&](const char* what, const std::string& sql, const SqlRow& values) {
    const int rows = database.run(sql, values);
    if (rows == 0) {
      return;
    }
    if (removed.empty() || removed.back().first != what) {
      removed.emplace_back(what, 0);
    }
    removed.back().second += rows;
  };
  const auto contracts = database.rows(
      "SELECT r.contract, (SELECT count(*) FROM contracts c JOIN roles o ON o.contract = c.id"
      " AND o.partner IN (c.titular, c.partner, c.notifier, c.payer, c.administrator)"
      " WHERE c.id = r.contract) FROM roles r WHERE r.partner = ?",
      {partner});
  for (const char* table : eventTables) {
    for (const SqlRow& contract : contracts) {
      if (sqlInteger(contract.at(1)) <= 1) {
        remove(table, fmt::format("DELETE FROM {} WHERE contract = ?", table), {contract.at(0)});
      }
    }
  }
  for (const SqlRow& contract : contracts) {
    if (sqlInteger(contract.at(1)) <= 1) {
      remove("contracts", "DELETE FROM contracts WHERE id = ?", {contract.at(0)});
      continue;
    }
    for (const char* role : roleColumns) {
      database.run(fmt::format("UPDATE contracts SET {0} = 0 WHERE id = ? AND {0} = ?", role),
                   {contract.at(0), partner});
    }
  }
  for (const SqlRow& contact :
       database.rows("SELECT id, key FROM contacts WHERE partner = ?", {partner})) {
    removeContactKey(database, contact);
  }
  for (const SqlRow& keys :
       database.rows("SELECT id, folded, nif, soci FROM partners WHERE id = ?", {partner})) {
    removePartnerKeys(database, keys);
  }
  remove("roles", "DELETE FROM roles WHERE partner = ?", {partner});
  remove("contacts", "DELETE FROM contacts WHERE partner = ?", {partner});
  remove("addresses", "DELETE FROM addresses WHERE partner = ?", {partner});
  remove("partners", "DELETE FROM partners WHERE id = ?", {partner});
  return removed;
}

}  // namespace tomatic
