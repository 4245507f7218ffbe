#include "phone/queue_show.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "text/complaints.hpp"
#include "unit/phone/local_agents.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

namespace {

using tests::local;

constexpr const char* head =
    "somenergia has 0 calls (max unlimited) in 'leastrecent' strategy (0s holdtime, 0s talktime), "
    "W:0, C:0, A:0, SL:0.0%, SL2:0.0% within 20s\n";

std::vector<QueueMember> membersOf(const std::string& lines) {
  const QueueShow queue =
      parseQueueShow(head + ("   Members: \n" + lines) + "   No Callers\n\n", local);
  CHECK(queue.unread.empty());
  return queue.members;
}

QueueMember memberOf(const std::string& line) {
  const auto members = membersOf(line + "\n");
  REQUIRE(members.size() == 1);
  return members[0];
}

}  // namespace

TEST_CASE("a queue without members, and one that there is not", "[phone][queue_show]") {
  CHECK(
      parseQueueShow(std::string(head) + "   No Members\n   No Callers\n", local).members.empty());
  CHECK_FALSE(parseQueueShow("No such queue: nosuchqueue.\n", local).known);
  // The head is missing when the queue's name begins with a letter that is not ASCII.
  CHECK(parseQueueShow("   No Members\n   No Callers\n", local).known);
  CHECK_THROWS_WITH(parseQueueShow("Usage: queue show\n", local), Contains("Usage: queue show"));
  CHECK_THROWS_AS(parseQueueShow("", local), Failure);
}

TEST_CASE("a member with nothing optional", "[phone][queue_show]") {
  const QueueMember member = memberOf(
      "      Local/200@agents (ringinuse disabled) (dynamic) (Not in use) has taken no calls yet "
      "(login was 0 secs ago)");
  CHECK(member.interface == "Local/200@agents");
  CHECK(member.extension == "200");
  CHECK(member.name.empty());
  CHECK(member.penalty == 0);
  CHECK(member.paused == false);
  CHECK(member.available == true);
  CHECK(member.disconnected == false);
  CHECK(member.incall == false);
  CHECK(member.ncalls == 0);
  CHECK_FALSE(member.fixed);
  CHECK_FALSE(member.secondsSinceLastCall);
}

TEST_CASE("a member with everything optional", "[phone][queue_show]") {
  const QueueMember member = memberOf(
      "      Dídac Puig (BCN) (Local/203@agents from Custom:agent203) with penalty 3 (ringinuse "
      "disabled) (dynamic) (in call) (paused:dinar i cafè was 5 secs ago) (In use) has taken 12 "
      "calls (last was 34 secs ago) (login was 10 secs ago)");
  CHECK(member.name == "Dídac Puig (BCN)");
  CHECK(member.interface == "Local/203@agents");
  CHECK(member.extension == "203");
  CHECK(member.penalty == 3);
  CHECK(member.paused == true);
  CHECK(member.pauseReason == "dinar i cafè");
  CHECK(member.incall == true);
  CHECK(member.ncalls == 12);
  CHECK(member.secondsSinceLastCall == 34);
}

TEST_CASE("who belongs to the configuration is known", "[phone][queue_show]") {
  CHECK(memberOf("      Berta Fixa (Local/250@agents from Custom:agent250) with penalty 5 "
                 "(ringinuse disabled) (Not in use) has taken no calls yet (login was 21 secs ago)")
            .fixed);
  CHECK(memberOf("      Anna (Local/200@agents) (ringinuse enabled) (realtime) (Not in use) has "
                 "taken no calls yet (login was 0 secs ago)")
            .fixed);
}

TEST_CASE("colors are no part of it", "[phone][queue_show]") {
  const auto members = membersOf(
      "      Anna Vila (Local/200@agents from Custom:agent200) (ringinuse disabled)\x1b[1;36;40m "
      "(dynamic)\x1b[0m\x1b[0m\x1b[1;33;40m (in call)\x1b[0m (\x1b[1;32;40mIn use\x1b[0m) has "
      "taken no calls yet \x1b[1;33;40m(login was 5 secs ago)\x1b[0m\n"
      "      Carla (Local/202@agents from Custom:agent202) (ringinuse disabled)\x1b[1;36;40m "
      "(dynamic)\x1b[0m\x1b[0m\x1b[0m \x1b[1;33;40m(paused was 5 secs ago)\x1b[0m "
      "(\x1b[1;32;40mNot in use\x1b[0m) has taken no calls yet \x1b[1;33;40m(login was 5 secs "
      "ago)\x1b[0m\n");
  REQUIRE(members.size() == 2);
  CHECK(members[0].name == "Anna Vila");
  CHECK(members[0].incall == true);
  CHECK(members[1].name == "Carla");
  CHECK(members[1].paused == true);
  CHECK_FALSE(members[1].pauseReason);
  CHECK(withoutColors("a\x1b[0mb\x1b") == "ab");
}

TEST_CASE("names hold anything", "[phone][queue_show]") {
  const std::string rest =
      " (Local/205@agents) (ringinuse disabled) (dynamic) (Not in use) has taken no calls yet "
      "(login was 0 secs ago)";
  for (const std::string name :
       {"a \"quoted\" name", "O'Brien", "a|b", "a;b", "no\nva", "(in call)", "x (SIP/9)",
        "x (paused:y was 3 secs ago)", "Members:", "with penalty 7", "a (dynamic) (In use)",
        "has taken 3 calls from me"}) {
    const QueueMember member = memberOf("      " + name + rest);
    CHECK(member.name == name);
    CHECK(member.extension == "205");
    CHECK(member.paused == false);
    CHECK(member.penalty == 0);
  }
}

TEST_CASE("reasons hold anything", "[phone][queue_show]") {
  for (const std::string reason : {"pausa llarga (metge)", "x|y", "a was 3 secs ago) (paused:b",
                                   "was 4 secs", "no\nva", "(In use)"}) {
    const QueueMember member =
        memberOf("      Anna (Local/200@agents) (ringinuse disabled) (dynamic) (paused:" + reason +
                 " was 0 secs ago) (Not in use) has taken no calls yet (login was 0 secs ago)");
    CHECK(member.pauseReason == reason);
    CHECK(member.name == "Anna");
    CHECK(member.extension == "200");
  }
}

TEST_CASE("states of telephones", "[phone][queue_show]") {
  const auto withState = [](const std::string& state) {
    return memberOf("      A (SIP/7) (ringinuse disabled) (dynamic) (" + state +
                    ") has taken no calls yet");
  };
  for (const char* state : {"Invalid", "Unavailable", "Unknown"}) {
    CHECK(withState(state).disconnected == true);
    CHECK(withState(state).available == false);
  }
  CHECK(withState("Ringing").ringing == true);
  CHECK(withState("Ring+Inuse").ringing == true);
  CHECK(withState("Ring+Inuse").incall == true);
  CHECK(withState("Busy").flags == std::vector<std::string>{"busy"});
  CHECK(withState("On Hold").flags == std::vector<std::string>{"onhold"});
  CHECK(withState("Asleep").flags == std::vector<std::string>{"Asleep"});
  CHECK(withState("Not in use").extension == "7");
}

TEST_CASE("callers are counted, queues are named", "[phone][queue_show]") {
  const std::string text = std::string(head) +
                           "   No Members\n   Callers: \n"
                           "      1. Local/60@caller-00000004;1 (wait: 0:04, prio: 0)\n"
                           "      2. Local/60@caller-00000005;1 (wait: 0:02, prio: 0)\n\n";
  CHECK(parseQueueShow(text, local).waiting == 2);
  CHECK(parseQueueNames("comer has 0 calls (max 3) in 'x'\n   No Members\n\n" + text) ==
        std::vector<std::string>{"comer", "somenergia"});
}

TEST_CASE("what is no member's line is handed back", "[phone][queue_show]") {
  const QueueShow queue = parseQueueShow(
      std::string(head) + "   Members: \n      something else\n   No Callers\n", local);
  CHECK(queue.members.empty());
  CHECK(queue.unread == std::vector<std::string>{"      something else"});
}

TEST_CASE("every member that is printed is read", "[phone][queue_show][property]") {
  rc::check("a printed member comes back", [] {
    const auto word = rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("ab ()'\"|:;\\[]0,was secs ago paused")));
    const std::string name = "n" + *word + "n";
    const std::string reason = "r" + *word + "r";
    const int extension = *rc::gen::inRange(100, 10000);
    const int penalty = *rc::gen::inRange(0, 20);
    const bool dynamic = *rc::gen::arbitrary<bool>();
    const bool inCall = *rc::gen::arbitrary<bool>();
    const int pause = *rc::gen::inRange(0, 3);
    const int calls = *rc::gen::inRange(0, 50);
    std::string line = fmt::format("      {} (Local/{}@agents{})", name, extension,
                                   *rc::gen::arbitrary<bool>() ? " from Custom:agent1" : "");
    line += penalty > 0 ? fmt::format(" with penalty {}", penalty) : "";
    line += " (ringinuse disabled)";
    line += dynamic ? " (dynamic)" : "";
    line += inCall ? " (in call)" : "";
    line += pause == 1 ? " (paused was 3 secs ago)" : "";
    line += pause == 2 ? fmt::format(" (paused:{} was 3 secs ago)", reason) : "";
    line += " (In use) has taken ";
    line += calls > 0 ? fmt::format("{} calls (last was 9 secs ago)", calls) : "no calls yet";
    line += " (login was 8 secs ago)\n";
    const QueueShow queue =
        parseQueueShow(std::string(head) + "   Members: \n" + line + "   No Callers\n", local);
    RC_ASSERT(queue.members.size() == 1U);
    const QueueMember& member = queue.members[0];
    RC_ASSERT(member.name == name);
    RC_ASSERT(member.extension == std::to_string(extension));
    RC_ASSERT(member.penalty == penalty);
    RC_ASSERT(member.fixed == !dynamic);
    RC_ASSERT(member.incall == true);
    RC_ASSERT(member.paused == (pause > 0));
    RC_ASSERT(member.pauseReason.value_or("") == (pause == 2 ? reason : ""));
    RC_ASSERT(member.ncalls == calls);
  });
}

TEST_CASE("no part of what is printed is taken for the whole", "[phone][queue_show][property]") {
  rc::check("a queue that is cut is refused", [] {
    const std::string text = std::string(head) +
                             "   Members: \n      Anna Vila (Local/200@agents from "
                             "Custom:agent200) (ringinuse disabled) "
                             "(dynamic) (Not in use) has taken no calls yet (login was 0 secs "
                             "ago)\n      Local/201@agents "
                             "(ringinuse disabled) (dynamic) (Not in use) has taken no calls yet "
                             "(login was 0 secs ago)\n"
                             "   No Callers";
    const auto size = *rc::gen::inRange<std::size_t>(0, text.size());
    RC_ASSERT_THROWS_AS(parseQueueShow(text.substr(0, size), local), Failure);
  });
}
