// What is held back so that nobody is spammed: at most one message a key and time (throttle), no
// text twice in a time (dedup). Pure: the state goes in and comes out, and the time is passed in.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "messages/message.hpp"

namespace tomatic {

struct Throttle {
  std::string key;
  std::chrono::milliseconds length{};
};

/// `KEY=DURATION`; nothing if it is none. A key has no blanks.
std::optional<Throttle> parseThrottle(std::string_view text);

/// What happened under one throttle key, or to one text.
struct Held {
  Moment passed{};                     ///< when one went through last
  std::chrono::milliseconds length{};  ///< how long that holds others back
  int count = 0;                       ///< how many were held back since
  std::vector<std::string> texts;      ///< the first different ones of them, cut
};

struct HoldingState {
  std::map<std::string, Held> throttles;  ///< by key
  std::map<std::string, Held> texts;      ///< by what says the same of the same to the same
};

struct HoldingDecision {
  bool passes = true;
  std::string why;  ///< of one that does not
  Held heldBefore;  ///< under its throttle key, to be told with this one
};

/// Whether a message goes out now; the state then knows of it. `sameness` identifies its text and
/// whom it is for. A time before the last one that passed (a clock that was set back) holds
/// nothing.
HoldingDecision decide(HoldingState& state, const std::string& sameness, const std::string& text,
                       const std::optional<Throttle>& throttle,
                       std::optional<std::chrono::milliseconds> dedup, Moment now);

/// The text with what was held back before it: how many, and the first different texts.
std::string withDigest(const std::string& text, const Held& heldBefore);

/// Forgets what can hold nothing back any more, but not what still is to be told.
void forgetOld(HoldingState& state, Moment now);

}  // namespace tomatic
