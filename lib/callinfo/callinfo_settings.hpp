// What the configuration says of the caller's card and of where it comes from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "callinfo/erp_settings.hpp"
#include "files/config.hpp"
#include "files/config_layers.hpp"

namespace tomatic {

struct CallinfoSettings {
  std::string region;                   ///< of phones without a prefix
  std::size_t mostHits = 21;            ///< partners that are listed
  std::filesystem::path folder;         ///< of the databases
  std::string personsFile;              ///< in the working folder
  std::optional<std::string> timeZone;  ///< whose days are meant; the machine's if there is none
  Place timeZonePlace;
  std::string source = "sqlite";  ///< where customers are looked up: the mirror, or `odoo`
  ErpSettings erp;
  std::vector<ConfigValue> values;  ///< for --show-config
};

/// Reads them; what is wrong is a complaint.
CallinfoSettings readCallinfoSettings(const ConfigSources& sources, Complaints& complaints);

}  // namespace tomatic
