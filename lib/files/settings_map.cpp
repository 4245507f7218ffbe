#include "files/settings_map.hpp"

#include <algorithm>

#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {

SettingsMap::SettingsMap(const Yaml& map, std::string name, Complaints& complaints)
    : map_(map), name_(std::move(name)), complaints_(complaints) {
  if (!map.isMap()) {
    unexpected(map, name_, tr("a map"), complaints);
  }
}

SettingsMap::~SettingsMap() {
  for (const auto& [key, value] : map_.entries) {
    const bool known =
        key.isScalar() && std::find(taken_.begin(), taken_.end(), key.text) != taken_.end();
    if (key.isScalar() && key.text == "password") {
      complaints_.error(key.place, tr("{}: {} stands here, expected it in secrets.yaml under {}",
                                      name_, key.text, name_));
    } else if (!known) {
      complaints_.warning(key.place, tr("{}: {} is unknown, expected one of {}", name_,
                                        key.described(), joined(taken_)));
    }
  }
}

void SettingsMap::text(const std::string& key, std::string& into) {
  if (const Yaml* node = find(key)) {
    const std::string what = name_ + ": " + key;
    const auto text = readText(*node, what, complaints_);
    if (text && (text->empty() || text->find_first_of("\r\n") != std::string::npos)) {
      unexpected(*node, what, tr("text of one line"), complaints_);
    }
    into = text.value_or(into);
  }
}

void SettingsMap::text(const std::string& key, std::optional<std::string>& into) {
  std::string found;
  text(key, found);
  if (!found.empty()) {
    into = found;
  }
}

void SettingsMap::texts(const std::string& key, std::map<std::string, std::string>& into) {
  if (const Yaml* node = find(key)) {
    SettingsMap inner(*node, name_ + ": " + key, complaints_);
    for (auto& [name, text] : into) {
      inner.text(name, text);
    }
  }
}

void SettingsMap::texts(const std::string& key, std::vector<std::string>& into) {
  if (const Yaml* node = find(key)) {
    into = readTexts(*node, name_ + ": " + key, complaints_);
  }
}

void SettingsMap::integer(const std::string& key, int& into, IntegerRange range) {
  if (const Yaml* node = find(key)) {
    into =
        static_cast<int>(readInteger(*node, name_ + ": " + key, range, complaints_).value_or(into));
  }
}

void SettingsMap::truth(const std::string& key, bool& into) {
  if (const Yaml* node = find(key)) {
    into = readBoolean(*node, name_ + ": " + key, complaints_).value_or(into);
  }
}

const Yaml* SettingsMap::find(const std::string& key) {
  taken_.push_back(key);
  const Yaml* node = map_.find(key);
  return node == nullptr || node->isNull() ? nullptr : node;
}

}  // namespace tomatic
