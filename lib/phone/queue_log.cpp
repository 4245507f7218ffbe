#include "phone/queue_log.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "text/strings.hpp"

namespace tomatic {
namespace {

/// Where the waiting time and the talking time stand among the details of what ends a call. From
/// the right where Asterisk writes more or less before them.
struct EndOfCall {
  std::string_view event;
  CallOutcome outcome;
  int wait;           ///< negative: from the right, -1 is the last one
  int talk;           ///< the same
  std::size_t least;  ///< how many details it has
};

constexpr auto ends = std::to_array<EndOfCall>({
    {"COMPLETEAGENT", CallOutcome::answered, 0, 1, 2},
    {"COMPLETECALLER", CallOutcome::answered, 0, 1, 2},
    {"TRANSFER", CallOutcome::answered, -3, -2, 4},
    {"BLINDTRANSFER", CallOutcome::answered, -3, -2, 4},
    {"ATTENDEDTRANSFER", CallOutcome::answered, -3, -2, 4},
    {"ABANDON", CallOutcome::abandoned, 2, 0, 3},
    {"EXITEMPTY", CallOutcome::bounced, 2, 0, 3},
    {"EXITWITHTIMEOUT", CallOutcome::timedOut, 2, 0, 3},
    {"EXITWITHKEY", CallOutcome::abandoned, 3, 0, 4},
    {"WITHDRAW", CallOutcome::abandoned, 2, 0, 3},
});

/// What may stand behind an agent, besides what ends a call.
const std::set<std::string_view> otherEvents{"ENTERQUEUE",
                                             "CONNECT",
                                             "RINGNOANSWER",
                                             "RINGCANCELED",
                                             "PAUSE",
                                             "UNPAUSE",
                                             "PAUSEALL",
                                             "UNPAUSEALL",
                                             "ADDMEMBER",
                                             "REMOVEMEMBER",
                                             "PENALTY",
                                             "RINGINUSE",
                                             "AGENTLOGIN",
                                             "AGENTLOGOFF",
                                             "AGENTCALLBACKLOGIN",
                                             "DID",
                                             "QUEUESTART",
                                             "CONFIGRELOAD",
                                             "SYSCOMPAT",
                                             "AGENTDUMP",
                                             "INFO",
                                             "AGENTCALLBACKLOGOFF"};

const EndOfCall* endOfCall(std::string_view event) {
  const auto found = std::find_if(ends.begin(), ends.end(),
                                  [&](const EndOfCall& end) { return end.event == event; });
  return found == ends.end() ? nullptr : &*found;
}

std::optional<std::chrono::seconds> secondsAt(const std::vector<std::string>& details, int place) {
  const auto index =
      static_cast<std::size_t>(place < 0 ? static_cast<int>(details.size()) + place : place);
  const auto number = index < details.size() ? parseInteger(details[index]) : std::nullopt;
  constexpr long long most = 1'000'000'000;
  return number && *number >= 0 && *number <= most ? std::optional(std::chrono::seconds(*number))
                                                   : std::nullopt;
}

/// When a line says that something happened; nothing if it begins no event.
std::optional<UtcTime> momentOf(std::string_view line) {
  const std::size_t bar = line.find('|');
  constexpr long long latest = 253'402'300'799;  // of the year 9999
  const auto epoch =
      bar == std::string_view::npos ? std::nullopt : parseInteger(line.substr(0, bar));
  return epoch && *epoch > 0 && *epoch <= latest
             ? std::optional(UtcTime(std::chrono::seconds(*epoch)))
             : std::nullopt;
}

/// The rest of an event behind its time.
std::optional<QueueEvent> eventIn(std::string_view record) {
  constexpr std::size_t agent = 3;
  const auto fields = split(record, '|');
  std::size_t place = agent + 1;
  while (place < fields.size() && endOfCall(fields[place]) == nullptr &&
         otherEvents.count(fields[place]) == 0) {
    ++place;  // an agent's name goes on
  }
  if (place >= fields.size()) {
    return std::nullopt;
  }
  QueueEvent event;
  event.call = fields[1];
  event.queue = fields[2];
  for (std::size_t i = agent; i < place; ++i) {
    event.agent += (i == agent ? "" : "|") + std::string(fields[i]);
  }
  event.event = fields[place];
  const auto end = static_cast<std::size_t>(fields[place].end() - record.begin());
  event.details = queueDetails(record.substr(std::min(end + 1, record.size())));
  return event;
}

class Calls {
 public:
  explicit Calls(const InterfaceForm& form) : form_(form) {}

  void add(const QueueEvent& event) {
    const auto open = open_.find({event.call, event.queue});
    const bool isOpen = open != open_.end();
    if (event.event == "QUEUESTART") {
      open_.clear();  // who waited gave up
    } else if (event.event == "ENTERQUEUE" && !isOpen) {
      enter(event);
    } else if (event.event == "CONNECT" && isOpen) {
      Call& call = calls_[open->second];
      call.outcome = CallOutcome::answered;
      call.wait = secondsAt(event.details, 0);
      setAgent(event.agent, call);
    } else if (const EndOfCall* end = endOfCall(event.event);
               end != nullptr && isOpen && event.details.size() >= end->least) {
      leave(event, *end, calls_[open->second]);
      open_.erase(open);
    }
  }

  std::vector<Call> told(Date date) const {
    std::set<std::size_t> waiting;
    for (const auto& [who, place] : open_) {
      if (calls_[place].outcome != CallOutcome::answered) {
        waiting.insert(place);
      }
    }
    std::vector<Call> all;
    for (std::size_t place = 0; place < calls_.size(); ++place) {
      if (waiting.count(place) == 0 && dateOf(calls_[place].start) == date) {
        all.push_back(calls_[place]);
      }
    }
    return all;
  }

 private:
  void enter(const QueueEvent& event) {
    open_[{event.call, event.queue}] = calls_.size();
    Call& call = calls_.emplace_back();
    call.id = event.call;
    call.start = event.time;
    call.queue = event.queue;
    call.outcome = CallOutcome::abandoned;
  }

  void leave(const QueueEvent& event, const EndOfCall& end, Call& call) const {
    call.outcome = end.outcome;
    call.wait = secondsAt(event.details, end.wait);
    if (end.outcome == CallOutcome::answered) {
      call.talk = secondsAt(event.details, end.talk);
      setAgent(event.agent, call);
    }
  }

  void setAgent(const std::string& agent, Call& call) const {
    if (agent.find('/') != std::string::npos && isInterfaceName(agent)) {
      call.extension = form_.extensionIn(agent);
    } else {
      call.agent = agent;
    }
  }

  const InterfaceForm& form_;
  std::vector<Call> calls_;
  /// The place of each call that has not ended, by its id and its queue.
  std::map<std::pair<std::string, std::string>, std::size_t> open_;
};

}  // namespace

std::vector<std::string> queueDetails(std::string_view text) {
  std::vector<std::string> details;
  for (const std::string_view field : split(text, '|')) {
    details.emplace_back(field);
  }
  while (!details.empty() && details.back().empty()) {
    details.pop_back();
  }
  return details;
}

std::vector<QueueEvent> parseQueueLog(std::string_view text,
                                      const std::function<LocalTime(UtcTime)>& local) {
  std::vector<std::pair<UtcTime, std::string>> records;
  for (const std::string_view line : textLines(text)) {
    if (const auto time = momentOf(line)) {
      records.emplace_back(*time, line);
    } else if (!records.empty() && !eventIn(records.back().second)) {
      // An agent's name goes on.
      records.back().second += '\n';
      records.back().second += line;
    }
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  std::vector<QueueEvent> events;
  for (const auto& [time, record] : records) {
    if (auto event = eventIn(record)) {
      event->time = local(time);
      events.push_back(std::move(*event));
    }
  }
  return events;
}

std::vector<Call> callsOf(const std::vector<QueueEvent>& events, Date date,
                          const InterfaceForm& form) {
  Calls calls(form);
  for (const QueueEvent& event : events) {
    calls.add(event);
  }
  return calls.told(date);
}

}  // namespace tomatic
