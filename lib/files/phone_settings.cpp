#include "files/phone_settings.hpp"

#include <algorithm>

#include "files/yaml_values.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr IntegerRange ports{1, 65535};
constexpr IntegerRange extensionNumbers{0, 1'000'000'000};

/// The map of one platform: each key is taken once, what is left over is unknown.
class PlatformMap {
 public:
  PlatformMap(const Yaml& map, std::string name, Complaints& complaints)
      : map_(map), name_(std::move(name)), complaints_(complaints) {
    if (!map.isMap()) {
      unexpected(map, name_, tr("a map"), complaints);
    }
  }
  ~PlatformMap() {
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
  PlatformMap(const PlatformMap&) = delete;
  PlatformMap& operator=(const PlatformMap&) = delete;

  void text(const std::string& key, std::string& into) {
    if (const Yaml* node = find(key)) {
      const std::string what = name_ + ": " + key;
      const auto text = readText(*node, what, complaints_);
      if (text && (text->empty() || text->find_first_of("\r\n") != std::string::npos)) {
        unexpected(*node, what, tr("text of one line"), complaints_);
      }
      into = text.value_or(into);
    }
  }
  void text(const std::string& key, std::optional<std::string>& into) {
    std::string found;
    text(key, found);
    if (!found.empty()) {
      into = found;
    }
  }
  /// A map of texts, of which no other keys are known than those that are there.
  void texts(const std::string& key, std::map<std::string, std::string>& into) {
    if (const Yaml* node = find(key)) {
      PlatformMap inner(*node, name_ + ": " + key, complaints_);
      for (auto& [name, text] : into) {
        inner.text(name, text);
      }
    }
  }
  void integer(const std::string& key, int& into, IntegerRange range) {
    if (const Yaml* node = find(key)) {
      into = static_cast<int>(
          readInteger(*node, name_ + ": " + key, range, complaints_).value_or(into));
    }
  }
  void truth(const std::string& key, bool& into) {
    if (const Yaml* node = find(key)) {
      into = readBoolean(*node, name_ + ": " + key, complaints_).value_or(into);
    }
  }

 private:
  const Yaml* find(const std::string& key) {
    taken_.push_back(key);
    const Yaml* node = map_.find(key);
    return node == nullptr || node->isNull() ? nullptr : node;
  }

  const Yaml& map_;
  std::string name_;
  Complaints& complaints_;
  std::vector<std::string> taken_;
};

void readTables(const GivenValue& given, AsteriskTables& tables, Complaints& complaints) {
  if (!given) {
    return;
  }
  if (given.node->isScalar()) {
    tables.file = readText(*given.node, "asteriskDb", complaints).value_or("");
    return;
  }
  PlatformMap map(*given.node, "asteriskDb", complaints);
  map.text("file", tables.file);
  map.text("members", tables.members);
  map.text("peers", tables.peers);
  map.text("queueLog", tables.queueLog);
  map.texts("memberColumns", tables.memberColumns);
  map.texts("peerColumns", tables.peerColumns);
}

void readHost(const GivenValue& given, AsteriskHost& host, Complaints& complaints) {
  if (given) {
    PlatformMap map(*given.node, "asterisk", complaints);
    map.text("host", host.host);
    map.integer("port", host.port, ports);
    map.text("user", host.user);
    map.text("key", host.key);
    map.text("knownHosts", host.knownHosts);
    map.text("command", host.command);
    map.text("queueLog", host.queueLog);
    map.truth("sudo", host.sudo);
  }
}

void readHosted(const GivenValue& given, const std::string& name, HostedPlatform& platform,
                Complaints& complaints) {
  if (given) {
    PlatformMap map(*given.node, name, complaints);
    map.text("url", platform.url);
    map.text("user", platform.user);
    map.text("tenant", platform.tenant);
    map.text("caFile", platform.caFile);
    map.text("statsUrl", platform.statsUrl);
    map.integer("minExtension", platform.minExtension, extensionNumbers);
    map.integer("maxExtension", platform.maxExtension, extensionNumbers);
  }
}

ColumnNames sameNames(const std::vector<std::string>& names) {
  ColumnNames same;
  for (const std::string& name : names) {
    same.emplace(name, name);
  }
  return same;
}

void readOwnText(const ConfigLayers& layers, std::string_view key, std::string& into,
                 Complaints& complaints) {
  if (const GivenValue given = layers.find(key)) {
    into = readText(*given.node, key, complaints).value_or(into);
  }
}

}  // namespace

ColumnNames usualMemberColumns() {
  return sameNames({"uniqueid", "queue_name", "interface", "membername", "state_interface",
                    "penalty", "paused", "wrapuptime", "ringinuse", "reason_paused"});
}

ColumnNames usualPeerColumns() {
  return sameNames({"id", "name", "defaultuser", "context", "host", "secret", "callerid", "type"});
}

PhoneSettings readPhoneSettings(const ConfigLayers& layers, const Secrets& secrets,
                                Complaints& complaints) {
  PhoneSettings settings;
  readOwnText(layers, "pbx", settings.backend, complaints);
  readOwnText(layers, "queue", settings.queue, complaints);
  std::string technology = "SIP";
  readOwnText(layers, "memberTechnology", technology, complaints);
  settings.memberInterface = technology + "/{extension}";
  readOwnText(layers, "memberInterface", settings.memberInterface, complaints);
  readTables(layers.find("asteriskDb"), settings.tables, complaints);
  readHost(layers.find("asterisk"), settings.asterisk, complaints);
  readHosted(layers.find("ami"), "ami", settings.ami, complaints);
  readHosted(layers.find("areavoip"), "areavoip", settings.areavoip, complaints);
  readHosted(layers.find("irontec"), "irontec", settings.irontec, complaints);
  settings.asterisk.password = secrets.find({"asterisk", "password"}, complaints);
  settings.ami.secret = secrets.find({"ami", "password"}, complaints);
  settings.areavoip.secret = secrets.find({"areavoip", "key"}, complaints);
  settings.irontec.secret = secrets.find({"irontec", "password"}, complaints);
  return settings;
}

}  // namespace tomatic
