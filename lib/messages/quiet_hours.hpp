// When a channel keeps silent: hours of the wall clock, over midnight and over changes of the
// clock.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "messages/message.hpp"

namespace tomatic {

/// What has to be added to UTC at a moment to get what the clock on the wall shows.
using UtcOffset = std::function<std::chrono::seconds(Moment)>;

class QuietHours {
 public:
  /// `22:00-08:00`, or several ranges with commas between; `24:00` may end one. Nothing if it is
  /// anything else, or a range is empty.
  static std::optional<QuietHours> parse(std::string_view text);

  /// Never quiet.
  QuietHours() = default;

  bool empty() const { return ranges_.empty(); }
  /// When silence ends, if there is silence at that moment. An hour that the clock shows twice is
  /// quiet both times and the silence has no hole; one that it skips is no time.
  std::optional<Moment> endOfSilence(Moment moment, const UtcOffset& offset) const;
  /// How much silence lies between two moments: time that does not make a message old.
  std::chrono::milliseconds silenceBetween(Moment from, Moment to, const UtcOffset& offset) const;

 private:
  struct Range {
    std::chrono::minutes begin;
    std::chrono::minutes end;  ///< of the next day if not after the begin
  };
  struct Silence {
    Moment begin;
    Moment end;
  };

  /// Without overlap and touch, in order: all that could meet this time.
  std::vector<Silence> silences(Moment from, Moment to, const UtcOffset& offset) const;

  std::vector<Range> ranges_;
};

}  // namespace tomatic
