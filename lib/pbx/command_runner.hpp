// Programs on the machine that has an Asterisk: this one, or another one by SSH.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "files/phone_settings.hpp"

namespace tomatic {

/// Where programs are run. Both throw Failure if the program cannot be run, does not end in time,
/// says more than a platform may or ends with another status than 0.
class CommandRunner {
 public:
  virtual ~CommandRunner() = default;

  /// What `asterisk -rx COMMAND` prints.
  virtual std::string run(const std::string& command) = 0;
  /// What a command line of sh prints: whoever makes it quotes what comes from elsewhere.
  virtual std::string shell(const std::string& line) = 0;
};

/// By SSH if a host is given, else here; one connection, made by the first command. Paths of keys
/// are relative to the folder.
std::unique_ptr<CommandRunner> makeCommandRunner(const AsteriskHost& host,
                                                 const std::filesystem::path& folder,
                                                 std::function<bool()> giveUp);

}  // namespace tomatic
