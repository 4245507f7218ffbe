#include "files/config_layers.hpp"

#include <algorithm>
#include <utility>

#include "files/config_keys.hpp"
#include "files/file_io.hpp"
#include "files/yaml_tree.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

/// What does not stand in a file has no lines.
void placeAt(Yaml& node, const Place& place) {
  node.place = place;
  for (Yaml& item : node.items) {
    placeAt(item, place);
  }
  for (auto& [key, value] : node.entries) {
    placeAt(key, place);
    placeAt(value, place);
  }
}

Yaml scalarOf(std::string_view text) {
  Yaml node;
  node.kind = Yaml::Kind::scalar;
  node.text = text;
  return node;
}

/// The value that a flag or a variable gives; `origin` is how messages name it.
Yaml valueGiven(const ConfigKey& key, const std::string& text, const std::string& origin,
                Complaints& complaints) {
  Yaml node = scalarOf(text);
  if (key.form != KeyForm::text) {
    try {
      node = parseYaml(text, origin);
    } catch (const Failure& failure) {
      for (const Complaint& complaint : failure.complaints()) {
        complaints.error(Place{origin, 0}, complaint.message);
      }
      node = Yaml();
    }
  }
  if (key.form == KeyForm::list && node.isScalar()) {
    Yaml items;
    items.kind = Yaml::Kind::sequence;
    for (const std::string_view item : split(node.text, ',')) {
      items.items.push_back(scalarOf(trimmed(item)));
    }
    node = std::move(items);
  }
  placeAt(node, Place{origin, 0});
  return node;
}

/// The entry of a map that gives the key, by either name.
const Yaml::Entry* entryOf(const Yaml& map, const ConfigKey& key) {
  const Yaml::Entry* old = nullptr;
  for (const Yaml::Entry& entry : map.entries) {
    if (!entry.key.isScalar()) {
      continue;
    }
    if (entry.key.text == key.name) {
      return &entry;
    }
    if (!key.predecessor.empty() && entry.key.text == key.predecessor) {
      old = &entry;
    }
  }
  return old;
}

/// The same key by both names must say the same.
void checkTwins(const Yaml& map, const ConfigKey& key, Complaints& complaints) {
  const Yaml::Entry* ours = entryOf(map, key);
  for (const Yaml::Entry& entry : map.entries) {
    if (ours != &entry && entry.key.isScalar() && !key.predecessor.empty() &&
        entry.key.text == key.predecessor && !sameValue(ours->value, entry.value)) {
      complaints.error(entry.key.place,
                       tr("{} means the same as {} in line {} and says otherwise; keep one",
                          key.predecessor, key.name, ours->key.place.line));
    }
  }
}

}  // namespace

ConfigLayers::ConfigLayers(const ConfigSources& sources, Complaints& complaints)
    : fileName_(sources.configFile) {
  addFlags(sources, complaints);
  addEnvironment(sources, complaints);
  const auto text = readFile(sources.folder / sources.configFile, yamlLimits::bytes);
  if (!text) {
    throw Failure(Place{sources.configFile, 0},
                  tr("there is no such file in the folder '{}'; go to the folder of the team, name "
                     "it with -C DIR, or write one with at least 'hours' and 'lines'",
                     sources.folder.string()));
  }
  addFile(LayerKind::folder, *text, sources.configFile, complaints);
  if (sources.userConfig) {
    if (const auto own = readFile(*sources.userConfig, yamlLimits::bytes)) {
      addFile(LayerKind::user, *own, sources.userConfig->string(), complaints);
    }
  }
}

void ConfigLayers::addFlags(const ConfigSources& sources, Complaints& complaints) {
  Layer layer{LayerKind::flags, {}};
  for (const auto& [name, text] : sources.flags) {
    if (const ConfigKey* key = findConfigKey(name)) {
      layer.map.entries.push_back(
          {scalarOf(key->name), valueGiven(*key, text, flagOf(*key), complaints)});
    }
  }
  layers_.push_back(std::move(layer));
}

void ConfigLayers::addEnvironment(const ConfigSources& sources, Complaints& complaints) {
  Layer layer{LayerKind::environment, {}};
  for (const auto* keys : {&configKeys(), &callinfoKeys()}) {
    for (const ConfigKey& key : *keys) {
      const std::string variable = variableOf(key);
      const auto found = sources.environment.find(variable);
      if (found != sources.environment.end() && !found->second.empty() &&
          key.form != KeyForm::map) {
        layer.map.entries.push_back(
            {scalarOf(key.name), valueGiven(key, found->second, variable, complaints)});
      }
    }
  }
  layers_.push_back(std::move(layer));
}

void ConfigLayers::addFile(LayerKind kind, const std::string& text, const std::string& name,
                           Complaints& complaints) {
  Layer layer{kind, parseYaml(text, name)};
  if (!layer.map.isMap() && !layer.map.isNull()) {
    unexpected(layer.map, "", tr("a map such as 'lines: 6'"), complaints);
  }
  checkNames(layer.map, complaints);
  layers_.push_back(std::move(layer));
}

void ConfigLayers::checkNames(const Yaml& map, Complaints& complaints) {
  for (const ConfigKey& key : configKeys()) {
    checkTwins(map, key, complaints);
  }
  const std::vector<std::string> known = knownConfigNames();
  for (const Yaml::Entry& entry : map.entries) {
    const std::string& name = entry.key.text;
    if (entry.key.isScalar() && isTuningKey(name)) {
      if (std::find(tuningKeys_.begin(), tuningKeys_.end(), name) == tuningKeys_.end()) {
        tuningKeys_.push_back(name);
      }
    } else if (!entry.key.isScalar() || (!findConfigKey(name) && !isKeyOfOtherTools(name))) {
      const auto meant = nearest(name, known);
      complaints.warning(entry.key.place,
                         meant ? tr("the key {} is unknown, it is ignored; did you mean '{}'?",
                                    entry.key.described(), *meant)
                               : tr("the key {} is unknown, it is ignored", entry.key.described()));
    }
  }
}

GivenValue ConfigLayers::find(std::string_view name, LayerKind strongest) const {
  const ConfigKey& key = *findConfigKey(name);
  for (const Layer& layer : layers_) {
    const Yaml::Entry* entry = layer.kind < strongest ? nullptr : entryOf(layer.map, key);
    if (entry != nullptr) {
      const bool inFile = layer.kind >= LayerKind::folder;
      return {&entry->value, layer.kind,
              inFile ? entry->key.place.text() : entry->value.place.text()};
    }
  }
  return {};
}

std::optional<std::string> readName(const ConfigLayers& layers, std::string_view key,
                                    Complaints& complaints) {
  const GivenValue given = layers.find(key);
  if (!given) {
    return std::nullopt;
  }
  auto text = readText(*given.node, key, complaints);
  if (text && text->empty()) {
    complaints.error(given.node->place, tr("{}: found no text, expected a name", key));
    return std::nullopt;
  }
  return text;
}

}  // namespace tomatic
