// Who is in a queue, and how, as far as a platform tells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "roster/roster.hpp"

namespace tomatic {

struct QueueMember {
  std::string extension;
  std::string name;                      ///< as the platform has it; may be empty
  std::optional<std::string> interface;  ///< of an Asterisk: `SIP/1001`
  std::optional<bool> paused;
  std::optional<std::string> pauseReason;
  std::optional<bool> disconnected;  ///< no telephone is there
  std::optional<bool> available;     ///< it can take a call now
  std::optional<bool> ringing;
  std::optional<bool> incall;
  std::optional<int> ncalls;
  std::optional<long long> secondsInCalls;
  std::optional<long long> secondsSinceLastCall;
  std::optional<int> penalty;
  std::vector<std::string> flags;  ///< any other state
  /// It belongs to the platform's own configuration: it cannot be removed from here.
  bool fixed = false;

  bool operator==(const QueueMember&) const = default;
};

/// Who is to be in a queue.
struct Attendant {
  PersonId person;
  std::string name;
  std::string extension;
  int penalty = 0;

  bool operator==(const Attendant&) const = default;
};

/// Calls `visit(name, value)` for every field that is told of a member, under the name that it has
/// in JSON and YAML. Whatever writes or reads members does it with this list.
template <typename Member, typename Visit>
void visitFields(Member& member, Visit visit) {
  visit("name", member.name);
  visit("extension", member.extension);
  visit("interface", member.interface);
  visit("paused", member.paused);
  visit("pauseReason", member.pauseReason);
  visit("disconnected", member.disconnected);
  visit("available", member.available);
  visit("ringing", member.ringing);
  visit("incall", member.incall);
  visit("ncalls", member.ncalls);
  visit("secondsInCalls", member.secondsInCalls);
  visit("secondsSinceLastCall", member.secondsSinceLastCall);
  visit("penalty", member.penalty);
  visit("flags", member.flags);
}

/// What a telephone of a state does: the words of Asterisk's device states, upper or lower case,
/// with blanks or underscores. What is none of them goes to the flags.
void setDeviceState(QueueMember& member, std::string_view state);

/// The same by the numbers of Asterisk's manager interface: 0 unknown, 1 not in use, 2 in use,
/// 3 busy, 4 invalid, 5 unavailable, 6 ringing, 7 ringing while in use, 8 on hold.
void setDeviceState(QueueMember& member, int state);

}  // namespace tomatic
