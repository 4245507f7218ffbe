// The platforms over HTTP, against real servers that behave as they do.
#include <atomic>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "pbx/areavoip.hpp"
#include "pbx/asterisk_ami.hpp"
#include "pbx/irontec.hpp"
#include "servers/recording_server.hpp"
#include "transport/transfers.hpp"
#include "unit/pbx/contract.hpp"
#include "unit/pbx/hosted_servers.hpp"

using namespace tomatic;
using namespace tomatic::tests;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

HostedPlatform platformAt(const std::string& url) {
  HostedPlatform platform;
  platform.url = url;
  platform.user = "admin";
  platform.tenant = "coop";
  platform.secret = Secret("s3cret");
  return platform;
}

long long noon() {
  return 1795195995;
}

std::unique_ptr<AsteriskAmi> amiAt(const std::string& url, Fetch fetch = nullptr) {
  return std::make_unique<AsteriskAmi>(platformAt(url), InterfaceForm("SIP/{extension}"), noon,
                                       std::move(fetch));
}
std::unique_ptr<Irontec> irontecAt(const std::string& url, Fetch fetch = nullptr) {
  return std::make_unique<Irontec>(platformAt(url), noon, std::move(fetch));
}
std::unique_ptr<Areavoip> areavoipAt(const std::string& url, Fetch fetch = nullptr) {
  return std::make_unique<Areavoip>(platformAt(url), std::move(fetch));
}

constexpr auto troubles = {Trouble::cut,  Trouble::stall,    Trouble::error,
                           Trouble::page, Trouble::redirect, Trouble::half};

/// Asks a server that stalls at a request: that one is not waited for long, the others for as long
/// as it takes.
Fetch impatientAt(int request, HostedServer& server) {
  return [left = request, &server](const HttpRequest& asked, const TimeLimits& limits) mutable {
    if (left-- != 0) {
      return fetch(asked, {60s, 60s});
    }
    CHECK(limits.connect <= 5s);
    CHECK(limits.total <= 10s);
    Answer answer = fetch(asked, {60s, 50ms});
    server.letGo();
    return answer;
  };
}

/// What asking for a queue fails with.
template <typename Make>
std::string failureAt(Make make, Reply reply) {
  const RecordingServer server([&](const Received&, int) { return reply; });
  try {
    make(server.url(), nullptr)->members("cua");
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

template <typename Make>
void checkBadAnswers(Make make) {
  const std::string html = "<html><body>It works!</body></html>";
  CHECK_THAT(failureAt(make, {200, html, {}}), Contains("found '<html>"));
  CHECK_THAT(failureAt(make, {200, "{\"1001\": {\"0\": ", {}}), Contains("expected"));
  CHECK_THAT(failureAt(make, {200, "", {}}), Contains("expected"));
  CHECK_THAT(failureAt(make, {500, "oops", {}}), Contains("status 500: oops"));
  CHECK_THAT(failureAt(make, {503, html, {}}), Contains("status 503"));
  CHECK_THAT(failureAt(make, {302, "", {{"Location", "/elsewhere"}}}), Contains("a redirect"));
  const std::string endless(mostPlatformBytes + 1, 'x');
  CHECK_THAT(failureAt(make, {200, endless, {}}), Contains("more than 16777216 bytes"));
  std::string refused;
  try {
    make(deadUrl(), nullptr)->members("cua");
  } catch (const Failure& failure) {
    refused = failure.what();
  }
  CHECK_THAT(refused, Contains("127.0.0.1"));
  CHECK_THAT(refused, !Contains("s3cret"));
}

/// Every trouble at every request of a change, with the server's queue looked at behind the
/// platform's back.
template <typename Server, typename Make>
void checkTroubles(Server& server, Make make, int requests) {
  for (const Trouble trouble : troubles) {
    const auto start = [&](int at) {
      if (at >= 0) {
        server.fill({{"1001", true}, {"1002", false}});
      }
      server.troubleAt(at, trouble);
      return make(server.url(),
                  trouble == Trouble::stall ? impatientAt(at, server) : Fetch(nullptr));
    };
    INFO("trouble " << static_cast<int>(trouble));
    CHECK(checkCuts("cua", start, [&] { return server.look(); }) == requests);
    CHECK_FALSE(server.wasEmpty());
  }
}

}  // namespace

TEST_CASE("the manager interface of an Asterisk is a platform", "[pbx][http]") {
  AmiServer server;
  checkQueueOf(*amiAt(server.url()), "cua");
  CHECK(amiAt(server.url())->queues() == std::vector<std::string>{"cua"});
  CHECK_THROWS_WITH(amiAt(server.url())->members("other"), Contains("there is no queue other"));
  server.secret = "another";
  CHECK_THROWS_WITH(amiAt(server.url())->members("cua"),
                    Contains("ami: not let in as admin: Authentication failed"));
}

TEST_CASE("a manager session that ended is begun again", "[pbx][http]") {
  AmiServer server;
  const auto system = amiAt(server.url());
  system->add("cua", attendant("anna", "1001"));
  server.forgetSessions();
  CHECK(extensionsIn(*system, "cua").size() == 1);
}

TEST_CASE("a queue of thousands is read whole from the manager interface", "[pbx][http]") {
  AmiServer server;
  std::map<std::string, bool> members;
  for (int i = 0; i < 10000; ++i) {
    members[std::to_string(100000 + i)] = i % 2 == 0;
  }
  server.fill(members);
  const auto read = amiAt(server.url())->members("cua");
  REQUIRE(read.size() == members.size());
  CHECK(read.back().extension == "109999");
}

TEST_CASE("no value becomes a header of the manager interface", "[pbx][http]") {
  AmiServer server;
  const auto system = amiAt(server.url());
  CHECK_THROWS_WITH(system->add("cua", {"p", "Anna\r\nAction: Originate", "1001", 0}),
                    Contains("membername: found a line break"));
  CHECK(server.look().empty());
  system->add("cua", {"p", "Núria & <Co>, \"x\"", "1001", 0});
  CHECK(memberOf(*system, "cua", "1001").name == "Núria & <Co>, \"x\"");
}

TEST_CASE("a manager in trouble at any request leaves nobody alone", "[pbx][http]") {
  AmiServer server;
  // Log in, look, add two, remove one.
  checkTroubles(server, amiAt, 5);
}

TEST_CASE("answers of a manager that are none", "[pbx][http]") {
  checkBadAnswers(amiAt);
}

TEST_CASE("every platform works without a connection, by what stands for it", "[pbx]") {
  AmiServer ami;
  checkQueueOf(*amiAt("http://a", ami.twin()), "cua");
  IrontecServer irontec;
  checkQueueOf(*irontecAt("http://a", irontec.twin()), "cua");
  AreavoipServer areavoip;
  checkQueueOf(*areavoipAt("http://a/b", areavoip.twin()), "cua");
}

TEST_CASE("irontec is a platform", "[pbx][http]") {
  IrontecServer server;
  checkQueueOf(*irontecAt(server.url()), "cua");
  server.secret = "another";
  CHECK_THROWS_WITH(irontecAt(server.url())->members("cua"),
                    Contains("irontec: not let in as admin") && !Contains("s3cret"));
}

TEST_CASE("irontec's token is used again and renewed when it has expired", "[pbx][http]") {
  IrontecServer server;
  const auto system = irontecAt(server.url());
  system->members("cua");
  system->members("cua");
  CHECK(server.logins() == 1);
  server.forgetSessions();
  system->members("cua");
  CHECK(server.logins() == 2);
}

TEST_CASE("an irontec in trouble at any request leaves nobody alone", "[pbx][http]") {
  IrontecServer server;
  // Log in, look, look and add twice, remove one.
  checkTroubles(server, irontecAt, 7);
}

TEST_CASE("answers of irontec that are none", "[pbx][http]") {
  checkBadAnswers(irontecAt);
  CHECK_THAT(failureAt(irontecAt, {403, "no", {}}), Contains("not let in"));
}

TEST_CASE("irontec clears the extensions of its range only", "[pbx][http]") {
  IrontecServer server;
  const auto system = irontecAt(server.url());
  system->addExtension({"101", "Núria Àvila", ""}, "");
  CHECK(system->extensions() ==
        std::vector<Extension>{{"101", "Nuria Avila", "none_101@nowhere.com"}});
  CHECK_THROWS_WITH(system->removeExtension({"100", "x", ""}), Contains("above 100 and up to 399"));
  CHECK_THROWS_AS(system->removeExtension({"400", "x", ""}), Refused);
  CHECK_FALSE(system->mayRemove({"100", "x", ""}));
  CHECK_FALSE(system->mayRemove({"400", "x", ""}));
  CHECK_FALSE(system->mayRemove({"x", "x", ""}));
  CHECK(system->mayRemove({"399", "x", ""}));
  system->removeExtension({"101", "x", ""});
  CHECK(system->extensions().at(0).name.empty());
}

TEST_CASE("a name that a platform changes is the same name", "[pbx][http]") {
  IrontecServer server;
  const auto system = irontecAt(server.url());
  system->addExtension({"101", "Núria Àvila", ""}, "");
  CHECK(extensionChange(system->extensions(), {{"101", system->storedName("Núria Àvila"), ""}})
            .empty());
}

TEST_CASE("areavoip is a platform", "[pbx][http]") {
  AreavoipServer server;
  checkQueueOf(*areavoipAt(server.url()), "cua");
  server.secret = "another";
  CHECK_THROWS_WITH(areavoipAt(server.url())->add("cua", attendant("a", "1001")),
                    Contains("areavoip: tried to"));
}

TEST_CASE("an areavoip in trouble at any request is mended by doing it again", "[pbx][http]") {
  AreavoipServer server;
  const std::vector<Attendant> wanted{attendant("carla", "1003"), attendant("anna", "1001")};
  for (const Trouble trouble : troubles) {
    bool failed = true;
    for (int at = 0; failed; ++at) {
      INFO("trouble " << static_cast<int>(trouble) << " at request " << at);
      REQUIRE(at < 20);
      server.fill({{"1001", true}, {"1002", false}});
      server.troubleAt(at, trouble);
      failed = false;
      try {
        areavoipAt(server.url(),
                   trouble == Trouble::stall ? impatientAt(at, server) : Fetch(nullptr))
            ->set("cua", wanted);
      } catch (const Failure& failure) {
        failed = true;
        if (at > 0) {
          CHECK_THAT(failure.what(), Contains("in it: ") && Contains("not in it: "));
        }
      }
      CHECK_FALSE(server.look().empty());
      CHECK(server.look().count("1001") == 1);
      server.troubleAt(-1);
      areavoipAt(server.url())->set("cua", wanted);
      const auto left = server.look();
      CHECK(left.size() == 2);
      CHECK(left.count("1003") == 1);
    }
  }
}

TEST_CASE("each platform waits as long as it is worth", "[pbx][http]") {
  std::vector<std::chrono::milliseconds> limits;
  const Fetch noting = [&](const HttpRequest&, const TimeLimits& given) {
    limits.push_back(given.total);
    Answer answer;
    answer.ending = Ending::unknown;
    answer.reason = "nothing came in time";
    return answer;
  };
  CHECK_THROWS_WITH(amiAt("http://a", noting)->members("cua"), Contains("nothing came in time"));
  CHECK_THROWS_WITH(irontecAt("http://a", noting)->members("cua"), Contains("nothing came"));
  CHECK_THROWS_WITH(areavoipAt("http://a", noting)->members("cua"), Contains("nothing came"));
  CHECK_THROWS_AS(areavoipAt("http://a", noting)->calls("cua", *parseDate("2026-09-07")), Failure);
  CHECK(limits == std::vector<std::chrono::milliseconds>{10s, 10s, 2s, 10s});
}

TEST_CASE("answers of areavoip that are none", "[pbx][http]") {
  checkBadAnswers(areavoipAt);
}

TEST_CASE("areavoip tells calls and extensions", "[pbx][http]") {
  AreavoipServer server;
  const auto system = areavoipAt(server.url());
  server.extensions = {{"7", {{"ex_number", "1001"}, {"ex_name", ""}}}};
  system->addExtension({"1001", "Anna", ""}, "");
  CHECK(system->extensions() == std::vector<Extension>{{"1001", "Anna", ""}});
  CHECK_THROWS_AS(system->renameExtension({"1002", "Bea", ""}), Refused);
  const auto calls = system->calls("cua", *parseDate("2026-09-07"));
  REQUIRE(calls.size() == 2);
  CHECK(calls[0].outcome == CallOutcome::answered);
  CHECK(calls[0].talk == 65s);
  CHECK(calls[1].outcome == CallOutcome::abandoned);
  HostedPlatform numbered = platformAt(server.url());
  numbered.numbers = {"972", "cua"};
  CHECK(Areavoip(numbered).calls("tomatic", *parseDate("2026-09-07")).at(0).queue == "tomatic");
  numbered.numbers = {"972"};
  CHECK(Areavoip(numbered).calls("tomatic", *parseDate("2026-09-07")).at(0).queue == "cua");
}

TEST_CASE("a hosted platform that is slow is given up", "[pbx][http]") {
  std::atomic<bool> stop{false};
  const RecordingServer server([&](const Received&, int) {
    while (!stop) {
      std::this_thread::sleep_for(5ms);
    }
    return Reply();
  });
  const HttpTalk talk("slow", 100ms, "");
  HttpRequest request;
  request.method = "GET";
  request.url = server.url();
  CHECK_THROWS_WITH(talk.get(request, "wait"), Contains("slow: tried to wait: "));
  stop = true;
}
