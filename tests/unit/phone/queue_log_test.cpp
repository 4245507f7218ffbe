#include "phone/queue_log.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "text/strings.hpp"
#include "unit/phone/local_agents.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

using tests::local;

/// Clocks that are an hour ahead.
LocalTime clocks(UtcTime time) {
  return LocalTime(time.time_since_epoch() + 1h);
}

std::vector<Call> callsIn(const std::string& text) {
  return callsOf(parseQueueLog(text, clocks), *parseDate("2026-11-20"), local);
}

Call callIn(const std::string& lines) {
  const auto calls = callsIn("1795196206|17.1|cua|NONE|ENTERQUEUE||600111222|1\n" + lines);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].id == "17.1");
  CHECK(calls[0].queue == "cua");
  CHECK(formatLocal(calls[0].start) == "2026-11-20T18:36:46");
  return calls[0];
}

}  // namespace

TEST_CASE("a call that was answered", "[phone][queue_log]") {
  const std::string connected = "1795196210|17.1|cua|Anna Vila|CONNECT|4|17.3|2\n";
  const Call talking = callIn(connected);
  CHECK(talking.outcome == CallOutcome::answered);
  CHECK(talking.wait == 4s);
  CHECK_FALSE(talking.talk);
  CHECK(talking.agent == "Anna Vila");
  CHECK(talking.extension.empty());
  for (const std::string end :
       {"COMPLETECALLER|4|65|1", "COMPLETEAGENT|4|65|1", "BLINDTRANSFER|900|xfer|4|65|1",
        "TRANSFER|900|xfer|4|65|1", "ATTENDEDTRANSFER|BRIDGE|id|4|65|1",
        "ATTENDEDTRANSFER|APP|park|4|65|1", "ATTENDEDTRANSFER|LINK|SIP/1|SIP/2|4|65|1"}) {
    const Call call = callIn(connected + "1795196275|17.1|cua|Anna Vila|" + end + "\n");
    CHECK(call.outcome == CallOutcome::answered);
    CHECK(call.wait == 4s);
    CHECK(call.talk == 65s);
  }
}

TEST_CASE("who answers is told by extension where the log has an interface", "[phone][queue_log]") {
  const Call call = callIn("1795196210|17.1|cua|Local/200@agents|CONNECT|4|17.3|2\n");
  CHECK(call.extension == "200");
  CHECK(call.agent.empty());
}

TEST_CASE("a call that nobody answered", "[phone][queue_log]") {
  for (const auto& [end, outcome] : {std::pair{"ABANDON|1|2|13", CallOutcome::abandoned},
                                     {"EXITWITHTIMEOUT|1|2|13", CallOutcome::timedOut},
                                     {"EXITEMPTY|1|2|13", CallOutcome::bounced},
                                     {"EXITWITHKEY|5|1|2|13", CallOutcome::abandoned},
                                     {"WITHDRAW|3|4|13|prova", CallOutcome::abandoned}}) {
    const Call call =
        callIn(fmt::format("1795196207|17.1|cua|Anna|RINGNOANSWER|5000\n"
                           "1795196219|17.1|cua|NONE|{}\n",
                           end));
    CHECK(call.outcome == outcome);
    CHECK(call.wait == 13s);
    CHECK_FALSE(call.talk);
    CHECK(call.agent.empty());
  }
}

TEST_CASE("who still waits is no call yet, unless Asterisk was started anew",
          "[phone][queue_log]") {
  const std::string waits = "1795196206|17.1|cua|NONE|ENTERQUEUE||600111222|1\n";
  CHECK(callsIn(waits).empty());
  const auto lost = callsIn(waits + "1795196300|NONE|NONE|NONE|QUEUESTART|\n");
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].outcome == CallOutcome::abandoned);
  CHECK_FALSE(lost[0].wait);
  CHECK(callsOf(parseQueueLog(waits + "1795196207|17.1|cua|NONE|ABANDON|1|1|1\n", clocks),
                *parseDate("2026-11-21"), local)
            .empty());
  // Whose beginning is not in the log belongs to another day.
  CHECK(callsIn("1795196210|17.1|cua|Anna|CONNECT|4|17.3|2\n"
                "1795196210|17.1|cua|Anna|COMPLETEAGENT|4|65|2\n")
            .empty());
}

TEST_CASE("files that overlap and are in no order tell each call once", "[phone][queue_log]") {
  const std::string first = "1795196206|17.1|cua|NONE|ENTERQUEUE||600111222|1\n";
  const std::string rest =
      "1795196210|17.1|cua|Anna|CONNECT|4|17.3|2\n"
      "1795196275|17.1|cua|Anna|COMPLETECALLER|4|65|1\n";
  const auto calls = callsIn(rest + first + rest);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].talk == 65s);
}

TEST_CASE("a call may be in several queues, and in one again", "[phone][queue_log]") {
  const auto calls = callsIn(
      "1795196206|17.1|cua|NONE|ENTERQUEUE|||1\n"
      "1795196219|17.1|cua|NONE|EXITWITHTIMEOUT|1|1|13\n"
      "1795196219|17.1|other|NONE|ENTERQUEUE|||1\n"
      "1795196220|17.1|other|Bea|CONNECT|1|17.3|1\n"
      "1795196225|17.1|other|Bea|COMPLETEAGENT|1|5|1\n"
      "1795196225|17.1|cua|NONE|ENTERQUEUE|||1\n"
      "1795196226|17.1|cua|NONE|ABANDON|1|1|1\n");
  REQUIRE(calls.size() == 3);
  // It counts once, in the queue that is asked for, and never as a test.
  const DayFigures figures = figuresOf(calls, "cua", {});
  CHECK(figures.callsReceived == 1);
  CHECK(figures.timedOutCalls == 1);
  CHECK(figures.answeredCalls == 0);
  CHECK(figures.testCalls == 0);
  CHECK(figuresOf(calls, "other", {}).answeredCalls == 1);
}

TEST_CASE("what is no event is left out", "[phone][queue_log]") {
  CHECK(parseQueueLog("", clocks).empty());
  CHECK(parseQueueLog("what|is|this\n|||\n1795196206\n-5|a|b|c|ABANDON|\n"
                      "99999999999999999|a|b|c|ABANDON|1|1|1\n1795196206|a|b|c|d|e\n",
                      clocks)
            .empty());
  const auto events = parseQueueLog(
      "1795196206|NONE|NONE|NONE|CONFIGRELOAD|\n\n"
      "1795196207|NONE|cua|Local/200@agents|INFO|apunt manual|amb|barres\n",
      clocks);
  REQUIRE(events.size() == 2);
  CHECK(events[0].details.empty());
  CHECK(events[1].details == std::vector<std::string>{"apunt manual", "amb", "barres"});
  CHECK(queueDetails("1|17.3|2||") == std::vector<std::string>{"1", "17.3", "2"});
}

TEST_CASE("every event that is logged is read", "[phone][queue_log][property]") {
  rc::check("a logged event comes back", [] {
    const auto word = rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("ab ()'\"|\n:;\\[]0,CONNECT")));
    QueueEvent event;
    const auto epoch = *rc::gen::inRange<long long>(1, 4'000'000'000);
    event.time = clocks(UtcTime(std::chrono::seconds(epoch)));
    event.call = *rc::gen::element<std::string>("NONE", "CLI", "1795196206.0", "pbx-17.4");
    event.queue = *rc::gen::element<std::string>("cua", "NONE", "suport-2");
    event.agent = "n" + *word + "n";
    event.event = *rc::gen::element<std::string>("CONNECT", "ABANDON", "ADDMEMBER", "WITHDRAW");
    event.details = *rc::gen::container<std::vector<std::string>>(
        rc::gen::map(rc::gen::inRange(0, 1000), [](int number) { return std::to_string(number); }));
    const std::string details = joined(event.details, "|");
    const std::string before = "1|NONE|NONE|NONE|QUEUESTART|\n";
    // A name that goes on in a line which is an event of its own cannot be told from two events.
    RC_PRE(event.agent.find("\n0") == std::string::npos);
    const std::string line = fmt::format("{}|{}|{}|{}|{}|{}\n", epoch, event.call, event.queue,
                                         event.agent, event.event, details);
    const auto events = parseQueueLog(before + line, clocks);
    RC_ASSERT(events.size() == 2U);
    RC_ASSERT(events[1] == event);
  });
}

TEST_CASE("every call that is logged is told", "[phone][queue_log][property]") {
  rc::check("calls come back, however they overlap", [] {
    const int count = *rc::gen::inRange(0, 12);
    std::vector<Call> calls;
    std::string text;
    for (int i = 0; i < count; ++i) {
      Call& call = calls.emplace_back();
      const long long start = 1795196206 + i;
      call.id = fmt::format("{}.{}", start, i);
      call.start = clocks(UtcTime(std::chrono::seconds(start)));
      call.queue = *rc::gen::element<std::string>("cua", "other");
      call.outcome = static_cast<CallOutcome>(*rc::gen::inRange(0, 4));
      const int wait = *rc::gen::inRange(0, 60);
      const int talk = *rc::gen::inRange(0, 60);
      call.wait = std::chrono::seconds(wait);
      const auto line = [&](int later, const std::string& agent, const std::string& rest) {
        text += fmt::format("{}|{}|{}|{}|{}\n", start + later, call.id, call.queue, agent, rest);
      };
      line(0, "NONE", "ENTERQUEUE||600111222|1");
      if (call.outcome == CallOutcome::answered) {
        call.talk = std::chrono::seconds(talk);
        call.agent = "Anna";
        line(wait, "Anna", fmt::format("CONNECT|{}|1.2|1", wait));
        line(wait + talk, "Anna", fmt::format("COMPLETEAGENT|{}|{}|1", wait, talk));
      } else {
        line(wait, "NONE",
             fmt::format("{}|1|1|{}",
                         call.outcome == CallOutcome::abandoned  ? "ABANDON"
                         : call.outcome == CallOutcome::timedOut ? "EXITWITHTIMEOUT"
                                                                 : "EXITEMPTY",
                         wait));
      }
    }
    RC_ASSERT(callsIn(text) == calls);
  });
}
