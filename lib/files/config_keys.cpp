#include "files/config_keys.hpp"

#include <algorithm>
#include <array>

namespace tomatic {
namespace {

constexpr auto tuningKeys = std::to_array<std::string_view>({
    "aleatori",
    "backtrackDepth",
    "maxNodesToPersevere",
    "pruneRedundant",
    "descartaNoPrometedores",
    "costLimit",
    "mostraCami",
    "maximCamiAMostrar",
    "minizincSolvers",
    "nNingusMinizinc",
    "minizincTimeout",
    "sempreUnLliure",
    "maxTelefons",
    "taules",
    "scheduler",
    "keep",
    "track",
    "verbose",
    "deterministic",
    "status_file",
    "websocket_port",
});

constexpr auto keysOfOtherTools = std::to_array<std::string_view>({
    "hangoutChannel",
    "hangoutToken",
    "language",
    "queues",
    "asteriskcli",
    "dbasterisk",
    "sudo",
    "dispatch",
    "stats",
    "watch",
    "driveCertificate",
    "documentDrive",
    "fullCarrega",
    "rangCarrega",
});

/// maxOverload → max-overload.
std::string hyphenated(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !text.empty()) {
      text += '-';
    }
    text += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

}  // namespace

const std::vector<ConfigKey>& configKeys() {
  using enum KeyForm;
  static const std::vector<ConfigKey> keys{
      {"hours", "", "", list},
      {"lines", "nTelefons", "", value},
      {"searchDays", "diesCerca", "[dl, dm, dx, dj, dv]", list},
      {"displayDays", "diesVisualitzacio", "", list},
      {"maxTurnsPerDay", "maximHoresDiariesGeneral", "2", value},
      {"maxTurnsPerDayByPerson", "maximHoresDiaries", "{}", map},
      {"maxEmptyPerTurn", "maxNingusPerTurn", "", value},
      {"maxEmptyPerTurnInEdition", "maxNingusPerTurnInEdition", "", value},
      {"brunchBreak", "deixaEsmorzar", "true", value},
      {"brunchExempt", "noVolenEsmorzar", "[]", list},
      {"brunchTurns", "", "", list},
      {"maxPerTable", "maximPerTaula", "", value},
      {"maxPhoningInGroup", "", "{}", map},
      {"minIdleInGroup", "", "{}", map},
      {"maxFirstLinePerDay", "maximsT1PerDia", "", value},
      {"discriminateLines", "", "false", value},
      {"costEmpty", "costTornBuit", "10", value},
      {"costDiscontinuous", "costHoresDiscontinues", "40", value},
      {"costConcentrated", "costHoresConcentrades", "1", value},
      {"costTableNoise", "costTaulaSorollosa", "5", value},
      {"costUndesired", "costHoraNoDesitjada", "0", value},
      {"fairness", "", "{}", map},
      {"rules", "", "strict", value},
      {"computeShifts", "", "false", value},
      {"maxOverload", "", "1", value},
      {"adjustLines", "", "false", value},
      {"clusterize", "", "false", value},
      {"forgive", "", "false", value},
      {"load", "", "", text},
      {"weekShifts", "", "", text},
      {"idealshifts", "", "", text},
      {"overloadfile", "", "", text},
      {"personsfile", "", "persons.yaml", text},
      {"busyFiles", "", "[indisponibilitats.conf, oneshot.conf, indisponibilitats-vacances.conf]",
       list},
      {"monitoringFile", "", "taula.html", text},
      {"maxMonitoredSolutions", "", "10", value},
      {"forced", "", "{}", map},
      {"forcedTimeTable", "", "", text},
      {"stopPenalty", "", "0", value},
      {"randomColors", "", "false", value},
      {"storagepath", "", "graelles", text},
      {"timezone", "", "", text},
      {"memberTechnology", "", "SIP", text},
      {"publishStatic", "", "", map},
      {"baseUrl", "", "", text},
      {"names", "", "{}", map},
      {"extensions", "", "{}", map},
      {"tables", "", "{}", map},
      {"colors", "", "{}", map},
      {"groups", "", "{}", map},
  };
  return keys;
}

const std::vector<ConfigKey>& messageKeys() {
  static const std::vector<ConfigKey> keys{
      {"channels", "", "{}", KeyForm::map},
      {"monitorChatChannel", "", "", KeyForm::text},
  };
  return keys;
}

const std::vector<ConfigKey>& callinfoKeys() {
  static const std::vector<ConfigKey> keys{
      {"callinfoPath", "", "callinfo", KeyForm::text},
      {"region", "", "ES", KeyForm::text},
      {"threshold_hits", "", "21", KeyForm::value},
      {"callinfoSource", "", "sqlite", KeyForm::text},
      {"erp", "", "{}", KeyForm::value},
  };
  return keys;
}

const std::vector<ConfigKey>& phoneKeys() {
  using enum KeyForm;
  static const std::vector<ConfigKey> keys{
      {"pbx", "", "fake", text},         {"queue", "", "tomatic", text},
      {"memberInterface", "", "", text}, {"asteriskDb", "", "", value},
      {"asterisk", "", "{}", map},       {"ami", "", "{}", map},
      {"areavoip", "", "{}", map},       {"irontec", "", "{}", map},
  };
  return keys;
}

const ConfigKey* findConfigKey(std::string_view name) {
  for (const auto* keys : {&configKeys(), &messageKeys(), &callinfoKeys(), &phoneKeys()}) {
    for (const ConfigKey& key : *keys) {
      if (key.name == name || (!name.empty() && key.predecessor == name)) {
        return &key;
      }
    }
  }
  return nullptr;
}

bool isTuningKey(std::string_view name) {
  return std::find(tuningKeys.begin(), tuningKeys.end(), name) != tuningKeys.end();
}

bool isKeyOfOtherTools(std::string_view name) {
  return std::find(keysOfOtherTools.begin(), keysOfOtherTools.end(), name) !=
         keysOfOtherTools.end();
}

std::vector<std::string> knownConfigNames() {
  std::vector<std::string> names;
  for (const ConfigKey& key : configKeys()) {
    names.emplace_back(key.name);
    if (!key.predecessor.empty()) {
      names.emplace_back(key.predecessor);
    }
  }
  for (const auto* keys : {&messageKeys(), &callinfoKeys(), &phoneKeys()}) {
    for (const ConfigKey& key : *keys) {
      names.emplace_back(key.name);
    }
  }
  names.insert(names.end(), tuningKeys.begin(), tuningKeys.end());
  names.insert(names.end(), keysOfOtherTools.begin(), keysOfOtherTools.end());
  return names;
}

std::string flagOf(const ConfigKey& key) {
  if (key.name == "overloadfile") {
    return "--overload";
  }
  if (key.name == "weekShifts") {
    return "--weekshifts";
  }
  return "--" + hyphenated(key.name);
}

std::string variableOf(const ConfigKey& key) {
  std::string name = "TOMATIC_";
  for (const char c : hyphenated(key.name)) {
    name += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

}  // namespace tomatic
