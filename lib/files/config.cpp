#include "files/config.hpp"

#include <fmt/format.h>

#include "files/config_layers.hpp"
#include "files/settings_reader.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

std::string wordsOf(const std::vector<Weekday>& days, DayWords language) {
  std::vector<std::string> all;
  for (const Weekday day : days) {
    all.emplace_back(wordFor(day, language));
  }
  return fmt::format("[{}]", joined(all));
}

std::string plainDefault(const ConfigKey& key) {
  return std::string(key.byDefault.empty() ? "null" : key.byDefault);
}

/// A default that may depend on other keys.
std::string defaultOf(const ConfigKey& key, const Settings& settings) {
  if (key.name == "searchDays") {
    return wordsOf(settings.searchDays, settings.dayWords);
  }
  if (key.name == "displayDays") {
    return wordsOf(settings.displayDays, settings.dayWords);
  }
  if (key.name == "brunchTurns") {
    return settings.brunchTurns.empty() ? "[]" : "[2, 3]";
  }
  return plainDefault(key);
}

ConfigValue shownValue(const ConfigLayers& layers, const ConfigKey& key, std::string byDefault) {
  const GivenValue given = layers.find(key.name);
  return {std::string(key.name), given ? given.node->oneLine() : std::move(byDefault),
          given.node != nullptr ? given.origin : "default"};
}

std::vector<ConfigValue> valuesOf(const ConfigLayers& layers, const Settings& settings) {
  std::vector<ConfigValue> values;
  for (const ConfigKey& key : configKeys()) {
    values.push_back(shownValue(layers, key, defaultOf(key, settings)));
  }
  return values;
}

}  // namespace

ConfigValue shownValue(const ConfigLayers& layers, const ConfigKey& key) {
  return shownValue(layers, key, plainDefault(key));
}

Config readConfig(const ConfigSources& sources, Complaints& complaints) {
  return readConfig(ConfigLayers(sources, complaints), complaints);
}

Config readConfig(const ConfigLayers& layers, Complaints& complaints) {
  Config config{readSettings(layers, complaints), {}};
  complaints.throwIfAny();
  config.values = valuesOf(layers, config.settings);
  return config;
}

}  // namespace tomatic
