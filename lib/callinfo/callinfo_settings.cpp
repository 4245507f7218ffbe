#include "callinfo/callinfo_settings.hpp"

#include "customers/phones.hpp"
#include "files/config_keys.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

std::vector<ConfigValue> valuesOf(const ConfigLayers& layers) {
  std::vector<ConfigValue> values;
  for (const ConfigKey& key : callinfoKeys()) {
    values.push_back(shownValue(layers, key));
  }
  return values;
}

std::string textIn(const ConfigLayers& layers, std::string_view key, Complaints& complaints) {
  const GivenValue given = layers.find(key);
  const auto text = given ? readText(*given.node, key, complaints) : std::nullopt;
  return text.value_or(std::string(findConfigKey(key)->byDefault));
}

}  // namespace

CallinfoSettings readCallinfoSettings(const ConfigSources& sources, Complaints& complaints) {
  const ConfigLayers layers(sources, complaints);
  CallinfoSettings settings;
  settings.region = textIn(layers, "region", complaints);
  if (!isPhoneRegion(settings.region)) {
    complaints.error(layers.find("region").node->place,
                     tr("region: found '{}', expected a country such as ES", settings.region));
  }
  if (const GivenValue most = layers.find("threshold_hits")) {
    const auto hits = readInteger(*most.node, "threshold_hits", {1, 10'000}, complaints);
    settings.mostHits = static_cast<std::size_t>(hits.value_or(1));
  }
  settings.folder = sources.folder / textIn(layers, "callinfoPath", complaints);
  settings.personsFile = textIn(layers, "personsfile", complaints);
  if (const GivenValue zone = layers.find("timezone")) {
    settings.timeZone = readText(*zone.node, "timezone", complaints);
    settings.timeZonePlace = zone.node->place;
  }
  settings.source = textIn(layers, "callinfoSource", complaints);
  if (settings.source != "sqlite" && settings.source != "odoo") {
    complaints.error(layers.find("callinfoSource").node->place,
                     tr("callinfoSource: found '{}', expected sqlite or odoo", settings.source));
  }
  settings.erp = readErpSettings(layers, complaints);
  settings.values = valuesOf(layers);
  return settings;
}

}  // namespace tomatic
