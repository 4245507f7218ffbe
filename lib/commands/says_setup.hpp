// What whoever announces something needs from the working folder: channels, secrets, addresses.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "files/config.hpp"
#include "messages/announcer.hpp"

namespace tomatic {

/// Reads the configuration of messages; nothing of it needs a timetable.
class MessageSetup {
 public:
  /// Throws Failure with everything that is wrong beyond single channels; warnings are told.
  MessageSetup(const ConfigSources& sources, Console& console);

  const ChannelBook& book() const { return *book_; }
  const Addresses& addresses() const { return addresses_; }
  /// Every key, its secrets masked, and where it comes from: for --show-config.
  const std::vector<ConfigValue>& values() const { return values_; }

  /// Announces through the real world.
  Announcer& announcer() { return *announcer_; }

 private:
  std::unique_ptr<ChannelBook> book_;
  Addresses addresses_;
  std::vector<ConfigValue> values_;
  std::unique_ptr<Courier> courier_;
  std::unique_ptr<Announcer> announcer_;
};

}  // namespace tomatic
