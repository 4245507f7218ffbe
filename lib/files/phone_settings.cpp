#include "files/phone_settings.hpp"

#include "files/settings_map.hpp"
#include "files/yaml_values.hpp"

namespace tomatic {
namespace {

constexpr IntegerRange ports{1, 65535};
constexpr IntegerRange extensionNumbers{0, 1'000'000'000};

void readTables(const GivenValue& given, AsteriskTables& tables, Complaints& complaints) {
  if (!given) {
    return;
  }
  if (given.node->isScalar()) {
    tables.file = readText(*given.node, "asteriskDb", complaints).value_or("");
    return;
  }
  SettingsMap map(*given.node, "asteriskDb", complaints);
  map.text("file", tables.file);
  map.text("members", tables.members);
  map.text("peers", tables.peers);
  map.text("queueLog", tables.queueLog);
  map.texts("memberColumns", tables.memberColumns);
  map.texts("peerColumns", tables.peerColumns);
}

void readHost(const GivenValue& given, AsteriskHost& host, Complaints& complaints) {
  if (given) {
    SettingsMap map(*given.node, "asterisk", complaints);
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
    SettingsMap map(*given.node, name, complaints);
    map.text("url", platform.url);
    map.text("user", platform.user);
    map.text("tenant", platform.tenant);
    map.text("caFile", platform.caFile);
    map.text("statsUrl", platform.statsUrl);
    map.texts("numbers", platform.numbers);
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
