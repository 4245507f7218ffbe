// What platforms answer over HTTP, read.
#include <fmt/format.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "phone/manager.hpp"
#include "phone/platform_json.hpp"
#include "text/complaints.hpp"
#include "unit/phone/local_agents.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

using tests::local;

constexpr const char* status =
    "Response: Success\r\nActionID: id-2\r\nEventList: start\r\nMessage: Queue status will "
    "follow\r\n\r\n"
    "Event: QueueParams\r\nQueue: somenergia\r\nMax: 0\r\nCalls: 1\r\n\r\n"
    "Event: QueueMember\r\nQueue: somenergia\r\nName: Anna Vila\r\nLocation: Local/200@agents\r\n"
    "StateInterface: Custom:agent200\r\nMembership: dynamic\r\nPenalty: 0\r\nCallsTaken: 2\r\n"
    "LastCall: 1795195900\r\nLoginTime: 1795195988\r\nInCall: 1\r\nStatus: 2\r\nPaused: 0\r\n"
    "PausedReason: \r\n\r\n"
    "Event: QueueMember\r\nQueue: somenergia\r\nName: Berta, la gran & <Co>\r\nLocation: "
    "Local/201@agents\r\nMembership: static\r\nPenalty: 3\r\nCallsTaken: 0\r\nLastCall: 0\r\n"
    "InCall: 0\r\nStatus: 5\r\nPaused: 1\r\nPausedReason: dinar & cafè\r\n\r\n"
    "Event: QueueMember\r\nQueue: other\r\nName: X\r\nLocation: Local/300@agents\r\n\r\n"
    "Event: QueueStatusComplete\r\nEventList: Complete\r\nListItems: 4\r\n\r\n";

}  // namespace

TEST_CASE("members in the words of the manager interface", "[phone][manager]") {
  const auto members = managerMembers(parseManager(status), "SomEnergia", local, 1795195990);
  REQUIRE(members.size() == 2);
  CHECK(members[0].extension == "200");
  CHECK(members[0].name == "Anna Vila");
  CHECK(members[0].incall == true);
  CHECK(members[0].ncalls == 2);
  CHECK(members[0].secondsSinceLastCall == 90);
  CHECK_FALSE(members[0].fixed);
  CHECK(members[1].name == "Berta, la gran & <Co>");
  CHECK(members[1].paused == true);
  CHECK(members[1].pauseReason == "dinar & cafè");
  CHECK(members[1].disconnected == true);
  CHECK(members[1].penalty == 3);
  CHECK(members[1].fixed);
}

TEST_CASE("half an answer of the manager is none", "[phone][manager]") {
  const std::string text = status;
  CHECK_THROWS_WITH(parseManager(text.substr(0, text.size() / 2)), Contains("ends before"));
  CHECK_THROWS_WITH(parseManager("<html>"), Contains("found '<html>'"));
  CHECK_THROWS_AS(parseManager(""), Failure);
  const auto error = parseManager("Response: Error\r\nMessage: Permission denied\r\n\r\n\r\n");
  CHECK(error.at(0)["response"] == "Error");
  CHECK(error.at(0)["MESSAGE"] == "Permission denied");
}

TEST_CASE("every answer of the manager that is cut is refused", "[phone][manager][property]") {
  rc::check("no cut list is taken for whole", [] {
    const std::string text = status;
    const auto size = *rc::gen::inRange<std::size_t>(0, text.rfind("EventList"));
    RC_ASSERT_THROWS_AS(parseManager(text.substr(0, size)), Failure);
  });
}

TEST_CASE("members in the words of areavoip", "[phone][hosted]") {
  const auto members = areavoipMembers(
      R"({"1001": {"0": 3, "1": "paused", "2": "NOT_INUSE", "3": "75"},
          "1002": {"0": "0", "1": "ready", "2": null, "3": 0},
          "1003": {"0": 1, "1": "ready", "2": "RINGING", "3": 5},
          "1004": {"0": 1, "1": "ready", "2": "ONHOLD", "3": 5}})");
  REQUIRE(members.size() == 4);
  CHECK(members[0].paused == true);
  CHECK(members[0].available == true);
  CHECK(members[0].ncalls == 3);
  CHECK(members[0].secondsInCalls == 75);
  CHECK(members[1].disconnected == true);
  CHECK(members[2].ringing == true);
  CHECK(members[3].flags == std::vector<std::string>{"ONHOLD"});
  CHECK(members[3].disconnected == false);
  CHECK_THROWS_WITH(areavoipMembers("WRONG KEY"), Contains("found 'WRONG KEY'"));
}

TEST_CASE("members and calls in the words of irontec", "[phone][hosted]") {
  const auto members = irontecMembers(
      R"([{"agent": "1001", "status": {"paused": "1", "status": "7", "callstaken": "4",
           "incall": "0", "lastcall": 1795195900}},
          {"agent": 1002, "status": {"paused": false, "status": 0}}, {"agent": "1003"}])",
      1795195990);
  REQUIRE(members.size() == 3);
  CHECK(members[0].paused == true);
  CHECK(members[0].ringing == true);
  CHECK(members[0].incall == true);
  CHECK(members[0].flags == std::vector<std::string>{"inuseringing"});
  CHECK(members[0].ncalls == 4);
  CHECK(members[0].secondsSinceLastCall == 90);
  CHECK(members[1].extension == "1002");
  CHECK(members[1].disconnected == true);
  CHECK(members[1].paused == false);

  const IrontecPage page = irontecCalls(
      R"({"hits": {"hits": [
        {"sort": [1, "a"], "_source": {"call_type": "entrante", "uniqueid": "a", "hangupcause":
         "ATENDIDA", "queuename": "cua", "wait_time": 7, "agent_time": 65,
         "@calldate": "2026-09-07T10:00:00"}},
        {"sort": [2, "b"], "_source": {"call_type": "entrante", "uniqueid": "a", "hangupcause":
         "RINGNOANSWER", "queuename": "cua", "@calldate": "2026-09-07T10:00:00"}},
        {"sort": [3, "c"], "_source": {"call_type": "entrante", "uniqueid": "c", "hangupcause":
         "COLA_TIMEOUT", "queuename": "cua", "@calldate": "2026-09-07T10:02:00"}},
        {"sort": [4, "d"], "_source": {"call_type": "saliente", "uniqueid": "d", "hangupcause":
         "ATENDIDA", "queuename": "cua", "@calldate": "2026-09-07T10:02:00"}}]}})");
  REQUIRE(page.calls.size() == 2);
  CHECK(page.calls[0].talk == 65s);
  CHECK(page.calls[0].wait == 7s);
  CHECK(page.calls[1].outcome == CallOutcome::timedOut);
  CHECK(page.after == "[4,\"d\"]");
  CHECK_FALSE(irontecCalls(R"({"hits": {"hits": []}})").after);
  CHECK_THROWS_AS(irontecCalls("{}"), Failure);
  CHECK_THAT(irontecSearch(*parseDate("2026-09-07"), page.after),
             Contains("\"search_after\":[4,\"d\"]") && Contains("2026-09-07T00:00:00"));
}

TEST_CASE("irontec's agents have names without accents", "[phone][hosted]") {
  CHECK(withoutAccents("Núria Àvila i Puigçerdà · ß") == "Nuria Avila i Puigcerda . ss");
  CHECK(withoutAccents("a\xff") == "a?");
  CHECK(
      irontecAgents(R"([{"agent": "101", "name": "Libre 101", "email": "x"}])").at(0).name.empty());
  CHECK_THAT(irontecAgent({"101", "", ""}), Contains("Libre 101"));
  CHECK_THAT(irontecAgent({"101", "Núria", ""}),
             Contains("Nuria") && Contains("none_101@nowhere.com"));
  CHECK_THROWS_AS(irontecToken("{}"), Failure);
  CHECK_THROWS_AS(irontecToken(R"({"token": "a\nb"})"), Failure);
}

TEST_CASE("extensions change by their difference", "[phone]") {
  const ExtensionChange change =
      extensionChange({{"1", "A", ""}, {"2", "B", "b@x"}, {"3", "", ""}, {"4", "D", ""}},
                      {{"1", "A", ""}, {"2", "BB", ""}, {"3", "C", ""}});
  CHECK(change.kept == std::vector<Extension>{{"1", "A", ""}});
  CHECK(change.renamed == std::vector<Extension>{{"2", "BB", ""}});
  CHECK(change.added == std::vector<Extension>{{"3", "C", ""}});
  CHECK(change.removed == std::vector<Extension>{{"4", "D", ""}});
}
