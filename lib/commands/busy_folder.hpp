// The busy files of a folder with their texts, for commands that show and change their entries.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "availability/busy_text.hpp"
#include "settings/settings.hpp"
#include "text/complaints.hpp"

namespace tomatic {

struct BusyFile {
  std::string name;  ///< relative to the folder
  std::string text;
  std::vector<BusyEntry> entries;
};

/// The files that the configuration lists, and the file of vacations, which is always read. What is
/// wrong in them goes to `complaints`.
std::vector<BusyFile> readBusyTexts(const Settings& settings, const std::filesystem::path& folder,
                                    Complaints& complaints);

/// `file:line: entry`, with its newline.
std::string entryText(const BusyEntry& entry, const Settings& settings);

/// `{person, required, day, date, turns, reason, file, line}`; day and date are null when the entry
/// does not name one.
nlohmann::ordered_json entryAsJson(const BusyEntry& entry, const Settings& settings);

/// The list of several.
nlohmann::ordered_json entriesAsJson(const std::vector<BusyEntry>& entries,
                                     const Settings& settings);

}  // namespace tomatic
