// A message as a channel takes it: within its limits, and without what it cannot carry.
#pragma once

#include <vector>

#include "messages/channel.hpp"

namespace tomatic {

/// The messages that say this one there, in order: the text split where the service has a limit, a
/// title that is too long cut, files with the first one or, where none are taken, with none. All
/// have the id of the message; nullptr is a channel that cannot be used yet, which gets it whole.
std::vector<Message> fitted(const Message& message, const Channel* channel);

}  // namespace tomatic
