// `publishStatic` of config.yaml: the web server that shows the page of a week.
#pragma once

#include <optional>
#include <string>

#include "files/config_layers.hpp"
#include "text/complaints.hpp"

namespace tomatic {

struct PublishTarget {
  std::string host;
  int port = 22;
  std::string user;
  std::string path;                       ///< a folder of the host
  std::optional<std::string> key;         ///< a file, relative to the working folder
  std::optional<std::string> knownHosts;  ///< likewise
};

/// Nothing if the configuration names none. Everything that is wrong goes to `complaints`.
std::optional<PublishTarget> readPublishTarget(const ConfigLayers& layers, Complaints& complaints);

}  // namespace tomatic
