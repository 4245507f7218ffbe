#include "files/publish_target.hpp"

#include <algorithm>
#include <array>

#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr std::array<std::string_view, 6> knownKeys{"host", "user", "path",
                                                    "port", "key",  "knownHosts"};

/// Text without what would end a line of a protocol or a path.
std::optional<std::string> textOf(const Yaml& map, std::string_view key, Complaints& complaints) {
  const Yaml* node = map.find(key);
  if (node == nullptr || node->isNull()) {
    return std::nullopt;
  }
  auto text = readText(*node, tr("publishStatic: {}", key), complaints);
  if (text && (text->empty() || text->find_first_of("\r\n") != std::string::npos)) {
    unexpected(*node, tr("publishStatic: {}", key), tr("text of one line"), complaints);
  }
  return text;
}

std::string requiredText(const Yaml& map, std::string_view key, Complaints& complaints) {
  const auto text = textOf(map, key, complaints);
  if (!text) {
    complaints.error(map.place,
                     tr("publishStatic: {} is missing, expected host, user and path", key));
  }
  return text.value_or("");
}

void checkKeys(const Yaml& map, Complaints& complaints) {
  const std::vector<std::string> known(knownKeys.begin(), knownKeys.end());
  for (const auto& [key, value] : map.entries) {
    if (key.isScalar() && key.text == "password") {
      complaints.error(key.place, tr("publishStatic: a password stands here, expected it in "
                                     "secrets.yaml under publishStatic"));
    } else if (!key.isScalar() || std::find(known.begin(), known.end(), key.text) == known.end()) {
      complaints.warning(key.place, tr("publishStatic: {} is unknown, expected one of {}",
                                       key.described(), joined(known)));
    }
  }
}

}  // namespace

std::optional<PublishTarget> readPublishTarget(const ConfigLayers& layers, Complaints& complaints) {
  const GivenValue given = layers.find("publishStatic");
  if (!given) {
    return std::nullopt;
  }
  const Yaml& map = *given.node;
  if (!map.isMap()) {
    unexpected(map, "publishStatic", tr("a map with host, user and path"), complaints);
    return std::nullopt;
  }
  checkKeys(map, complaints);
  PublishTarget target;
  target.host = requiredText(map, "host", complaints);
  target.user = requiredText(map, "user", complaints);
  target.path = requiredText(map, "path", complaints);
  target.key = textOf(map, "key", complaints);
  target.knownHosts = textOf(map, "knownHosts", complaints);
  if (const Yaml* port = map.find("port"); port != nullptr && !port->isNull()) {
    constexpr IntegerRange ports{1, 65535};
    target.port = static_cast<int>(
        readInteger(*port, tr("publishStatic: port"), ports, complaints).value_or(target.port));
  }
  return target;
}

}  // namespace tomatic
