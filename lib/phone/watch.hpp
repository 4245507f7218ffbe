// What is remembered between two looks at a queue, and what is new at the second one.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace tomatic {

struct WatchState {
  std::set<std::string> disconnected;  ///< keys of members without telephone that are not paused
  bool failing = false;                ///< the platform did not answer

  bool operator==(const WatchState&) const = default;
};

struct WatchNews {
  std::vector<std::string> lost;  ///< newly disconnected
  std::vector<std::string> back;
  bool nowFailing = false;
  bool worksAgain = false;

  bool any() const { return !lost.empty() || !back.empty() || nowFailing || worksAgain; }
};

/// While the platform fails nothing is known of anybody: `now` then keeps who was disconnected.
WatchNews watchNews(const WatchState& before, const WatchState& now);

}  // namespace tomatic
