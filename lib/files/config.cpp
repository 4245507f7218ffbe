#include "files/config.hpp"

#include <fmt/format.h>

#include "files/config_keys.hpp"
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

/// A default that depends on other keys.
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
  return std::string(key.byDefault.empty() ? "null" : key.byDefault);
}

std::vector<ConfigValue> valuesOf(const ConfigLayers& layers, const Settings& settings) {
  std::vector<ConfigValue> values;
  for (const ConfigKey& key : configKeys()) {
    const GivenValue given = layers.find(key.name);
    values.push_back({std::string(key.name),
                      given ? given.node->oneLine() : defaultOf(key, settings),
                      given.node != nullptr ? given.origin : "default"});
  }
  return values;
}

}  // namespace

Config readConfig(const ConfigSources& sources, Complaints& complaints) {
  const ConfigLayers layers(sources, complaints);
  Config config{readSettings(layers, complaints), {}};
  complaints.throwIfAny();
  config.values = valuesOf(layers, config.settings);
  return config;
}

}  // namespace tomatic
