#include "callinfo/erp_record.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::json;

/// `[id, name]`; the name may be a map of its own.
bool isReference(const Json& value) {
  return value.is_array() && value.size() == 2 && value[0].is_number_integer() &&
         !value[1].is_number();
}

bool isNothing(const Json& value) {
  return value.is_null() || value == false ||
         (value.is_string() && value.get_ref<const std::string&>().empty()) ||
         ((value.is_array() || value.is_object()) && value.empty());
}

const Json& fieldOf(const Json& record, const std::string& name) {
  static const Json nothing;
  if (!record.is_object()) {
    return nothing;
  }
  const auto found = record.find(name);
  return found == record.end() ? nothing : *found;
}

std::vector<std::int64_t> idsIn(const Json& value) {
  std::vector<std::int64_t> ids;
  const auto add = [&](const Json& id) {
    if (id.is_number_integer() && id.get<std::int64_t>() > 0) {
      ids.push_back(id.get<std::int64_t>());
    }
  };
  if (isReference(value)) {
    add(value[0]);
  } else if (value.is_array()) {
    std::for_each(value.begin(), value.end(), add);
  } else {
    add(value);
  }
  return ids;
}

std::string scalarText(const Json& value) {
  return value.is_string()                         ? value.get<std::string>()
         : value.is_number()                       ? value.dump()
         : value.is_boolean() && value.get<bool>() ? "true"
                                                   : std::string();
}

/// What people read of a value.
std::string readableText(const Json& value) {
  if (isReference(value)) {
    return value[1].is_object() ? scalarText(fieldOf(value[1], "name")) : scalarText(value[1]);
  }
  return scalarText(value);
}

bool isAmong(const Json& value, const std::vector<std::string>& words) {
  const auto has = [&](const std::string& text) {
    return std::find(words.begin(), words.end(), text) != words.end();
  };
  const auto ids = idsIn(value);
  return has(readableText(value)) || std::any_of(ids.begin(), ids.end(), [&](std::int64_t id) {
           return has(std::to_string(id));
         });
}

std::string truthOf(const ErpValue& rule, const Json& value) {
  const bool there = !isNothing(value) && !(value.is_number() && value.get<double>() <= 0);
  const bool is = (rule.is.empty() || isAmong(value, rule.is)) &&
                  (rule.isNot.empty() || !isAmong(value, rule.isNot));
  return there && is ? "1" : "0";
}

std::string valueText(const ErpValue& rule, ColumnKind kind, const Json& value) {
  if (kind == ColumnKind::truth) {
    return truthOf(rule, value);
  }
  if (kind == ColumnKind::id) {
    const auto ids = idsIn(value);
    return ids.empty() ? "" : std::to_string(ids.front());
  }
  if (!rule.is.empty() || !rule.isNot.empty()) {
    return truthOf(rule, value) == "1" ? readableText(value) : "";
  }
  return readableText(value);
}

/// The values of the records that a field leads to: the powers of P1, P2 and so on, else texts.
std::string linkedText(const ErpValue& rule, ColumnKind kind, const ErpField& field,
                       const Json& value, const LinkedRecords& linked) {
  const auto records = linked.find(field.name);
  std::vector<std::string> texts;
  int period = 0;
  for (const std::int64_t id : idsIn(value)) {
    ++period;
    const auto record =
        records == linked.end() ? decltype(records->second.end())() : records->second.find(id);
    if (records == linked.end() || record == records->second.end()) {
      continue;
    }
    const std::string text = valueText(rule, kind, fieldOf(record->second, field.linked));
    if (!text.empty()) {
      texts.push_back(kind == ColumnKind::power ? fmt::format("P{}={}", period, text) : text);
    }
  }
  const bool several = kind == ColumnKind::power || kind == ColumnKind::text;
  return texts.empty() ? "" : several ? joined(texts, ";") : texts.front();
}

std::string columnText(const ErpValue& rule, ColumnKind kind, const Json& record,
                       const LinkedRecords& linked) {
  std::string text;
  for (const ErpField& field : rule.fields) {
    const Json& value = fieldOf(record, field.name);
    text = field.linked.empty() ? valueText(rule, kind, value)
                                : linkedText(rule, kind, field, value, linked);
    if (!text.empty() && !(kind == ColumnKind::truth && text == "0")) {
      break;
    }
  }
  return text;
}

void addOnce(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    names.push_back(name);
  }
}

}  // namespace

std::vector<std::string> fieldsToRead(const ErpTable& table) {
  std::vector<std::string> names;
  for (const ErpValue& value : table.columns) {
    for (const ErpField& field : value.fields) {
      addOnce(names, field.name);
    }
  }
  return names;
}

std::vector<std::string> linkedFields(const ErpTable& table, const std::string& link) {
  std::vector<std::string> names;
  for (const ErpValue& value : table.columns) {
    for (const ErpField& field : value.fields) {
      if (field.name == link && !field.linked.empty()) {
        addOnce(names, field.linked);
      }
    }
  }
  return names;
}

std::set<std::int64_t> idsBehind(const std::string& link, const Json& records) {
  std::set<std::int64_t> ids;
  for (const Json& record : records) {
    const auto some = idsIn(fieldOf(record, link));
    ids.insert(some.begin(), some.end());
  }
  return ids;
}

std::int64_t recordId(const Json& record) {
  const Json& id = fieldOf(record, "id");
  return id.is_number_integer() ? id.get<std::int64_t>() : 0;
}

ErpRow rowOf(const ErpTable& table, const Json& record, const LinkedRecords& linked) {
  ErpRow result;
  result.id = recordId(record);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ImportColumn& column = table.table->columns[i];
    std::string text = columnText(table.columns[i], column.kind, record, linked);
    if (const std::string wrong = checkValue(column, text); !wrong.empty()) {
      result.bad.push_back(fmt::format("{}: {}", column.name, wrong));
      result.good = result.good && !column.required;
      text.clear();
    }
    result.row.push_back(std::move(text));
    for (const ErpField& field : table.columns[i].fields) {
      const Json& value = fieldOf(record, field.name);
      if (column.kind == ColumnKind::id && field.linked.empty() && isReference(value)) {
        result.names[value[0].get<std::int64_t>()] = readableText(value);
      }
    }
  }
  return result;
}

}  // namespace tomatic
