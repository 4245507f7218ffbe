#include "callinfo/odoo_source.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "callinfo/erp_read.hpp"
#include "callinfo/import_tables.hpp"
#include "callinfo/mirror.hpp"
#include "callinfo/mirror_writer.hpp"
#include "callinfo/odoo_condition.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::json;

/// Records that may hold what was typed; of more, nobody is listed.
constexpr int mostCandidates = 1000;
constexpr int eventsPage = 1000;

/// The contracts in which one of the partners has a part.
Json withPartOf(const ErpTable& contracts, const std::set<std::int64_t>& partners) {
  std::vector<Json> parts;
  for (const char* role : roleColumns) {
    parts.push_back(isAmongIds(contracts.column(role), partners));
  }
  return anyOf(parts);
}

Json ofOwners(const ErpTable* table, std::string_view owner, const std::set<std::int64_t>& ids) {
  return table == nullptr || ids.empty() ? Json::array() : isAmongIds(table->column(owner), ids);
}

/// `date_invoice desc, id desc`; what belongs to another record cannot be sorted by.
std::string newestFirst(const ErpTable& table) {
  const char* const date = table.table->name == "invoices"   ? "invoice_date"
                           : table.table->name == "readings" ? "data"
                                                             : "date";
  const ErpField& field = table.column(date).fields.front();
  return field.linked.empty() ? field.name + " desc, id desc" : "id desc";
}

/// Whether each of the contracts has as many events as a card shows; of switching cases it shows
/// all.
bool haveEnough(const ErpRead& read, const std::set<std::int64_t>& contracts) {
  const ImportTable& table = *read.table()->table;
  if (table.name == "switching") {
    return false;
  }
  std::map<std::int64_t, std::size_t> counts;
  for (const ErpRow& row : read.rows()) {
    ++counts[parseInteger(row.row[static_cast<std::size_t>(table.find("contract"))]).value_or(0)];
  }
  return std::all_of(contracts.begin(), contracts.end(),
                     [&](std::int64_t contract) { return counts[contract] >= mostEvents; });
}

/// Has rows put into the mirror, all of them or none.
void write(Mirror& mirror, const std::string& region,
           const std::function<void(MirrorWriter&)>& putRows) {
  mirror.database().transaction([&] {
    MirrorWriter writer(mirror.database(), region);
    putRows(writer);
    writer.finish();
  });
}

/// A partner of whom only the name is known.
ImportRow namedPartner(std::int64_t id, const std::string& name) {
  const ImportTable& table = *importTable("partners");
  ImportRow row(table.columns.size());
  row[static_cast<std::size_t>(table.find("id"))] = std::to_string(id);
  row[static_cast<std::size_t>(table.find("name"))] = name;
  return row;
}

}  // namespace

OdooSource::OdooSource(OdooAccess access, ErpMapping mapping, std::string region,
                       std::filesystem::path sqlFolder, std::function<void()> heed)
    : mapping_(std::move(mapping)),
      region_(std::move(region)),
      sqlFolder_(std::move(sqlFolder)),
      client_(std::move(access), std::move(heed)) {}

OdooSource::~OdooSource() = default;

void OdooSource::put(const ErpRead& read, Mirror& mirror) const {
  write(mirror, region_, [&](MirrorWriter& writer) {
    for (const ErpRow& row : read.rows()) {
      if (row.good) {
        writer.put(*read.table()->table, row.row);
      }
    }
  });
}

/// Puts whoever may be meant into the mirror; whether they were few enough for that.
bool OdooSource::findCandidates(const std::vector<SearchKey>& keys, Mirror& mirror) {
  std::vector<ErpRead> reads;
  for (const ErpTable& table : mapping_.tables) {
    std::vector<Json> conditions;
    for (const SearchKey& key : keys) {
      if (tableFor(key.field) == table.table->name && !key.tooShort()) {
        conditions.push_back(candidates(table, key));
      }
    }
    reads.emplace_back(&table, anyOf(conditions)).paged(mostCandidates, "");
  }
  std::vector<ErpRead*> all;
  for (ErpRead& read : reads) {
    all.push_back(&read);
  }
  advance(client_, all);
  if (std::any_of(reads.begin(), reads.end(),
                  [](const ErpRead& read) { return read.mayHaveMore(); })) {
    return false;
  }
  readAll(client_, all);
  for (const ErpRead& read : reads) {
    put(read, mirror);
  }
  return true;
}

std::vector<ErpRead> OdooSource::eventsOf(const std::set<std::int64_t>& contracts) const {
  std::vector<ErpRead> reads;
  for (const char* name : eventTables) {
    if (const ErpTable* table = mapping_.find(name)) {
      reads.emplace_back(table, ofOwners(table, "contract", contracts))
          .paged(eventsPage, newestFirst(*table));
    }
  }
  return reads;
}

/// Reads them to their end, side by side with others.
void OdooSource::readEvents(const std::set<std::int64_t>& contracts, std::vector<ErpRead>& events,
                            std::vector<ErpRead*> others) {
  for (ErpRead& read : events) {
    others.push_back(&read);
  }
  readAll(client_, others);
  for (ErpRead& read : events) {
    while (read.mayHaveMore() && !haveEnough(read, contracts)) {
      read.readOn();
      readAll(client_, {&read});
    }
  }
}

void OdooSource::readCards(const std::set<std::int64_t>& partners, bool shallow, Mirror& mirror) {
  const ErpTable* const table = mapping_.find("contracts");
  ErpRead people(mapping_.find("partners"), ofOwners(mapping_.find("partners"), "id", partners));
  ErpRead addresses(mapping_.find("addresses"),
                    ofOwners(mapping_.find("addresses"), "partner", partners));
  ErpRead contracts(table, table == nullptr ? Json::array() : withPartOf(*table, partners));
  for (ErpRead* read : {&people, &addresses, &contracts}) {
    read->paged(0, "id");  // as sync does: what a card shows in turn is the same
  }
  advance(client_, {&people, &addresses, &contracts});
  std::vector<ErpRead> events;
  if (!shallow) {
    events = eventsOf(contracts.ids());
  }
  readEvents(contracts.ids(), events, {&people, &addresses, &contracts});
  for (const ErpRead* read : {&people, &addresses, &contracts}) {
    put(*read, mirror);
  }
  for (const ErpRead& read : events) {
    put(read, mirror);
  }
  // The others who have a part in a contract are shown by name.
  std::map<std::int64_t, std::string> names;
  for (const ErpRow& row : contracts.rows()) {
    names.insert(row.names.begin(), row.names.end());
  }
  write(mirror, region_, [&](MirrorWriter& writer) {
    for (const auto& [id, name] : names) {
      if (partners.count(id) == 0) {
        writer.put(*importTable("partners"), namedPartner(id, name));
      }
    }
  });
}

FoundPartners OdooSource::search(const std::vector<SearchKey>& keys, std::size_t most,
                                 bool shallow) {
  constexpr bool tooMany = true;
  Mirror candidates(sqlFolder_);
  // What is too short is so in an empty mirror too.
  if (!candidates.matching(keys, most) || !findCandidates(keys, candidates)) {
    return {tooMany, {}};
  }
  const auto partners = candidates.matching(keys, most);
  if (!partners) {
    return {tooMany, {}};
  }
  if (partners->empty()) {
    return {};
  }
  Mirror cards(sqlFolder_);
  readCards(*partners, shallow, cards);
  return {false, cards.cards(*partners, shallow)};
}

std::map<std::string, ContractEvents> OdooSource::details(
    const std::vector<std::string>& contracts) {
  const ErpTable* const table = mapping_.find("contracts");
  ErpRead read(table,
               table == nullptr ? Json::array() : isAmongTexts(table->column("number"), contracts));
  read.alone();
  readAll(client_, {&read});
  std::vector<ErpRead> events = eventsOf(read.ids());
  readEvents(read.ids(), events, {});
  Mirror mirror(sqlFolder_);
  put(read, mirror);
  for (const ErpRead& each : events) {
    put(each, mirror);
  }
  return mirror.details(contracts);
}

}  // namespace tomatic
