#include "callinfo/registry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "callinfo/private_database.hpp"
#include "customers/phones.hpp"
#include "text/complaints.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr int registryVersion = 1;
constexpr const char* columns =
    "id, operator, call_timestamp, phone_number, pbx_call_id, caller_erp_id, caller_vat,"
    " caller_name, contract_erp_id, contract_number, contract_address, category_ids, comments";

SqlValue orNull(const std::optional<std::int64_t>& id) {
  return id ? SqlValue(*id) : SqlValue();
}

std::optional<std::int64_t> idOf(const SqlValue& value) {
  return isSqlNull(value) ? std::nullopt : std::optional(sqlInteger(value));
}

RegisteredCall callOf(const SqlRow& row) {
  RegisteredCall call{sqlText(row.at(0)), sqlText(row.at(1)),  sqlText(row.at(2)),
                      sqlText(row.at(3)), sqlText(row.at(4)),  idOf(row.at(5)),
                      sqlText(row.at(6)), sqlText(row.at(7)),  idOf(row.at(8)),
                      sqlText(row.at(9)), sqlText(row.at(10)), {},
                      sqlText(row.at(12))};
  const std::string categories = sqlText(row.at(11));
  for (const std::string_view word : words(categories)) {
    call.categories.emplace_back(word);
  }
  return call;
}

std::vector<std::string> listOf(const std::string& text) {
  std::vector<std::string> items;
  for (const std::string_view item : split(text, ',')) {
    if (!item.empty()) {
      items.emplace_back(item);
    }
  }
  return items;
}

NoAnswer noSuchCall() {
  return NoAnswer(tr("there is no call of that id; tomatic-callinfo calls lists them"));
}

}  // namespace

Registry::Registry(const std::filesystem::path& file, const std::filesystem::path& sqlFolder,
                   std::string region, std::chrono::milliseconds patience)
    : region_(std::move(region)),
      database_(openPrivateDatabase(file, {"registry", registryVersion, sqlFolder},
                                    {std::chrono::seconds(1), patience})) {
  database_->rows("PRAGMA synchronous = FULL");
}

std::string Registry::keyOf(const std::string& phone) const {
  return normalPhone(phone, region_).value_or(phoneDigits(phone));
}

void Registry::insert(const RegisteredCall& call, const char* how) {
  database_->run(
      fmt::format("INSERT OR {} INTO calls ({}, phone_key)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  how, columns),
      {call.id, call.oper, call.timestamp, call.phone, call.pbxId, orNull(call.callerId),
       call.callerVat, call.callerName, orNull(call.contractId), call.contractNumber,
       call.contractAddress, joined(call.categories, " "), call.comments, keyOf(call.phone)});
}

RegisteredCall Registry::store(const RegisteredCall& call) {
  database_->transaction([&] { insert(call, "IGNORE"); });
  return find(call.id).value_or(call);
}

RegisteredCall Registry::storeNew(RegisteredCall call) {
  const std::string id = call.id;
  database_->transaction([&] {
    call.id = id;
    for (int number = 2; find(call.id); ++number) {
      call.id = fmt::format("{}-{}", id, number);
    }
    insert(call, "IGNORE");
  });
  return call;
}

std::optional<RegisteredCall> Registry::find(const std::string& id) {
  const auto rows =
      database_->rows(fmt::format("SELECT {} FROM calls WHERE id = ?", columns), {id});
  return rows.empty() ? std::nullopt : std::optional(callOf(rows.front()));
}

std::vector<RegisteredCall> Registry::calls(const CallFilter& filter) {
  std::string sql = fmt::format("SELECT {} FROM calls WHERE 1", columns);
  SqlRow values;
  const auto require = [&](const char* condition, SqlValue value) {
    sql.append(" AND ").append(condition);
    values.push_back(std::move(value));
  };
  if (!filter.oper.empty()) {
    require("operator = ?", filter.oper);
  }
  if (!filter.from.empty()) {
    require("call_timestamp >= ?", filter.from);
  }
  if (!filter.until.empty()) {
    require("call_timestamp < ?", filter.until);
  }
  if (!filter.phone.empty()) {
    require("phone_key = ?", keyOf(filter.phone));
  }
  if (filter.partner) {
    require("caller_erp_id = ?", *filter.partner);
  }
  sql += " ORDER BY call_timestamp DESC, id DESC LIMIT ?";
  values.emplace_back(static_cast<std::int64_t>(filter.most));
  std::vector<RegisteredCall> calls;
  for (const SqlRow& row : database_->rows(sql, values)) {
    calls.push_back(callOf(row));
  }
  return calls;
}

void Registry::write(const RegisteredCall& call) {
  insert(call, "REPLACE");
}

RegisteredCall Registry::annotate(const std::string& id, const Annotation& annotation) {
  RegisteredCall call;
  database_->transaction([&] {
    const auto found = find(id);
    if (!found) {
      throw noSuchCall();
    }
    call = *found;
    if (annotation.categories) {
      const auto known = categories();
      for (const std::string& category : *annotation.categories) {
        const auto one = std::find_if(known.begin(), known.end(), [&](const CallCategory& other) {
          return other.id == category;
        });
        if (one == known.end()) {
          throw UsageError(
              tr("there is no category '{}', expected one of those that "
                 "tomatic-callinfo categories lists",
                 category));
        }
        const bool had = std::find(call.categories.begin(), call.categories.end(), category) !=
                         call.categories.end();
        if (!one->enabled && !had) {
          throw UsageError(
              tr("the category '{}' is disabled, expected one that is in use", category));
        }
      }
      call.categories = *annotation.categories;
    }
    call.comments = annotation.comments.value_or(call.comments);
    if (annotation.callerId) {
      call.callerId = annotation.callerId;
      call.callerVat = annotation.callerVat;
      call.callerName = annotation.callerName;
    }
    if (annotation.contractNumber) {
      call.contractNumber = *annotation.contractNumber;
      call.contractId = annotation.contractId;
      call.contractAddress = annotation.contractAddress;
    }
    write(call);
  });
  return call;
}

RegisteredCall Registry::clear(const std::string& id) {
  RegisteredCall bare;
  database_->transaction([&] {
    const auto found = find(id);
    if (!found) {
      throw noSuchCall();
    }
    bare = RegisteredCall{found->id,
                          found->oper,
                          found->timestamp,
                          found->phone,
                          found->pbxId,
                          {},
                          {},
                          {},
                          {},
                          {},
                          {},
                          {},
                          {}};
    write(bare);
  });
  return bare;
}

std::vector<CallCategory> Registry::categories() {
  std::vector<CallCategory> all;
  for (const SqlRow& row :
       database_->rows("SELECT id, name, code, levels, keywords, color, enabled FROM categories"
                       " ORDER BY place")) {
    all.push_back({sqlText(row.at(0)), sqlText(row.at(1)), sqlText(row.at(2)),
                   listOf(sqlText(row.at(3))), listOf(sqlText(row.at(4))), sqlText(row.at(5)),
                   sqlInteger(row.at(6)) != 0});
  }
  return all;
}

void Registry::setCategories(const std::vector<CallCategory>& categories) {
  database_->transaction([&] {
    database_->run("DELETE FROM categories");
    std::int64_t place = 0;
    for (const CallCategory& one : categories) {
      database_->run(
          "INSERT INTO categories (id, place, name, code, levels, keywords, color, enabled)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          {one.id, place++, one.name, one.code, joined(one.levels, ","), joined(one.keywords, ","),
           one.color, std::int64_t{one.enabled ? 1 : 0}});
    }
  });
}

std::size_t Registry::importCalls(const std::vector<RegisteredCall>& calls) {
  std::size_t fresh = 0;
  database_->transaction([&] {
    fresh = 0;
    for (const RegisteredCall& call : calls) {
      fresh += find(call.id) ? 0 : 1;
      insert(call, "REPLACE");
    }
  });
  return fresh;
}

std::vector<std::string> Registry::operators() {
  std::vector<std::string> all;
  for (const SqlRow& row :
       database_->rows("SELECT DISTINCT operator FROM calls ORDER BY operator")) {
    all.push_back(sqlText(row.at(0)));
  }
  return all;
}

std::size_t Registry::forget(std::int64_t partner, const std::vector<std::string>& phones,
                             bool dryRun) {
  int removed = 0;
  changeOrTry(*database_, dryRun, [&] {
    removed = database_->run("DELETE FROM calls WHERE caller_erp_id = ?", {partner});
    for (const std::string& phone : phones) {
      removed += database_->run("DELETE FROM calls WHERE phone_key = ? AND caller_erp_id IS NULL",
                                {keyOf(phone)});
    }
  });
  dropOldPages(*database_);
  return static_cast<std::size_t>(removed);
}

}  // namespace tomatic
