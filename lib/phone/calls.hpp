// The calls of a day, and the figures of them.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/local_time.hpp"

namespace tomatic {

enum class CallOutcome : std::uint8_t {
  answered,
  abandoned,
  timedOut,
  bounced,  ///< the queue was full, or nobody was in it
};

/// `answered`, `abandoned`, `timedout`, `bounced`
std::string_view nameOf(CallOutcome outcome);
std::optional<CallOutcome> callOutcomeNamed(std::string_view name);

/// One call; what is not known is nothing.
struct Call {
  std::string id;
  LocalTime start;  ///< as the platform's clocks show it
  std::string queue;
  CallOutcome outcome = CallOutcome::answered;
  std::optional<std::chrono::seconds> wait;
  std::optional<std::chrono::seconds> talk;
  std::string extension;  ///< who answered; may be empty
  std::string agent;      ///< the same by the platform's name, where it tells no extension

  bool operator==(const Call&) const = default;
};

/// The hours in which calls are expected, since midnight; the end is excluded.
struct OpeningHours {
  std::chrono::seconds open{0};
  std::chrono::seconds close{std::chrono::hours(24)};
};

/// Figures of a day by their names in `stats.csv`, in its order (events.md, daily report).
struct DayFigures {
  long long callsReceived = 0;  ///< without test calls
  long long answeredCalls = 0;
  long long abandonedCalls = 0;
  long long timedOutCalls = 0;
  std::optional<long long> talkTime;         ///< seconds, of answered calls
  std::optional<long long> averageTalkTime;  ///< nothing when nothing was answered
  std::optional<long long> holdTime;
  std::optional<long long> averageHoldTime;
  std::optional<long long> maxHoldTime;
  long long earlyCalls = 0;  ///< before the hours
  long long lateCalls = 0;   ///< after the hours
  long long testCalls = 0;   ///< those of other queues
  long long bouncedCalls = 0;
};

/// Each call counts once, whatever the list repeats: as one of `queue` if it ever was in it; and by
/// its first entry that says it was answered, else its first one. Calls outside the hours are
/// received, early or late, and nothing else.
DayFigures figuresOf(const std::vector<Call>& calls, const std::string& queue,
                     const OpeningHours& hours);

/// Calls `visit(name, value)` for each figure.
template <typename Visit>
void visitFigures(const DayFigures& figures, Visit visit) {
  visit("callsreceived", figures.callsReceived);
  visit("answeredcalls", figures.answeredCalls);
  visit("abandonedcalls", figures.abandonedCalls);
  visit("timedoutcalls", figures.timedOutCalls);
  visit("talktime", figures.talkTime);
  visit("averagetalktime", figures.averageTalkTime);
  visit("holdtime", figures.holdTime);
  visit("averageholdtime", figures.averageHoldTime);
  visit("maxholdtime", figures.maxHoldTime);
  visit("earlycalls", figures.earlyCalls);
  visit("latecalls", figures.lateCalls);
  visit("testcalls", figures.testCalls);
  visit("bouncedcalls", figures.bouncedCalls);
}

}  // namespace tomatic
