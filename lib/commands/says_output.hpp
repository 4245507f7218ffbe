// What tomatic-says prints.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "messages/announcer.hpp"

namespace tomatic {

/// A line a result, a warning for what did not arrive; the exit code that follows from all.
ExitCode tellResults(const std::vector<Result>& results, bool flush, Console& console);

/// --channels and --verify: what is configured and what each lacks. Exit 1 of --verify if a channel
/// cannot be used.
ExitCode tellChannels(const ChannelBook& book, bool verify, Console& console);

/// --outbox: what waits.
ExitCode tellOutbox(const Outbox& outbox, Console& console);

/// --dry-run: the requests as they would be sent, secrets masked.
ExitCode tellPlan(const ChannelBook& book, const std::vector<OutboxEntry>& entries,
                  Console& console);

}  // namespace tomatic
