// The difference between the queue that is and the one that should be.
#pragma once

#include <string>
#include <vector>

#include "phone/queue.hpp"

namespace tomatic {

/// Everybody who stays is in none of these: their place, their pause and their call survive.
struct QueueChange {
  std::vector<Attendant> added;
  std::vector<QueueMember> removed;
  std::vector<QueueMember> kept;
  /// Should not be there, but only the platform's own configuration can remove them.
  std::vector<QueueMember> immovable;

  bool empty() const { return added.empty() && removed.empty(); }
};

/// What makes a queue of `now` one of exactly `wanted`, extension by extension. Who is wanted twice
/// is added once; of members with the same extension the first one stays, unless another one cannot
/// be removed.
QueueChange queueChange(const std::vector<QueueMember>& now, const std::vector<Attendant>& wanted);

}  // namespace tomatic
