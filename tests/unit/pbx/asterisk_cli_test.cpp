#include "pbx/asterisk_cli.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "files/file_io.hpp"
#include "servers/asterisk_words.hpp"
#include "unit/pbx/contract.hpp"
#include "unit/ssh_agent.hpp"
#include "unit/ssh_server.hpp"

using namespace tomatic;
using namespace tomatic::tests;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

/// A script that stands for Asterisk, its state in a file.
class Script {
 public:
  Script() {
    write({{"members", json::object()}});
    // The name of the program is one word of a configuration.
    folder_.put("asterisk", fmt::format("#!/bin/sh\nexec '{}' '{}' \"$@\"\n", TOMATIC_ASTERISK,
                                        state().string()));
    std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
  }
  std::filesystem::path program() const { return folder_ / "asterisk"; }
  std::filesystem::path state() const { return folder_ / "state.json"; }
  json read() const { return json::parse(folder_.content("state.json")); }
  void write(const json& content) const { folder_.put("state.json", content.dump()); }
  void set(const std::string& key, const json& value) const {
    json content = read();
    content[key] = value;
    write(content);
  }
  /// Who is in the queue, and whether paused.
  std::map<std::string, bool> look() const {
    std::map<std::string, bool> all;
    const json content = read();
    for (const auto& [interface, member] : content["members"].items()) {
      all[interface.substr(4)] = member["paused"];
    }
    return all;
  }

 private:
  TemporaryFolder folder_;
};

AsteriskHost hostOf(const Script& script) {
  AsteriskHost host;
  host.command = script.program().string();
  return host;
}

AsteriskHost hostOf(const Script& script, const SshServer& server) {
  AsteriskHost host = hostOf(script);
  host.host = "127.0.0.1";
  host.port = server.port();
  host.user = server.user();
  host.key = server.key().string();
  host.knownHosts = server.knownHosts().string();
  host.connectLimit = server.target().connectLimit;
  host.commandLimit = server.target().stepLimit;
  return host;
}

std::unique_ptr<AsteriskCli> systemOf(const AsteriskHost& host) {
  return std::make_unique<AsteriskCli>(makeCommandRunner(host, "/", nullptr),
                                       InterfaceForm("SIP/{extension}"));
}

/// The connection breaks at every command of a change, before it is done or behind it.
void checkBreaks(const Script& script, const AsteriskHost& host, bool after) {
  const auto start = [&](int cutAt) {
    if (cutAt >= 0) {
      script.write(
          {{"members",
            {{"SIP/1001", {{"name", "anna"}, {"penalty", 0}, {"paused", true}, {"reason", "x"}}},
             {"SIP/1002", {{"name", "bea"}, {"penalty", 0}, {"paused", false}, {"reason", ""}}}}},
           {"breaksAfter", after}});
    }
    script.set("breaksAt", cutAt);
    return systemOf(host);
  };
  CHECK(checkCuts("cua", start, [&] { return script.look(); }) == 4);
  CHECK_FALSE(script.read().value("wasEmpty", false));
}

}  // namespace

TEST_CASE("an Asterisk is reached by its command line on this machine", "[pbx][cli]") {
  const Script script;
  const auto system = systemOf(hostOf(script));
  checkQueueOf(*system, "cua");
  CHECK(system->queues() == std::vector<std::string>{"cua"});
  CHECK_THROWS_WITH(system->members("other"), Contains("there is no queue other"));
  script.set("mode", "down");
  CHECK_THROWS_WITH(system->members("cua"), Contains("Unable to connect to remote asterisk"));
}

TEST_CASE("a queue of thousands is read whole from the command line", "[pbx][cli]") {
  const Script script;
  json members = json::object();
  for (int i = 0; i < 10000; ++i) {
    members["SIP/" + std::to_string(100000 + i)] = {
        {"name", std::string(79, 'x')}, {"penalty", 0}, {"paused", true}, {"reason", "lunch"}};
  }
  script.write({{"members", members}});
  const auto read = systemOf(hostOf(script))->members("cua");
  REQUIRE(read.size() == members.size());
  CHECK(read.back().extension == "109999");
}

TEST_CASE("words without end are refused, and half of them", "[pbx][cli]") {
  const TemporaryFolder folder;
  folder.put("asterisk", fmt::format("#!/bin/sh\nhead -c {} /dev/zero\n", mostPlatformBytes + 1));
  std::filesystem::permissions(folder / "asterisk", std::filesystem::perms::owner_all);
  AsteriskHost host;
  host.command = (folder / "asterisk").string();
  CHECK_THROWS_WITH(systemOf(host)->members("cua"), Contains("more than 16777216 bytes"));
  host.command = (folder / "half").string();
  folder.put("half", "#!/bin/sh\nprintf \"cua has 0 calls (max unlimited)\\n   Members: \\n\"\n");
  std::filesystem::permissions(folder / "half", std::filesystem::perms::owner_all);
  CHECK_THROWS_WITH(systemOf(host)->members("cua"), Contains("ends before the list of members"));
}

TEST_CASE("an Asterisk is reached by SSH, with one connection", "[pbx][cli][ssh]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const Script script;
  const auto system = systemOf(hostOf(script, server));
  checkQueueOf(*system, "cua");
  AsteriskHost other = hostOf(script, server);
  other.key = server.otherKey().string();
  CHECK_THROWS_WITH(systemOf(other)->members("cua"), Contains("not let in with the key"));
  other = hostOf(script, server);
  other.command = "/nowhere/asterisk";
  CHECK_THROWS_WITH(systemOf(other)->members("cua"), Contains("ended with status 127"));
  server.put("known_hosts", "");
  CHECK_THROWS_WITH(systemOf(hostOf(script, server))->members("cua"),
                    Contains("the host's key is not known"));
}

TEST_CASE("a key of the agent lets in where Asterisk is, and a password", "[pbx][cli][ssh]") {
  if (SshServer::isMissing()) {
    return;
  }
  const Script script;
  {
    const SshServer server;
    const SshAgent agent(server.key());
    AsteriskHost host = hostOf(script, server);
    host.key = std::nullopt;
    CHECK(systemOf(host)->members("cua").empty());
  }
  if (SshServer::takesNoPasswords()) {
    return;
  }
  SshServer::Limits limits;
  limits.password = "hunter2";
  const SshServer server(limits);
  AsteriskHost host = hostOf(script, server);
  host.key = std::nullopt;
  host.password = Secret("hunter2");
  CHECK(systemOf(host)->members("cua").empty());
  host.password = Secret("hunter3");
  CHECK_THROWS_WITH(systemOf(host)->members("cua"),
                    Contains("not let in with the password") && !Contains("hunter"));
}

TEST_CASE("an Asterisk that hangs is given up", "[pbx][cli][ssh]") {
  const Script script;
  script.set("mode", "hang");
  AsteriskHost host = hostOf(script);
  host.commandLimit = 50ms;
  CHECK_THROWS_WITH(systemOf(host)->members("cua"), Contains("did not end in time"));
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  host = hostOf(script, server);
  host.commandLimit = 50ms;
  CHECK_THROWS_WITH(systemOf(host)->members("cua"), Contains("was not done within 0.1 s"));
  // Who is in the queue stays there.
  script.write({{"members",
                 {{"SIP/1002", {{"name", ""}, {"penalty", 0}, {"paused", false}, {"reason", ""}}}}},
                {"mode", "hang"}});
  CHECK_THROWS_AS(systemOf(host)->set("cua", {attendant("anna", "1001")}), Failure);
  CHECK(script.look().size() == 1);
}

TEST_CASE("no name, reason or extension says more than it should", "[pbx][cli][ssh]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const Script script;
  const auto system = systemOf(hostOf(script, server));
  const std::string marker = (server.folder() / "hacked").string();
  for (const std::string& name :
       {"'; touch " + marker + "; '", "$(touch " + marker + ")", "`touch " + marker + "`",
        "a\" ; touch " + marker, "x\ntouch " + marker, std::string("\\"), std::string("a\\\" b"),
        std::string("Dídac \"el\" d'Or (BCN)"), std::string(300, 'x')}) {
    system->add("cua", {"p", name, "1001", 0});
    const QueueMember member = memberOf(*system, "cua", "1001");
    CHECK(member.interface == "SIP/1001");
    system->pause("cua", member, name);
    CHECK(memberOf(*system, "cua", "1001").paused == true);
    system->remove("cua", member);
    CHECK(script.look().empty());
  }
  CHECK_THROWS_AS(system->add("cua", attendant("p", "1;touch " + marker)), Refused);
  CHECK_THROWS_AS(system->add("cua", attendant("p", "$(touch x)")), Refused);
  CHECK_THROWS_AS(system->members("cua'; touch " + marker), Refused);
  QueueMember hostile;
  hostile.interface = "SIP/1 from x";
  CHECK_THROWS_AS(system->remove("cua", hostile), Refused);
  CHECK_FALSE(std::filesystem::exists(marker));
}

TEST_CASE("a command that breaks leaves nobody alone", "[pbx][cli]") {
  const Script script;
  checkBreaks(script, hostOf(script), false);
  checkBreaks(script, hostOf(script), true);
}

TEST_CASE("a connection that breaks before any command leaves nobody alone", "[pbx][cli][ssh]") {
  if (!SshServer::isMissing()) {
    const SshServer server;
    const Script script;
    checkBreaks(script, hostOf(script, server), false);
  }
}

TEST_CASE("a connection that breaks behind any command leaves nobody alone", "[pbx][cli][ssh]") {
  if (!SshServer::isMissing()) {
    const SshServer server;
    const Script script;
    checkBreaks(script, hostOf(script, server), true);
  }
}

TEST_CASE("a command line in memory leaves nobody alone, wherever it breaks", "[pbx][cli]") {
  class Words : public CommandRunner {
   public:
    Words(nlohmann::ordered_json& state, int breaksAt) : state_(state), breaksAt_(breaksAt) {}
    std::string run(const std::string& command) override {
      if (breaksAt_-- == 0) {
        throw Failure("cut");
      }
      return asteriskAnswer(command, state_);
    }
    std::string shell(const std::string&) override { return ""; }

   private:
    nlohmann::ordered_json& state_;
    int breaksAt_;
  };
  const auto member = [](bool paused) {
    return nlohmann::ordered_json{{"name", ""}, {"penalty", 0}, {"paused", paused}, {"reason", ""}};
  };
  nlohmann::ordered_json state;
  state["members"] = nlohmann::ordered_json::object();
  const auto start = [&](int cutAt) {
    if (cutAt >= 0) {
      state["members"] = {{"SIP/1001", member(true)}, {"SIP/1002", member(false)}};
    }
    return std::make_unique<AsteriskCli>(std::make_shared<Words>(state, cutAt),
                                         InterfaceForm("SIP/{extension}"));
  };
  checkQueueOf(*start(-1), "cua");
  state["wasEmpty"] = false;
  const auto look = [&] {
    std::map<std::string, bool> all;
    for (const auto& [interface, one] : state["members"].items()) {
      all[interface.substr(4)] = one["paused"];
    }
    return all;
  };
  CHECK(checkCuts("cua", start, look) == 4);
  CHECK(state["wasEmpty"] == false);
}

TEST_CASE("a static member is told and left alone", "[pbx][cli]") {
  const std::string line =
      "   Members: \n      Berta (SIP/250) (ringinuse disabled) (Not in use) has taken no calls "
      "yet\n   No Callers\n";
  class Fixed : public CommandRunner {
   public:
    explicit Fixed(std::string answer) : answer_(std::move(answer)) {}
    std::string run(const std::string&) override { return answer_; }
    std::string shell(const std::string&) override { return ""; }

   private:
    std::string answer_;
  };
  AsteriskCli system(std::make_unique<Fixed>(line), InterfaceForm("SIP/{extension}"));
  const QueueChange change = system.set("cua", {});
  CHECK(change.removed.empty());
  CHECK(change.immovable.size() == 1);
}
