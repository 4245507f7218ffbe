// Reads what Asterisk's command line prints for `queue show NAME` (versions 18 to 22): colored or
// not, every part of a member's line there or not. Names and reasons may hold anything, so lines
// are read from the right, where the words are Asterisk's own; the interface says who it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "phone/interfaces.hpp"
#include "phone/queue.hpp"

namespace tomatic {

struct QueueShow {
  bool known = true;  ///< there is such a queue
  int waiting = 0;    ///< callers
  std::vector<QueueMember> members;
  std::vector<std::string> unread;  ///< what should have been a member and was not understood
};

/// Throws Failure if the text does not tell of a queue, nor that there is none.
QueueShow parseQueueShow(std::string_view text, const InterfaceForm& form);

/// The names in the head lines of `queue show`.
std::vector<std::string> parseQueueNames(std::string_view text);

/// Without the escape sequences that color a terminal.
std::string withoutColors(std::string_view text);

}  // namespace tomatic
