// A mapping of an ERP gives tables that can be asked for, or complaints.
#include <nlohmann/json.hpp>
#include <string>

#include "callinfo/erp_record.hpp"
#include "callinfo/odoo_condition.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Complaints complaints;
  ErpMapping mapping;
  try {
    mapping = parseErpMapping(fuzz::asText(data, size), "mapping", complaints);
  } catch (const Failure&) {
    return 0;
  }
  if (complaints.hasErrors()) {
    return 0;
  }
  require(mapping.find("partners") != nullptr);
  for (const ErpTable& table : mapping.tables) {
    require(!table.model.empty());
    require(within(table, nlohmann::json::array()).is_array());
    require(table.columns.size() == table.table->columns.size());
    require(!fieldsToRead(table).empty());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      require(!table.table->columns[i].required || !table.columns[i].fields.empty());
      for (const ErpField& field : table.columns[i].fields) {
        require(!field.name.empty());
        require(field.linked.empty() || table.links.count(field.name) == 1);
      }
    }
    rowOf(table, nlohmann::json::object(), {});
  }
  return 0;
}
