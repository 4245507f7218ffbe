#include "commands/busy_folder.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files/input_file.hpp"

namespace tomatic {

std::vector<BusyFile> readBusyTexts(const Settings& settings, const fs::path& folder,
                                    Complaints& complaints) {
  std::vector<InputFile> inputs;
  for (const std::string& name : settings.busyFiles) {
    inputs.push_back({folder, name, settings.busyFilesNamed});
  }
  const std::string vacations = *busyFileFor(BusyKind::vacation, settings.busyFiles);
  if (std::none_of(inputs.begin(), inputs.end(),
                   [&](const InputFile& input) { return input.name == vacations; })) {
    inputs.push_back({folder, vacations, false});
  }
  std::vector<BusyFile> files;
  for (const InputFile& input : inputs) {
    std::string text = textOf(input, complaints);
    auto entries = parseBusyFile(text, input.name, settings.hours.turns(), complaints);
    files.push_back({input.name, std::move(text), std::move(entries)});
  }
  return files;
}

std::string entryText(const BusyEntry& entry, const Settings& settings) {
  return entry.place.text() + ": " + busyLine(entry, settings.hours.turns(), settings.dayWords) +
         '\n';
}

nlohmann::ordered_json entryAsJson(const BusyEntry& entry, const Settings& settings) {
  nlohmann::ordered_json document{{"person", entry.person},
                                  {"required", entry.required},
                                  {"day", nullptr},
                                  {"date", nullptr},
                                  {"turns", turnsText(entry.turns, settings.hours.turns())},
                                  {"reason", entry.reason},
                                  {"file", entry.place.file},
                                  {"line", entry.place.line}};
  if (entry.day) {
    document["day"] = wordFor(*entry.day, settings.dayWords);
  }
  if (entry.date) {
    document["date"] = formatDate(*entry.date);
  }
  return document;
}

nlohmann::ordered_json entriesAsJson(const std::vector<BusyEntry>& entries,
                                     const Settings& settings) {
  auto all = nlohmann::ordered_json::array();
  for (const BusyEntry& entry : entries) {
    all.push_back(entryAsJson(entry, settings));
  }
  return all;
}

}  // namespace tomatic
