// The layers that configuration comes from, and which of them gives a key. Knows the names of keys
// but not what their values mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/config.hpp"
#include "files/config_keys.hpp"
#include "files/yaml.hpp"
#include "text/complaints.hpp"

namespace tomatic {

enum class LayerKind : std::uint8_t { flags, environment, folder, user };

/// A key's value and where it was found.
struct GivenValue {
  const Yaml* node = nullptr;  ///< owned by the layers; nullptr when nobody gives it
  LayerKind layer = LayerKind::user;
  std::string origin;  ///< "config.yaml:7", "--lines", "TOMATIC_LINES"

  /// Somebody gives it and it is not `null`.
  explicit operator bool() const { return node != nullptr && !node->isNull(); }
};

class ConfigLayers {
 public:
  /// Reads the files. Throws Failure if the folder's is missing or any is no YAML.
  ConfigLayers(const ConfigSources& sources, Complaints& complaints);

  /// The strongest layer that gives the key, from `strongest` down.
  GivenValue find(std::string_view key, LayerKind strongest = LayerKind::flags) const;

  /// The folder's file, as messages name it.
  const std::string& fileName() const { return fileName_; }
  /// Keys of files that tune searches not made here, each once.
  const std::vector<std::string>& tuningKeys() const { return tuningKeys_; }

 private:
  struct Layer {
    LayerKind kind;
    Yaml map;
  };

  void addFlags(const ConfigSources& sources, Complaints& complaints);
  void addEnvironment(const ConfigSources& sources, Complaints& complaints);
  void addFile(LayerKind kind, const std::string& text, const std::string& name,
               Complaints& complaints);
  void checkNames(const Yaml& map, Complaints& complaints);

  std::vector<Layer> layers_;  ///< strongest first
  std::vector<std::string> tuningKeys_;
  std::string fileName_;
};

/// The settings of layers that are read already, for tools with keys of their own. Throws Failure
/// with everything that is wrong.
Config readConfig(const ConfigLayers& layers, Complaints& complaints);

/// What --show-config tells of a key: its value, or its default.
ConfigValue shownValue(const ConfigLayers& layers, const ConfigKey& key);

/// The value of a key that names something (a file, an address, a zone): text that is not empty.
/// Nothing if nobody gives it, and an error if it is none.
std::optional<std::string> readName(const ConfigLayers& layers, std::string_view key,
                                    Complaints& complaints);

}  // namespace tomatic
