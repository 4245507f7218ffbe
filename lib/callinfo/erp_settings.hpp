// What the configuration says of the ERP: where it is, who asks, and for how long.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "files/config_layers.hpp"
#include "files/secrets.hpp"

namespace tomatic {

/// `erp` of config.yaml.
struct ErpSettings {
  std::string url;  ///< without `/jsonrpc`; empty: there is no ERP
  std::string database;
  std::string user;
  std::string mapping = "odoo";  ///< a name of share/erp, or a file of the working folder
  std::string caFile;
  std::chrono::seconds timeout{10};       ///< of each request
  std::chrono::milliseconds ringing{20};  ///< that a ringing phone waits for it
  int page = 500;                         ///< records that a page of sync has
  Place place;
};

/// Reads it; what is wrong is a complaint, which quotes no address.
ErpSettings readErpSettings(const ConfigLayers& layers, Complaints& complaints);

/// `password` under `erp` of secrets.yaml. Throws Failure if it is not there, or if the settings
/// lack what is needed to ask an ERP.
Secret erpPassword(const ErpSettings& settings, const Secrets& secrets);

/// The file of the mapping: `odoo` is `erp/odoo.yaml` of the share folder; what has a slash or ends
/// in .yaml is a file of the working folder.
std::filesystem::path mappingFile(const ErpSettings& settings,
                                  const std::filesystem::path& shareFolder,
                                  const std::filesystem::path& folder);

}  // namespace tomatic
