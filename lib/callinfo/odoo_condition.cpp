#include "callinfo/odoo_condition.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "customers/phones.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::json;

constexpr std::size_t mostPatterns = 64;
constexpr std::size_t nationalDigits = 9;

bool isAccentable(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

/// In a pattern `%` and `_` stand for others, and so does what might quote them.
std::string literalPattern(std::string_view text) {
  std::string pattern(text);
  std::replace_if(
      pattern.begin(), pattern.end(), [](char c) { return c == '%' || c == '\\'; }, '_');
  return pattern;
}

Json combined(const char* sign, const std::vector<Json>& conditions) {
  Json all = Json::array();
  int terms = 0;
  for (const Json& condition : conditions) {
    if (!condition.empty()) {
      all.insert(all.end(), condition.begin(), condition.end());
      ++terms;
    }
  }
  for (; terms > 1; --terms) {
    all.insert(all.begin(), sign);
  }
  return all;
}

Json fieldsCompared(const ErpValue& value, const char* how, const std::string& with) {
  std::vector<Json> each;
  for (const ErpField& field : value.fields) {
    if (field.name != "id") {
      each.push_back(Json::array({Json::array({field.path(), how, with})}));
    }
  }
  return anyOf(each);
}

Json nameCondition(const ErpValue& name, const SearchKey& key) {
  std::vector<Json> words;
  for (const std::string& word : key.words) {
    if (!isContainable(word)) {
      continue;  // is in too many; whether it is in the name is looked at afterwards
    }
    std::vector<Json> ways;
    for (const std::string& pattern : accentPatterns(word)) {
      ways.push_back(fieldsCompared(name, "ilike", pattern));
    }
    words.push_back(anyOf(ways));
  }
  return allOf(words);
}

/// Phones are written without the prefix of the country more often than with it, and typed with a
/// part of it when they are cut out of others.
std::vector<std::string> phonePatterns(const std::string& digits) {
  if (digits.size() >= nationalDigits) {
    return {spacedPattern(digits.substr(digits.size() - nationalDigits))};
  }
  std::vector<std::string> patterns{spacedPattern(digits)};
  for (const std::string_view part : {"34", "4"}) {
    if (digits.starts_with(part)) {
      patterns.push_back(spacedPattern(digits.substr(part.size())));
    }
  }
  return patterns;
}

/// With one vowel as it may be accented, one n or c as ñ or ç, or neither.
void addAccented(const std::string& base, std::vector<std::string>& patterns) {
  std::vector<std::string> marked{base};
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (base[i] == 'n' || base[i] == 'c') {
      marked.push_back(std::string(base).replace(i, 1, base[i] == 'n' ? "ñ" : "ç"));
    }
  }
  for (const std::string& one : marked) {
    patterns.push_back(one);
    for (std::size_t i = 0; i < one.size(); ++i) {
      if (isAccentable(one[i])) {
        patterns.push_back(std::string(one).replace(i, 1, "_"));
      }
    }
  }
}

}  // namespace

std::string_view tableFor(SearchField field) {
  switch (field) {
    case SearchField::phone:
    case SearchField::email:
      return "addresses";
    case SearchField::contract:
    case SearchField::cups:
      return "contracts";
    case SearchField::name:
    case SearchField::nif:
    case SearchField::soci:
    case SearchField::all:
      break;
  }
  return "partners";
}

Json candidates(const ErpTable& table, const SearchKey& key) {
  if (key.text.empty()) {
    return Json::array();
  }
  switch (key.field) {
    case SearchField::phone: {
      std::vector<Json> ways;
      for (const std::string& pattern : phonePatterns(phoneDigits(key.text))) {
        ways.push_back(fieldsCompared(table.column("phones"), "like", pattern));
        ways.push_back(fieldsCompared(table.column("mobile"), "like", pattern));
      }
      return anyOf(ways);
    }
    case SearchField::email:
      return fieldsCompared(table.column("email"), "ilike", literalPattern(key.text));
    case SearchField::nif:
      return fieldsCompared(table.column("dni"), "ilike", spacedPattern(key.text));
    case SearchField::soci:
      return fieldsCompared(table.column("soci"), "ilike", spacedPattern(key.text));
    case SearchField::cups:
      return fieldsCompared(table.column("cups"), "ilike", spacedPattern(key.text));
    case SearchField::contract:
      return isAmongTexts(table.column("number"), {key.text});
    case SearchField::name:
    case SearchField::all:
      break;
  }
  return nameCondition(table.column("name"), key);
}

Json anyOf(const std::vector<Json>& conditions) {
  return combined("|", conditions);
}

Json allOf(const std::vector<Json>& conditions) {
  return combined("&", conditions);
}

Json isAmongIds(const ErpValue& value, const std::set<std::int64_t>& ids) {
  std::vector<Json> each;
  for (const ErpField& field : value.fields) {
    each.push_back(Json::array({Json::array({field.path(), "in", ids})}));
  }
  return anyOf(each);
}

Json isAmongTexts(const ErpValue& value, const std::vector<std::string>& texts) {
  std::vector<Json> each;
  for (const ErpField& field : value.fields) {
    Json list = Json::array();
    for (const std::string& text : texts) {
      const auto id = parseInteger(text);
      if (field.path() != "id") {
        list.push_back(text);
      } else if (id && std::to_string(*id) == text && *id <= std::numeric_limits<int>::max()) {
        list.push_back(*id);
      }
    }
    if (!list.empty()) {
      each.push_back(Json::array({Json::array({field.path(), "in", list})}));
    }
  }
  return anyOf(each);
}

Json within(const ErpTable& table, const Json& condition) {
  Json all = Json::parse(table.where);
  all.insert(all.end(), condition.begin(), condition.end());
  return all;
}

std::vector<std::string> accentPatterns(std::string_view word) {
  const std::string plain = literalPattern(word);
  std::vector<std::string> patterns;
  addAccented(plain, patterns);
  for (std::size_t i = 1; i < plain.size() && patterns.size() <= mostPatterns; ++i) {
    const bool dotted = plain[i - 1] == 'l' && plain[i] == 'l';
    if (i == 1 || dotted) {
      addAccented(std::string(plain).insert(i, "_"), patterns);
    }
  }
  if (patterns.size() <= mostPatterns) {
    return patterns;
  }
  // A long word says enough by its other letters.
  std::string rough = plain;
  std::replace_if(
      rough.begin(), rough.end(), [](char c) { return isAccentable(c) || c == 'n' || c == 'c'; },
      '_');
  return {rough};
}

std::string spacedPattern(std::string_view text) {
  std::string pattern;
  while (!text.empty()) {
    const auto character = firstUtf8(text);
    const std::size_t bytes = character ? character->bytes : 1;
    pattern += pattern.empty() ? "" : "%";
    pattern += character ? literalPattern(text.substr(0, bytes)) : "_";
    text.remove_prefix(bytes);
  }
  return pattern;
}

}  // namespace tomatic
