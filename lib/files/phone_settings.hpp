// What the configuration says of the telephone platform: read apart from the rest, for nothing of
// it needs a timetable.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "files/config_layers.hpp"
#include "files/secrets.hpp"

namespace tomatic {

/// The columns of a table by their usual names, and what they are called there.
using ColumnNames = std::map<std::string, std::string>;
ColumnNames usualMemberColumns();
ColumnNames usualPeerColumns();

/// `asteriskDb`: the file and the names of what is in it.
struct AsteriskTables {
  std::string file;
  std::string members = "queue_members";
  ColumnNames memberColumns = usualMemberColumns();
  std::string peers = "sippeers";  ///< `ps_endpoints` for PJSIP
  ColumnNames peerColumns = usualPeerColumns();
  std::string queueLog = "queue_log";
};

/// `asterisk`: where its command line is.
struct AsteriskHost {
  std::string host;  ///< empty: this machine
  int port = 22;
  std::string user;
  std::optional<std::string> key;
  std::optional<std::string> knownHosts;
  std::string command = "asterisk";
  std::string queueLog = "/var/log/asterisk/queue_log";
  bool sudo = false;
  std::optional<Secret> password;
  std::chrono::milliseconds connectLimit{5000};
  std::chrono::milliseconds commandLimit{10000};
};

/// `ami`, `areavoip`, `irontec`: an address and who asks. What a platform lacks is empty.
struct HostedPlatform {
  std::string url;
  std::string user;
  std::string tenant;
  std::string caFile;
  std::optional<Secret> secret;  ///< password, or key
  std::string statsUrl;          ///< where calls come from, if elsewhere
  /// Dialed numbers that lead to the queue, where calls tell no queue.
  std::vector<std::string> numbers;
  int minExtension = 100;  ///< only those above are ever cleared
  int maxExtension = 399;  ///< and those up to this one
};

struct PhoneSettings {
  std::string backend = "fake";
  std::string queue = "tomatic";
  std::string memberInterface = "SIP/{extension}";
  AsteriskTables tables;
  AsteriskHost asterisk;
  HostedPlatform ami;
  HostedPlatform areavoip;
  HostedPlatform irontec;
};

/// What is wrong with a platform that is not the one in use is complained about too.
PhoneSettings readPhoneSettings(const ConfigLayers& layers, const Secrets& secrets,
                                Complaints& complaints);

}  // namespace tomatic
