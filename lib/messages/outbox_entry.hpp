// A message on its way through one channel, and its form in a file of the outbox.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "messages/message.hpp"

namespace tomatic {

struct OutboxEntry {
  Message message;
  std::string channel;
  int attempts = 0;                   ///< how often it was tried
  std::optional<Moment> notBefore;    ///< when a server, or quiet hours, let it be tried next
  std::string answer;                 ///< what came of the last try
  std::vector<std::string> tried;     ///< channels that failed with it for good before
  std::vector<std::string> replaces;  ///< files of the outbox that this one stands for: a digest
};

/// The name of its file: in the order of their names, files of a channel are in the order of time.
std::string outboxName(const OutboxEntry& entry);

/// The channel that such a name tells; empty if it is the name of no such file.
std::string channelOfName(std::string_view fileName);

std::string outboxText(const OutboxEntry& entry);

/// Throws Failure naming `file` if the text is no entry.
OutboxEntry parseOutboxEntry(std::string_view text, const std::string& file);

}  // namespace tomatic
