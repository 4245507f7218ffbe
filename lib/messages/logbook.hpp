// What became of every message: one line an outcome, in one file a month, never rewritten.
#pragma once

#include <filesystem>
#include <string>

#include "messages/outbox_entry.hpp"

namespace tomatic {

class MessageLog {
 public:
  explicit MessageLog(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Adds a line to `logbook-YYYY-MM.yaml` of the folder: a list item, a map in flow style. The
  /// text is left out if the message is private. Throws Failure if it cannot be written.
  void add(Moment now, const OutboxEntry& entry, const std::string& outcome,
           const std::string& answer) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace tomatic
