#include "files/config_keys.hpp"

#include <algorithm>
#include <array>

namespace tomatic {
namespace {

constexpr std::array tuningKeys{
    std::string_view("aleatori"),
    std::string_view("backtrackDepth"),
    std::string_view("maxNodesToPersevere"),
    std::string_view("pruneRedundant"),
    std::string_view("descartaNoPrometedores"),
    std::string_view("costLimit"),
    std::string_view("mostraCami"),
    std::string_view("maximCamiAMostrar"),
    std::string_view("minizincSolvers"),
    std::string_view("nNingusMinizinc"),
    std::string_view("minizincTimeout"),
    std::string_view("sempreUnLliure"),
    std::string_view("maxTelefons"),
    std::string_view("taules"),
    std::string_view("scheduler"),
    std::string_view("keep"),
    std::string_view("track"),
    std::string_view("verbose"),
    std::string_view("deterministic"),
    std::string_view("status_file"),
    std::string_view("threshold_hits"),
    std::string_view("websocket_port"),
};

constexpr std::array keysOfOtherTools{
    std::string_view("hangoutChannel"),
    std::string_view("hangoutToken"),
    std::string_view("callinfoPath"),
    std::string_view("callinfo"),
    std::string_view("maxEmptyPerTurnInEdition"),
    std::string_view("maxNingusPerTurnInEdition"),
    std::string_view("publishStatic"),
    std::string_view("timezone"),
    std::string_view("region"),
    std::string_view("language"),
    std::string_view("pbx"),
    std::string_view("queue"),
    std::string_view("queues"),
    std::string_view("asterisk"),
    std::string_view("asteriskDb"),
    std::string_view("asteriskcli"),
    std::string_view("dbasterisk"),
    std::string_view("areavoip"),
    std::string_view("irontec"),
    std::string_view("sudo"),
    std::string_view("memberTechnology"),
    std::string_view("memberInterface"),
    std::string_view("channels"),
    std::string_view("monitorChatChannel"),
    std::string_view("erp"),
    std::string_view("dispatch"),
    std::string_view("stats"),
    std::string_view("watch"),
    std::string_view("fairness"),
    std::string_view("driveCertificate"),
    std::string_view("documentDrive"),
    std::string_view("fullCarrega"),
    std::string_view("rangCarrega"),
};

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
      {"baseUrl", "", "", text},
      {"names", "", "{}", map},
      {"extensions", "", "{}", map},
      {"tables", "", "{}", map},
      {"colors", "", "{}", map},
      {"groups", "", "{}", map},
  };
  return keys;
}

const ConfigKey* findConfigKey(std::string_view name) {
  for (const ConfigKey& key : configKeys()) {
    if (key.name == name || (!name.empty() && key.predecessor == name)) {
      return &key;
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
