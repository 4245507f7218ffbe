#include "callinfo/mirror_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "customers/folding.hpp"
#include "customers/identifiers.hpp"
#include "customers/phones.hpp"
#include "customers/typed.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::array<const char*, 5> roleColumns{"titular", "partner", "notifier", "payer",
                                                 "administrator"};

std::int64_t idIn(const std::string& value) {
  return parseInteger(value).value_or(0);
}

/// For a column whose type the value's text decides: SQLite makes a number of it there.
SqlValue orNull(const std::string& value) {
  return value.empty() ? SqlValue() : SqlValue(value);
}

SqlValue valueFor(const ImportColumn& column, const std::string& value) {
  switch (column.kind) {
    case ColumnKind::id:
    case ColumnKind::truth:
      return static_cast<std::int64_t>(idIn(value));
    case ColumnKind::number:
    case ColumnKind::count:
      return orNull(value);
    case ColumnKind::text:
    case ColumnKind::date:
    case ColumnKind::power:
      break;
  }
  return value;
}

std::string insertOf(std::string_view table, const std::vector<ImportColumn>& columns,
                     std::string_view more = "") {
  std::vector<std::string> names;
  for (const ImportColumn& column : columns) {
    names.emplace_back(column.name);
  }
  if (!more.empty()) {
    names.emplace_back(more);
  }
  return fmt::format("INSERT OR REPLACE INTO {} ({}) VALUES ({})", table, joined(names),
                     joined(std::vector<std::string>(names.size(), "?")));
}

/// A deletion that finds nothing would still have the full-text index write out all that it holds.
void removeIfThere(SqliteDatabase& database, const std::string& presence,
                   const std::string& removal, std::int64_t id) {
  if (!database.rows(presence, {id}).empty()) {
    database.run(removal, {id});
  }
}

}  // namespace

MirrorWriter::MirrorWriter(SqliteDatabase& database, std::string region)
    : database_(database), region_(std::move(region)) {}

void MirrorWriter::put(const ImportTable& table, const ImportRow& row) {
  if (table.name == "partners") {
    putPartner(row);
  } else if (table.name == "addresses") {
    putAddress(row);
  } else if (table.name == "contracts") {
    putContract(row);
  } else {
    SqlRow values;
    for (std::size_t i = 0; i < row.size(); ++i) {
      values.push_back(valueFor(table.columns[i], row[i]));
    }
    database_.run(insertOf(table.name, table.columns), values);
  }
}

void MirrorWriter::putPartner(const ImportRow& row) {
  static const std::string presence = "SELECT 1 FROM partners WHERE id = ?";
  static const std::string removal = "DELETE FROM partners WHERE id = ?";
  static const std::string insertion =
      "INSERT INTO partners (id, soci, lang, name, dni, ov, energetica, comment, folded, nif)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static const std::string indexing =
      "INSERT INTO partners_text (rowid, folded, nif, soci) VALUES (?, ?, ?, ?)";
  const std::int64_t id = idIn(row[0]);
  removeIfThere(database_, presence, removal, id);
  database_.run(insertion, {id, compactIdentifier(row[1]), row[2], row[3], row[4], idIn(row[5]),
                            idIn(row[6]), row[7], folded(row[3]), normalTaxId(row[4])});
  database_.run(indexing, {id, folded(row[3]), normalTaxId(row[4]), compactIdentifier(row[1])});
}

void MirrorWriter::putContact(std::int64_t address, std::int64_t partner, int kind,
                              std::string value, std::string key) {
  static const std::string insertion =
      "INSERT INTO contacts (address, partner, kind, value, key) VALUES (?, ?, ?, ?, ?)";
  if (firstUnindexed_ == 0) {
    firstUnindexed_ = 1 + sqlInteger(database_.rows("SELECT max(id) FROM contacts").at(0).at(0));
  }
  database_.run(insertion,
                {address, partner, std::int64_t{kind}, std::move(value), std::move(key)});
}

void MirrorWriter::finish() {
  if (firstUnindexed_ != 0) {
    database_.run(
        "INSERT INTO contacts_text (rowid, key) SELECT id, key FROM contacts WHERE id >= ?",
        {firstUnindexed_});
    firstUnindexed_ = 0;
  }
}

void MirrorWriter::putAddress(const ImportRow& row) {
  static const std::string presence =
      "SELECT (SELECT max(id) FROM contacts WHERE address = a.id) FROM addresses a WHERE id = ?";
  static const std::string removal = "DELETE FROM addresses WHERE id = ?";
  static const std::string contactsRemoval = "DELETE FROM contacts WHERE address = ?";
  // INSERT OR REPLACE would open a savepoint a row, and with it have the index written out.
  static const std::string insertion =
      "INSERT INTO addresses (id, partner, address, city, postalcode, state)"
      " VALUES (?, ?, ?, ?, ?, ?)";
  const std::int64_t id = idIn(row[0]);
  const std::int64_t partner = idIn(row[1]);
  if (const auto old = database_.rows(presence, {id}); !old.empty()) {
    if (firstUnindexed_ != 0 && sqlInteger(old.front().front()) >= firstUnindexed_) {
      finish();  // the index can only forget what it has
    }
    database_.run(contactsRemoval, {id});
    database_.run(removal, {id});
  }
  database_.run(insertion, {id, partner, row[2], row[3], row[4], row[5]});
  for (const std::string* texts : {&row[6], &row[7]}) {
    for (const std::string_view phone : phonesOf(*texts)) {
      auto normal = normalPhone(phone, region_);
      std::string key = normal ? *normal : phoneDigits(phone);
      std::string shown = normal ? std::move(*normal) : std::string(phone);
      putContact(id, partner, 0, std::move(shown), std::move(key));
    }
  }
  for (const std::string_view email : phonesOf(row[8])) {
    putContact(id, partner, 1, std::string(email), normalEmail(email));
  }
}

void MirrorWriter::putContract(const ImportRow& row) {
  static const ImportTable& table = *importTable("contracts");
  static const std::string insertion = insertOf("contracts", table.columns, "supply_point");
  static const std::string oldRoles =
      "SELECT titular, partner, notifier, payer, administrator FROM contracts WHERE id = ?";
  const std::int64_t id = idIn(row[0]);
  const auto old = database_.rows(oldRoles, {id});
  if (!old.empty()) {
    for (const SqlValue& partner : old.front()) {
      database_.run("DELETE FROM roles WHERE partner = ? AND contract = ?", {partner, id});
    }
  }
  SqlRow values;
  for (std::size_t i = 0; i < row.size(); ++i) {
    values.push_back(table.columns[i].name == "iban" ? SqlValue(maskedIban(row[i]))
                                                     : valueFor(table.columns[i], row[i]));
  }
  const std::string& cups = row[static_cast<std::size_t>(table.find("cups"))];
  values.emplace_back(supplyPoint(cups).value_or(""));
  database_.run(insertion, values);
  static const std::string role = "INSERT OR IGNORE INTO roles (partner, contract) VALUES (?, ?)";
  std::array<std::int64_t, roleColumns.size()> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i] = idIn(row[static_cast<std::size_t>(table.find(roleColumns[i]))]);
  }
  std::sort(parts.begin(), parts.end());
  const auto end = std::unique(parts.begin(), parts.end());
  for (auto part = parts.begin(); part != end; ++part) {
    if (*part != 0) {
      database_.run(role, {*part, id});
    }
  }
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
  for (const char* table : {"invoices", "readings", "switching"}) {
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
  remove("roles", "DELETE FROM roles WHERE partner = ?", {partner});
  remove("contacts", "DELETE FROM contacts WHERE partner = ?", {partner});
  remove("addresses", "DELETE FROM addresses WHERE partner = ?", {partner});
  remove("partners", "DELETE FROM partners WHERE id = ?", {partner});
  return removed;
}

}  // namespace tomatic
