#include "phone/change.hpp"

#include <algorithm>
#include <set>

namespace tomatic {

QueueChange queueChange(const std::vector<QueueMember>& now, const std::vector<Attendant>& wanted) {
  QueueChange change;
  std::set<std::string> missing;
  for (const Attendant& attendant : wanted) {
    missing.insert(attendant.extension);
  }
  // Who cannot be removed comes first: they keep the place that a twin would lose.
  std::set<std::string> held;
  for (const QueueMember& member : now) {
    if (member.fixed && missing.count(member.extension) > 0) {
      held.insert(member.extension);
    }
  }
  for (const QueueMember& member : now) {
    const bool hasFixedTwin = !member.fixed && held.count(member.extension) > 0;
    if (!hasFixedTwin && missing.erase(member.extension) > 0) {
      change.kept.push_back(member);
    } else {
      (member.fixed ? change.immovable : change.removed).push_back(member);
    }
  }
  for (const Attendant& attendant : wanted) {
    if (missing.erase(attendant.extension) > 0) {
      change.added.push_back(attendant);
    }
  }
  return change;
}

}  // namespace tomatic
