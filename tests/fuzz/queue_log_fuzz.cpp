// What an Asterisk logs of its queues, whatever it holds, is read or left out.
#include <string>

#include "fuzz/fuzz.hpp"
#include "phone/queue_log.hpp"

using namespace tomatic;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::asText(data, size);
  static const InterfaceForm form("Local/{extension}@agents");
  const auto events =
      parseQueueLog(text, [](UtcTime time) { return LocalTime(time.time_since_epoch()); });
  std::size_t entered = 0;
  LocalTime last{};
  for (const QueueEvent& event : events) {
    require(event.time >= last);
    require(!event.event.empty());
    require(event.details.empty() || !event.details.back().empty());
    last = event.time;
    entered += event.event == "ENTERQUEUE" ? 1 : 0;
  }
  if (events.empty()) {
    return 0;
  }
  const Date day = dateOf(events.front().time);
  const auto calls = callsOf(events, day, form);
  require(calls.size() <= entered);
  for (const Call& call : calls) {
    require(dateOf(call.start) == day);
    require(!call.talk || call.outcome == CallOutcome::answered);
    require(call.extension.empty() || call.agent.empty());
  }
  const DayFigures figures = figuresOf(calls, calls.empty() ? "" : calls.front().queue, {});
  require(figures.callsReceived + figures.testCalls <= static_cast<long long>(calls.size()));
  return 0;
}
