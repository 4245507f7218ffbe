// Records of an ERP as rows of the mirror's tables. Odoo says `false` for whatever is not there,
// `[id, name]` for a record that a field leads to, and a list of ids for several.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "callinfo/erp_mapping.hpp"

namespace tomatic {

/// Records that others lead to, by the field that does, and by id.
using LinkedRecords = std::map<std::string, std::map<std::int64_t, nlohmann::json>>;

struct ErpRow {
  ImportRow row;                 ///< checked; what was wrong and may be missing is empty
  std::vector<std::string> bad;  ///< `name: is missing, expected a value`, without the value
  bool good = true;              ///< nothing that must be there is missing
  std::int64_t id = 0;           ///< of the record
  std::map<std::int64_t, std::string> names;  ///< of the records that its ids lead to
};

/// The fields that a table's records are read with.
std::vector<std::string> fieldsToRead(const ErpTable& table);
/// The fields of the records that one of its fields leads to.
std::vector<std::string> linkedFields(const ErpTable& table, const std::string& link);
/// The ids that a field of the records leads to.
std::set<std::int64_t> idsBehind(const std::string& link, const nlohmann::json& records);

/// The id of a record; 0 if it has none.
std::int64_t recordId(const nlohmann::json& record);

ErpRow rowOf(const ErpTable& table, const nlohmann::json& record, const LinkedRecords& linked);

}  // namespace tomatic
