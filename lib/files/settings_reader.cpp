#include "files/settings_reader.hpp"

#include "files/config_keys.hpp"
#include "files/roster_reader.hpp"
#include "files/yaml_values.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr IntegerRange solutionRange{0, 1'000'000};
constexpr IntegerRange penaltyRange{0, 1'000'000'000};

void readFlag(const ConfigLayers& layers, std::string_view key, bool& into,
              Complaints& complaints) {
  if (const GivenValue given = layers.find(key)) {
    into = readBoolean(*given.node, key, complaints).value_or(into);
  }
}

void readNames(const ConfigLayers& layers, Settings& settings, Complaints& complaints) {
  settings.load = readName(layers, "load", complaints);
  settings.weekShifts = readName(layers, "weekShifts", complaints);
  settings.idealShifts = readName(layers, "idealshifts", complaints);
  settings.overloadFile = readName(layers, "overloadfile", complaints);
  settings.forcedTimeTable = readName(layers, "forcedTimeTable", complaints);
  settings.baseUrl = readName(layers, "baseUrl", complaints);
  if (const auto name = readName(layers, "personsfile", complaints)) {
    settings.personsFile = *name;
    settings.personsFileNamed = true;
  }
  if (const GivenValue given = layers.find("busyFiles")) {
    settings.busyFiles = readTexts(*given.node, "busyFiles", complaints);
    settings.busyFilesNamed = true;
  }
  settings.monitoringFile =
      readName(layers, "monitoringFile", complaints).value_or(settings.monitoringFile);
  settings.storagePath = readName(layers, "storagepath", complaints).value_or(settings.storagePath);
  settings.timeZone = readName(layers, "timezone", complaints);
  if (settings.timeZone) {
    settings.timeZonePlace = layers.find("timezone").node->place;
  }
  settings.memberTechnology =
      readName(layers, "memberTechnology", complaints).value_or(settings.memberTechnology);
}

void readNumbers(const ConfigLayers& layers, Settings& settings, Complaints& complaints) {
  if (const GivenValue given = layers.find("maxOverload")) {
    settings.maxOverload =
        readNumber(*given.node, "maxOverload", {0}, complaints).value_or(settings.maxOverload);
  }
  if (const GivenValue given = layers.find("maxMonitoredSolutions")) {
    settings.maxMonitoredSolutions = static_cast<int>(
        readInteger(*given.node, "maxMonitoredSolutions", solutionRange, complaints).value_or(0));
  }
  if (const GivenValue given = layers.find("stopPenalty")) {
    settings.stopPenalty =
        readInteger(*given.node, "stopPenalty", penaltyRange, complaints).value_or(0);
  }
}

void readPeople(const ConfigLayers& layers, Settings& settings, Complaints& complaints) {
  for (const ConfigKey& key : configKeys()) {
    if (!isRosterSection(key.name)) {
      continue;
    }
    if (const GivenValue given = layers.find(key.name)) {
      readRosterSection(key.name, *given.node, settings.roster, complaints);
    }
  }
}

}  // namespace

Settings readSettings(const ConfigLayers& layers, Complaints& complaints) {
  Settings settings;
  settings.file = layers.fileName();
  readGrid(layers, settings, complaints);
  readLimits(layers, settings, complaints);
  readFlag(layers, "discriminateLines", settings.discriminateLines, complaints);
  readFlag(layers, "computeShifts", settings.computeShifts, complaints);
  readFlag(layers, "adjustLines", settings.adjustLines, complaints);
  readFlag(layers, "clusterize", settings.clusterize, complaints);
  readFlag(layers, "forgive", settings.forgive, complaints);
  readFlag(layers, "randomColors", settings.randomColors, complaints);
  readNumbers(layers, settings, complaints);
  readNames(layers, settings, complaints);
  readForced(layers, settings, complaints);
  readPeople(layers, settings, complaints);
  settings.ignoredKeys = layers.tuningKeys();
  return settings;
}

}  // namespace tomatic
