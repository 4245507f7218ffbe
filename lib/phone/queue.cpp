#include "phone/queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tomatic {
namespace {

struct State {
  int number;
  std::string_view word;  ///< letters only
  std::string_view flag;  ///< what it is besides; may be empty
  bool disconnected;
  bool available;
  bool ringing;
  bool incall;
};

constexpr auto states = std::to_array<State>({
    {0, "unknown", "", true, false, false, false},
    {1, "notinuse", "", false, true, false, false},
    {2, "inuse", "", false, false, false, true},
    {3, "busy", "busy", false, false, false, true},
    {4, "invalid", "", true, false, false, false},
    {5, "unavailable", "", true, false, false, false},
    {6, "ringing", "", false, false, true, false},
    {7, "ringinuse", "inuseringing", false, false, true, true},
    {8, "onhold", "onhold", false, false, false, false},
});

std::string lettersOf(std::string_view text) {
  std::string lowercase;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      lowercase += static_cast<char>(c - 'A' + 'a');
    } else if (c >= 'a' && c <= 'z') {
      lowercase += c;
    }
  }
  return lowercase;
}

void apply(const State& state, QueueMember& member) {
  member.disconnected = state.disconnected;
  member.available = state.available;
  member.ringing = state.ringing;
  // A call of the queue is one whatever the telephone says.
  member.incall = state.incall || member.incall.value_or(false);
  if (!state.flag.empty()) {
    member.flags.emplace_back(state.flag);
  }
}

}  // namespace

void setDeviceState(QueueMember& member, std::string_view state) {
  const std::string word = lettersOf(state);
  const auto found = std::find_if(states.begin(), states.end(),
                                  [&](const State& known) { return known.word == word; });
  if (found != states.end()) {
    apply(*found, member);
  } else {
    member.flags.emplace_back(state);
  }
}

void setDeviceState(QueueMember& member, int state) {
  const auto found = std::find_if(states.begin(), states.end(),
                                  [&](const State& known) { return known.number == state; });
  if (found != states.end()) {
    apply(*found, member);
  } else {
    member.flags.push_back(fmt::format("status{}", state));
  }
}

}  // namespace tomatic
