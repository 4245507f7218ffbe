#include "callinfo/mirror_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "callinfo/mirror_removal.hpp"
#include "customers/folding.hpp"
#include "customers/identifiers.hpp"
#include "customers/phones.hpp"
#include "customers/typed.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

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

std::vector<std::string> namesOf(const std::vector<ImportColumn>& columns, std::string_view more) {
  std::vector<std::string> names;
  for (const ImportColumn& column : columns) {
    names.emplace_back(column.name);
  }
  if (!more.empty()) {
    names.emplace_back(more);
  }
  return names;
}

std::string selectOf(std::string_view table, const std::vector<ImportColumn>& columns,
                     std::string_view more) {
  return fmt::format("SELECT {} FROM {} WHERE id = ?", joined(namesOf(columns, more)), table);
}

std::string insertOf(std::string_view table, const std::vector<ImportColumn>& columns,
                     std::string_view more = "") {
  const std::vector<std::string> names = namesOf(columns, more);
  return fmt::format("INSERT OR REPLACE INTO {} ({}) VALUES ({})", table, joined(names),
                     joined(std::vector<std::string>(names.size(), "?")));
}

/// How many bytes of an index are gathered before they are written out; whatever is written has to
/// be merged again later.
constexpr std::int64_t indexBytesAtOnce = 16 << 20;
constexpr std::int64_t usualIndexBytes = 1 << 20;

void gatherIndexes(SqliteDatabase& database, std::int64_t bytes) {
  for (const char* index : {"partners_text", "contacts_text"}) {
    database.run(fmt::format("INSERT INTO {0} ({0}, rank) VALUES ('hashsize', ?)", index), {bytes});
  }
}

}  // namespace

MirrorWriter::MirrorWriter(SqliteDatabase& database, std::string region)
    : database_(database),
      region_(std::move(region)),
      firstUnindexed_(1 + sqlInteger(database.rows("SELECT max(id) FROM contacts").at(0).at(0))),
      nextContact_(firstUnindexed_) {
  gatherIndexes(database_, indexBytesAtOnce);
}

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
  static const std::string presence =
      "SELECT id, soci, lang, name, dni, ov, energetica, comment, folded, nif FROM partners"
      " WHERE id = ?";
  static const std::string insertion =
      "INSERT INTO partners (id, soci, lang, name, dni, ov, energetica, comment, folded, nif)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static const std::string indexing =
      "INSERT INTO partners_text (rowid, folded, nif, soci) VALUES (?, ?, ?, ?)";
  const auto keysOf = [](const SqlRow& partner) -> SqlRow {
    return {partner[0], partner[8], partner[9], partner[1]};
  };
  const SqlRow partner{idIn(row[0]),   compactIdentifier(row[1]),
                       row[2],         row[3],
                       row[4],         idIn(row[5]),
                       idIn(row[6]),   row[7],
                       folded(row[3]), normalTaxId(row[4])};
  const auto old = database_.rows(presence, {partner[0]});
  if (!old.empty()) {
    if (old.front() == partner) {
      return;
    }
    removePartnerKeys(database_, keysOf(old.front()));
    database_.run("DELETE FROM partners WHERE id = ?", {partner[0]});
  }
  database_.run(insertion, partner);
  database_.run(indexing, keysOf(partner));
}

void MirrorWriter::putContacts(std::int64_t address, std::int64_t oldPartner, std::int64_t partner,
                               const std::vector<SqlRow>& contacts) {
  static const std::string presence =
      "SELECT kind, value, key, id FROM contacts WHERE partner = ? AND address = ? ORDER BY id";
  static const std::string insertion =
      "INSERT INTO contacts (kind, value, key, id, address, partner) VALUES (?, ?, ?, ?, ?, ?)";
  if (oldPartner != 0) {
    const auto old = database_.rows(presence, {oldPartner, address});
    if (oldPartner == partner &&
        std::equal(old.begin(), old.end(), contacts.begin(), contacts.end(),
                   [](const SqlRow& one, const SqlRow& other) {
                     return std::equal(other.begin(), other.end(), one.begin());
                   })) {
      return;
    }
    for (const SqlRow& contact : old) {
      if (sqlInteger(contact[3]) < firstUnindexed_) {
        removeContactKey(database_, {contact[3], contact[2]});
      }
      database_.run("DELETE FROM contacts WHERE id = ?", {contact[3]});
    }
  }
  for (SqlRow values : contacts) {
    values.insert(values.end(), {nextContact_++, address, partner});
    database_.run(insertion, values);
  }
}

void MirrorWriter::finish() {
  database_.run("INSERT INTO contacts_text (rowid, key) SELECT id, key FROM contacts WHERE id >= ?",
                {firstUnindexed_});
  firstUnindexed_ = nextContact_;
  gatherIndexes(database_, usualIndexBytes);
}

void MirrorWriter::putAddress(const ImportRow& row) {
  static const std::string presence =
      "SELECT id, partner, address, city, postalcode, state FROM addresses WHERE id = ?";
  // INSERT OR REPLACE would open a savepoint a row, and with it have the index written out.
  static const std::string insertion =
      "INSERT INTO addresses (id, partner, address, city, postalcode, state)"
      " VALUES (?, ?, ?, ?, ?, ?)";
  const std::int64_t id = idIn(row[0]);
  const std::int64_t partner = idIn(row[1]);
  std::vector<SqlRow> contacts;
  for (const std::string* texts : {&row[6], &row[7]}) {
    for (const std::string_view phone : phonesOf(*texts)) {
      auto normal = normalPhone(phone, region_);
      std::string key = normal ? *normal : phoneDigits(phone);
      std::string shown = normal ? std::move(*normal) : std::string(phone);
      contacts.push_back({std::int64_t{0}, std::move(shown), std::move(key)});
    }
  }
  for (const std::string_view email : phonesOf(row[8])) {
    contacts.push_back({std::int64_t{1}, std::string(email), normalEmail(email)});
  }
  const SqlRow address{id, partner, row[2], row[3], row[4], row[5]};
  const auto old = database_.rows(presence, {id});
  putContacts(id, old.empty() ? 0 : sqlInteger(old.front()[1]), partner, contacts);
  if (!old.empty()) {
    if (old.front() == address) {
      return;
    }
    database_.run("DELETE FROM addresses WHERE id = ?", {id});
  }
  database_.run(insertion, address);
}

void MirrorWriter::putContract(const ImportRow& row) {
  static const ImportTable& table = *importTable("contracts");
  static const std::string insertion = insertOf("contracts", table.columns, "supply_point");
  static const std::string presence = selectOf("contracts", table.columns, "supply_point");
  static const auto firstRole = static_cast<std::size_t>(table.find(roleColumns.front()));
  const std::int64_t id = idIn(row[0]);
  SqlRow values;
  for (std::size_t i = 0; i < row.size(); ++i) {
    values.push_back(table.columns[i].name == "iban" ? SqlValue(maskedIban(row[i]))
                                                     : valueFor(table.columns[i], row[i]));
  }
  const std::string& cups = row[static_cast<std::size_t>(table.find("cups"))];
  values.emplace_back(supplyPoint(cups).value_or(""));
  const auto old = database_.rows(presence, {id});
  if (!old.empty()) {
    if (old.front() == values) {
      return;
    }
    for (std::size_t i = 0; i < roleColumns.size(); ++i) {
      database_.run("DELETE FROM roles WHERE partner = ? AND contract = ?",
                    {old.front()[firstRole + i], id});
    }
  }
  database_.run(insertion, values);
  static const std::string role = "INSERT OR IGNORE INTO roles (partner, contract) VALUES (?, ?)";
  std::array<std::int64_t, roleColumns.size()> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i] = sqlInteger(values[firstRole + i]);
  }
  std::sort(parts.begin(), parts.end());
  const auto end = std::unique(parts.begin(), parts.end());
  for (auto part = parts.begin(); part != end; ++part) {
    if (*part != 0) {
      database_.run(role, {*part, id});
    }
  }
}

}  // namespace tomatic
