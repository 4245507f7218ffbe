// Which models and fields of an ERP give the tables of the mirror: a file such as
// share/erp/odoo.yaml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "callinfo/import_tables.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// A field of a record, or of the record that it leads to: `city`, `cups.direccio`.
struct ErpField {
  std::string name;
  std::string linked;  ///< of the record that `name` leads to; empty: there is none

  /// As the ERP calls it in a condition.
  std::string path() const { return linked.empty() ? name : name + "." + linked; }
};

/// What a column holds: the first of the fields that has a value.
struct ErpValue {
  std::vector<ErpField> fields;  ///< none: the ERP does not know the column
  std::vector<std::string> is;   ///< of a truth: it is true for these values only
  std::vector<std::string> isNot;
};

struct ErpTable {
  const ImportTable* table = nullptr;
  std::string model;
  std::string where = "[]";                  ///< the condition of all its records, as JSON
  bool archived = false;                     ///< also those that are no longer active
  std::vector<ErpValue> columns;             ///< one for each of the table's
  std::map<std::string, std::string> links;  ///< field → the model of the records that it leads to

  const ErpValue& column(std::string_view name) const;
};

struct ErpMapping {
  std::vector<ErpTable> tables;  ///< in the order of importTables(), those that there are

  /// nullptr if the ERP has no such table.
  const ErpTable* find(std::string_view table) const;
};

/// Reads one; `file` is how messages name it. What is wrong is a complaint with its line.
ErpMapping parseErpMapping(std::string_view text, const std::string& file, Complaints& complaints);

}  // namespace tomatic
