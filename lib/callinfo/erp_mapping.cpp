#include "callinfo/erp_mapping.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 5> tableKeys{"model", "where", "archived", "links",
                                                    "fields"};

bool isNameOf(std::string_view text, std::string_view more) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           more.find(c) != std::string_view::npos;
  });
}

std::string namesOf(const ImportTable& table) {
  std::vector<std::string> names;
  for (const ImportColumn& column : table.columns) {
    names.emplace_back(column.name);
  }
  return joined(names);
}

/// A condition as the ERP takes it; plain scalars are numbers and truths where they look so.
Json conditionOf(const Yaml& node) {
  if (node.isSequence()) {
    Json list = Json::array();
    for (const Yaml& item : node.items) {
      list.push_back(conditionOf(item));
    }
    return list;
  }
  if (node.quoted) {
    return node.text;
  }
  if (node.isNull() || node.text == "false" || node.text == "true") {
    return node.text == "true";
  }
  const Json number = Json::parse(node.text, nullptr, false);
  return number.is_number() ? number : Json(node.text);
}

/// Whether it is a list of triples and of the signs `&`, `|` and `!`, which take two or one of
/// them.
bool isCondition(const Json& condition) {
  if (!condition.is_array()) {
    return false;
  }
  int lacking = 0;
  for (auto item = condition.rbegin(); item != condition.rend(); ++item) {
    if (item->is_array()) {
      const bool triple = item->size() == 3 && (*item)[0].is_string() && (*item)[1].is_string();
      if (!triple) {
        return false;
      }
      ++lacking;
      continue;
    }
    const bool pair = *item == "&" || *item == "|";
    if ((!pair && *item != "!") || lacking < (pair ? 2 : 1)) {
      return false;
    }
    lacking -= pair ? 1 : 0;
  }
  return true;
}

class MappingReader {
 public:
  explicit MappingReader(Complaints& complaints) : complaints_(complaints) {}

  ErpTable readTable(const ImportTable& table, const Yaml& map) {
    ErpTable result;
    result.table = &table;
    result.columns.resize(table.columns.size());
    what_ = table.name;
    for (const auto& [key, value] : readEntries(map, what_, complaints_)) {
      if (key.text == "model") {
        result.model = nameIn(value, what_ + ": model", ".");
      } else if (key.text == "where") {
        readWhere(value, result);
      } else if (key.text == "archived") {
        result.archived = readBoolean(value, what_ + ": archived", complaints_).value_or(false);
      } else if (key.text == "links") {
        for (const auto& [field, model] : readEntries(value, what_ + ": links", complaints_)) {
          result.links[nameIn(field, what_ + ": links", "")] =
              nameIn(model, what_ + ": links: " + field.text, ".");
        }
      } else if (key.text != "fields") {
        complaints_.error(key.place,
                          tr("{}: {} is unknown, expected one of {}", what_, key.described(),
                             joined(std::vector<std::string>(tableKeys.begin(), tableKeys.end()))));
      }
    }
    if (result.model.empty()) {
      complaints_.error(map.place,
                        tr("{}: model is missing, expected one such as res.partner", what_));
    }
    readFields(map, result);
    return result;
  }

 private:
  void readWhere(const Yaml& value, ErpTable& table) {
    const Json condition = conditionOf(value);
    if (isCondition(condition)) {
      table.where = condition.dump();
    } else {
      unexpected(value, what_ + ": where",
                 tr("conditions in a list such as [[state, '!=', draft]]"), complaints_);
    }
  }

  void readFields(const Yaml& map, ErpTable& table) {
    const Yaml* fields = map.find("fields");
    if (fields != nullptr) {
      for (const auto& [key, value] : readEntries(*fields, what_ + ": fields", complaints_)) {
        const int column = key.isScalar() ? table.table->find(key.text) : -1;
        if (column < 0) {
          complaints_.error(key.place, tr("{}: there is no column {}, expected one of {}", what_,
                                          key.described(), namesOf(*table.table)));
          continue;
        }
        table.columns[static_cast<std::size_t>(column)] =
            readValue(value, what_ + ": " + key.text, table);
      }
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.table->columns[i].required && table.columns[i].fields.empty()) {
        complaints_.error(map.place, tr("{}: fields: {} is missing, expected the field that has it",
                                        what_, table.table->columns[i].name));
      }
    }
  }

  ErpValue readValue(const Yaml& node, const std::string& what, const ErpTable& table) {
    ErpValue value;
    if (!node.isMap()) {
      addFields(node, what, table, value);
      return value;
    }
    for (const auto& [key, inner] : node.entries) {
      if (key.text == "field") {
        addFields(inner, what, table, value);
      } else if (key.text == "is" || key.text == "isNot") {
        auto& into = key.text == "is" ? value.is : value.isNot;
        into = inner.isScalar() ? std::vector{inner.text} : readTexts(inner, what, complaints_);
      } else {
        complaints_.error(key.place, tr("{}: {} is unknown, expected one of {}", what,
                                        key.described(), "field, is, isNot"));
      }
    }
    if (value.fields.empty()) {
      unexpected(node, what, tr("a field, or a map with the key 'field'"), complaints_);
    }
    return value;
  }

  void addFields(const Yaml& node, const std::string& what, const ErpTable& table,
                 ErpValue& value) {
    if (node.isSequence()) {
      for (const Yaml& item : node.items) {
        addFields(item, what, table, value);
      }
      return;
    }
    const std::string name = nameIn(node, what, ".");
    const std::size_t dot = name.find('.');
    ErpField field{name.substr(0, dot), dot == std::string::npos ? "" : name.substr(dot + 1)};
    if (field.name.empty() || field.linked.find('.') != std::string::npos || name.ends_with('.')) {
      unexpected(node, what, tr("a field such as name or partner_id.name"), complaints_);
    } else if (dot != std::string::npos && table.links.count(field.name) == 0) {
      complaints_.error(node.place,
                        tr("{}: '{}' leads to other records, expected their model above, as "
                           "links: {{{}: MODEL}}",
                           what, field.name, field.name));
    } else {
      value.fields.push_back(std::move(field));
    }
  }

  std::string nameIn(const Yaml& node, const std::string& what, std::string_view more) {
    if (!node.isScalar() || !isNameOf(node.text, more)) {
      unexpected(node, what, tr("a name of letters, digits, '_' and '.'"), complaints_);
      return "";
    }
    return node.text;
  }

  Complaints& complaints_;
  std::string what_;
};

}  // namespace

const ErpValue& ErpTable::column(std::string_view name) const {
  return columns[static_cast<std::size_t>(table->find(name))];
}

const ErpTable* ErpMapping::find(std::string_view name) const {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const ErpTable& each) { return each.table->name == name; });
  return found == tables.end() ? nullptr : &*found;
}

ErpMapping parseErpMapping(std::string_view text, const std::string& file, Complaints& complaints) {
  const Yaml document = parseYaml(text, file);
  ErpMapping mapping;
  for (const ImportTable& table : importTables()) {
    if (const Yaml* map = document.find(table.name); map != nullptr && !map->isNull()) {
      mapping.tables.push_back(MappingReader(complaints).readTable(table, *map));
    }
  }
  std::vector<std::string> names;
  for (const ImportTable& table : importTables()) {
    names.emplace_back(table.name);
  }
  for (const auto& [key, value] : readEntries(document, "", complaints)) {
    if (!key.isScalar() || importTable(key.text) == nullptr) {
      complaints.error(key.place, tr("there is no table {}, expected one of {}", key.described(),
                                     joined(names)));
    }
  }
  if (mapping.find("partners") == nullptr && !complaints.hasErrors()) {
    complaints.error({file, 0}, tr("the table partners is missing, expected its model and fields"));
  }
  return mapping;
}

}  // namespace tomatic
