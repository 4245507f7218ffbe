// What an Odoo answers, whatever it holds, is read as rows of the mirror's tables or refused, and
// of what was wrong nothing but names is told.
#include <nlohmann/json.hpp>
#include <string>

#include "callinfo/erp_record.hpp"
#include "callinfo/odoo_rpc.hpp"
#include "fuzz/fuzz.hpp"

using namespace tomatic;
using fuzz::require;

namespace {

const ErpMapping& mapping() {
  static const ErpMapping read = [] {
    Complaints complaints;
    ErpMapping all = parseErpMapping(
        "partners: {model: p, fields: {id: id, name: [name, ref], ov: token, dni: vat}}\n"
        "addresses: {model: a, fields: {id: id, partner: partner_id, phones: phone}}\n"
        "contracts:\n"
        "  model: c\n"
        "  links: {powers: w, address: a}\n"
        "  fields: {id: id, number: name, power: powers.kw, notifier: address.partner_id,\n"
        "           start_date: start, has_debt: debt, energetica: {field: tags, is: '5'}}\n"
        "invoices: {model: i, fields: {contract: c, number: name, invoice_date: start,"
        " amount: debt, days_invoiced: days}}\n",
        "mapping", complaints);
    complaints.throwIfAny();
    return all;
  }();
  return read;
}

/// A row is of its table's columns, each as it may be put into the mirror.
void requireChecked(const ErpTable& table, const ErpRow& row) {
  require(row.row.size() == table.table->columns.size());
  for (std::size_t i = 0; i < row.row.size(); ++i) {
    std::string value = row.row[i];
    const ImportColumn& column = table.table->columns[i];
    if (row.good || !value.empty()) {
      require(checkValue(column, value).empty());
      require(value == row.row[i]);
    }
  }
  require(row.good || !row.bad.empty());
}

void readRows(const nlohmann::json& records) {
  for (const ErpTable& table : mapping().tables) {
    LinkedRecords linked;
    for (const auto& [link, model] : table.links) {
      for (const nlohmann::json& record : records) {
        linked[link][recordId(record)] = record;
      }
      for (const std::int64_t id : idsBehind(link, records)) {
        require(id > 0);
      }
    }
    for (const nlohmann::json& record : records) {
      requireChecked(table, rowOf(table, record, linked));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  const OdooCall call =
      searchRead("res.partner", nlohmann::json::array(), {"id", "name"}, true, 0, 0, "id");
  try {
    require(uidIn(text) > 0);
  } catch (const Failure& failure) {
    require(std::string_view(failure.what()).size() < 300);
  }
  try {
    readRows(recordsIn(text, call));
  } catch (const Failure& failure) {
    require(std::string_view(failure.what()).size() < 300);
  }
  return 0;
}
