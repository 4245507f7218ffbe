// Reads what happened in the queues of an Asterisk, its queue_log, and tells the calls of it. As a
// file it has lines `epoch|callid|queue|agent|EVENT|p1|…`; a table has the same columns.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "phone/calls.hpp"
#include "phone/interfaces.hpp"

namespace tomatic {

/// Something that happened; `NONE` stands where there is no call, queue or agent.
struct QueueEvent {
  LocalTime time;
  std::string call;
  std::string queue;
  std::string agent;  ///< a member's name, or their interface
  std::string event;
  std::vector<std::string> details;

  bool operator==(const QueueEvent&) const = default;
};

/// The events of a file, or of several one behind the other, oldest first. Agents may hold `|` and
/// line breaks; what is no event is left out. `local` tells what clocks showed.
std::vector<QueueEvent> parseQueueLog(std::string_view text,
                                      const std::function<LocalTime(UtcTime)>& local);

/// The details of an event out of their text, `p1|p2|…`.
std::vector<std::string> queueDetails(std::string_view text);

/// How long after the end of a day events are of interest that end a call of the day.
inline constexpr std::chrono::hours longestCall{12};

/// The calls that began on that day, oldest first. Who pressed a key to leave, was
/// withdrawn, or waited when Asterisk was started anew is taken to have given up; a call that was
/// in the queue when it became empty of agents bounced. Who still waits is left out. A queue that
/// was full logs nothing.
std::vector<Call> callsOf(const std::vector<QueueEvent>& events, Date date,
                          const InterfaceForm& form);

}  // namespace tomatic
