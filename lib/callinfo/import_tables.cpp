#include "callinfo/import_tables.hpp"

#include <algorithm>
#include <array>

#include "calendar/local_time.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

constexpr std::size_t longestValue = 64U << 10U;

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// What exports write for nothing; Odoo has False for no date.
bool isNothing(ColumnKind kind, std::string_view value) {
  return isOneOf(value, {"", "NULL", "null", "None"}) ||
         (kind == ColumnKind::date && isOneOf(value, {"False", "false"}));
}

bool isPower(std::string_view text) {
  for (const std::string_view part : split(text, ';')) {
    const std::size_t equals = part.find('=');
    if (equals == 0 || equals == std::string_view::npos || !parseNumber(part.substr(equals + 1))) {
      return false;
    }
  }
  return true;
}

bool isIsoDate(std::string_view text) {
  constexpr std::size_t dateSize = 10;
  return text.size() == dateSize ? parseDate(text).has_value() : parseWrittenTime(text).has_value();
}

std::string wrongOf(ColumnKind kind, std::string& value) {
  switch (kind) {
    case ColumnKind::text:
      return "";
    case ColumnKind::id: {
      const auto id = parseInteger(value);
      return id && *id > 0 ? "" : tr("is no id, expected a positive integer");
    }
    case ColumnKind::number:
      return parseNumber(value) ? "" : tr("is no number, expected one such as 12.5");
    case ColumnKind::count: {
      const auto count = parseInteger(value);
      return count && *count >= 0 ? "" : tr("is no count, expected an integer from 0");
    }
    case ColumnKind::truth:
      if (isOneOf(value, {"1", "true", "True", "TRUE", "yes", "t"})) {
        value = "1";
        return "";
      }
      if (isOneOf(value, {"0", "false", "False", "FALSE", "no", "f"})) {
        value = "0";
        return "";
      }
      return tr("is neither true nor false, expected one of them");
    case ColumnKind::date:
      return isIsoDate(value) ? "" : tr("is no date, expected one such as 2020-03-02");
    case ColumnKind::power:
      return isPower(value) ? "" : tr("is no list of powers, expected one such as P1=3.45;P2=4.6");
  }
  return "";
}

}  // namespace

int ImportTable::find(std::string_view column) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const ImportColumn& known) {
    return known.name == column || (!known.other.empty() && known.other == column);
  });
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

const std::vector<ImportTable>& importTables() {
  using enum ColumnKind;
  static const std::vector<ImportTable> tables{
      {"partners",
       {{"id", "erp_id", id, true},
        {"soci", "id_soci"},
        {"lang", ""},
        {"name", "", text, true},
        {"dni", "vat"},
        {"ov", "", truth},
        {"energetica", "", truth},
        {"comment", ""}}},
      {"addresses",
       {{"id", "erp_id", id, true},
        {"partner", "partner_id", id, true},
        {"address", "street"},
        {"city", ""},
        {"postalcode", "zip"},
        {"state", ""},
        {"phones", "phone"},
        {"mobile", ""},
        {"email", "emails"}}},
      {"contracts",
       {{"id", "erp_id", id, true},
        {"number", "name", text, true},
        {"start_date", "", date},
        {"end_date", "", date},
        {"power", "", power},
        {"cups", ""},
        {"cups_adress", "cups_address"},
        {"fare", ""},
        {"state", ""},
        {"last_invoiced", "", date},
        {"suspended_invoicing", "", truth},
        {"pending_state", ""},
        {"titular", "", id},
        {"partner", "", id},
        {"notifier", "", id},
        {"payer", "", id},
        {"administrator", "", id},
        {"energetica", "", truth},
        {"generation", "", truth},
        {"iban", ""},
        {"lot_facturacio", "", text},
        {"no_estimable", "", truth},
        {"has_debt", "", truth},
        {"selfconsumption", "", truth},
        {"without_binding_partner", "", truth}}},
      {"invoices",
       {{"contract", "contract_id", id, true},
        {"number", "", text, true},
        {"invoice_date", "", date, true},
        {"initial_date", "", date},
        {"final_date", "", date},
        {"payer", ""},
        {"amount", "", number},
        {"energy_invoiced", "", number},
        {"days_invoiced", "", count},
        {"due_date", "", date},
        {"state", ""}}},
      {"readings",
       {{"contract", "contract_id", id, true},
        {"data", "date", date, true},
        {"comptador", "meter", text, true},
        {"periode", "period", text, true},
        {"lectura", "value", number},
        {"origen", "origin"}}},
      {"switching",
       {{"contract", "contract_id", id, true},
        {"date", "", date, true},
        {"proces", "process", text, true},
        {"step", "", text, true},
        {"state", ""},
        {"additional_info", ""}}},
  };
  return tables;
}

const ImportTable* importTable(std::string_view name) {
  for (const ImportTable& table : importTables()) {
    if (table.name == name) {
      return &table;
    }
  }
  return nullptr;
}

std::string checkValue(const ImportColumn& column, std::string& value) {
  if (value.size() > longestValue) {
    return tr("is longer than {} bytes, expected at most that", longestValue);
  }
  if (firstBadUtf8(value)) {
    return tr("is not UTF-8, expected text in UTF-8; convert the file with iconv");
  }
  if (value.find('\0') != std::string::npos) {
    return tr("has a zero byte, expected text");
  }
  if (column.kind != ColumnKind::text) {
    value = trimmed(value);
  }
  if (isNothing(column.kind, value)) {
    value.clear();
    return column.required ? tr("is missing, expected a value") : "";
  }
  return wrongOf(column.kind, value);
}

}  // namespace tomatic
