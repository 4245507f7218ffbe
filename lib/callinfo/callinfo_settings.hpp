// What the configuration says of the caller's card and of where it comes from.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "files/config.hpp"
#include "files/config_layers.hpp"

namespace tomatic {

struct ErpSettings {
  bool odoo = false;  ///< else the mirror
  std::string url;
  std::string database;
  std::string mapping = "odoo.yaml";          ///< of the working folder, else of share/erp
  std::chrono::milliseconds timeout{10'000};  ///< of each request
};

struct CallinfoSettings {
  std::string region;            ///< of phones without a prefix
  std::size_t mostHits = 21;     ///< partners that are listed
  std::filesystem::path folder;  ///< of the databases
  std::string personsFile;       ///< in the working folder
  ErpSettings erp;
  std::vector<ConfigValue> values;  ///< for --show-config
};

/// Reads them; what is wrong is a complaint.
CallinfoSettings readCallinfoSettings(const ConfigSources& sources, Complaints& complaints);

}  // namespace tomatic
