// A queue as a table and as lines for people.
#pragma once

#include <string>
#include <vector>

#include "phone/queue.hpp"

namespace tomatic {

/// A member and the name by which people know it: a person's id, or the extension.
struct ShownMember {
  std::string key;
  QueueMember member;
};

/// A row a member; what the platform does not tell is empty.
std::string queueTable(const std::vector<ShownMember>& members);

/// `anna: 3 calls, 12:05 talking, last 4:10 ago, DISCONNECTED`
std::string statusLine(const ShownMember& shown);

}  // namespace tomatic
