// A map of the configuration that says where another machine is and how it is talked to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "files/yaml_values.hpp"

namespace tomatic {

/// Each key is taken once; what is left over when this is destroyed is complained about, and so is
/// a password, which belongs in secrets.yaml.
class SettingsMap {
 public:
  /// `name` is the map's key. The map and the complaints must outlive this.
  SettingsMap(const Yaml& map, std::string name, Complaints& complaints);
  ~SettingsMap();
  SettingsMap(const SettingsMap&) = delete;
  SettingsMap& operator=(const SettingsMap&) = delete;

  /// What is not given, or is wrong, leaves the value as it is.
  void text(const std::string& key, std::string& into);
  void text(const std::string& key, std::optional<std::string>& into);
  /// A map of texts, of which no other keys are known than those that are there.
  void texts(const std::string& key, std::map<std::string, std::string>& into);
  /// A list of texts.
  void texts(const std::string& key, std::vector<std::string>& into);
  void integer(const std::string& key, int& into, IntegerRange range);
  void truth(const std::string& key, bool& into);

 private:
  const Yaml* find(const std::string& key);

  const Yaml& map_;
  std::string name_;
  Complaints& complaints_;
  std::vector<std::string> taken_;
};

}  // namespace tomatic
