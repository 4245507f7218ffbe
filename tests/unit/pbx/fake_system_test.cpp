#include "pbx/fake_system.hpp"

#include <thread>

#include "files/file_io.hpp"
#include "pbx/make_phone_system.hpp"
#include "unit/pbx/contract.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace tomatic::tests;
using Catch::Matchers::Contains;

TEST_CASE("the platform that is but a file is one", "[pbx]") {
  const TemporaryFolder folder;
  FakeSystem system(folder.path());
  CHECK(system.members("cua").empty());
  checkQueueOf(system, "cua");
  CHECK(system.queues() == std::vector<std::string>{"cua"});
}

TEST_CASE("what cannot be written leaves the queue as it was", "[pbx]") {
  const TemporaryFolder folder;
  FakeSystem system(folder.path());
  system.set("cua", {attendant("anna", "1001")});
  const std::string before = folder.content("pbx-fake.yaml");
  folder.put("pbx-fake.yaml", before + "down: power cut\n");
  CHECK_THROWS_WITH(system.set("cua", {attendant("bea", "1002")}), Contains("power cut"));
  folder.put("pbx-fake.yaml", before);
  CHECK(system.set("cua", {attendant("anna", "1001")}).empty());
  folder.put("pbx-fake.yaml", "queues: [\n");
  CHECK_THROWS_WITH(system.members("cua"), Contains("pbx-fake.yaml:"));
  folder.put("pbx-fake.yaml", "queues: {cua: [{name: x}]}\n");
  CHECK_THROWS_WITH(system.members("cua"), Contains("pbx-fake.yaml:1: extension: is missing"));
}

TEST_CASE("many who set at once end in one of them whole", "[pbx]") {
  const TemporaryFolder folder;
  const std::vector<Attendant> morning{attendant("anna", "1001"), attendant("bea", "1002")};
  const std::vector<Attendant> noon{attendant("carla", "1003"), attendant("didac", "1004")};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] { FakeSystem(folder.path()).set("cua", i % 2 ? morning : noon); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  FakeSystem system(folder.path());
  const auto extensions = extensionsIn(system, "cua");
  CHECK((extensions == std::set<std::string>{"1001", "1002"} ||
         extensions == std::set<std::string>{"1003", "1004"}));
}

TEST_CASE("the state of the file comes back as it is written", "[pbx]") {
  FakeState state;
  QueueMember member;
  member.extension = "1001";
  member.name = "Anna: \"a\"";
  member.paused = true;
  member.pauseReason = "no";
  member.secondsInCalls = 75;
  member.flags = {"busy"};
  state.queues["cua"] = {member};
  state.extensions = {{"1001", "Anna", "anna@example.org"}, {"1002", "", ""}};
  Call call;
  call.id = "7";
  call.start = parseWrittenTime("2026-09-07T09:30")->shown;
  call.queue = "cua";
  call.outcome = CallOutcome::abandoned;
  call.wait = std::chrono::seconds(5);
  state.calls = {call};
  const std::string text = fakeStateText(state);
  const FakeState again = parseFakeState(text, "f");
  CHECK(fakeStateText(again) == text);
  CHECK(again.queues.at("cua") == state.queues.at("cua"));
  CHECK(again.extensions == state.extensions);
  CHECK(again.calls.at(0).wait == call.wait);
  CHECK(again.calls.at(0).outcome == CallOutcome::abandoned);
}

TEST_CASE("there is no platform of another name", "[pbx]") {
  PhoneSettings settings;
  settings.backend = "smoke";
  CHECK_THROWS_WITH(makePhoneSystem(settings, {}),
                    Contains("there is no platform 'smoke', expected one of fake, asterisk-db"));
  settings.backend = "dbasterisk";
  CHECK_THROWS_WITH(makePhoneSystem(settings, {}), Contains("asteriskDb is missing"));
  settings.backend = "asteriskcli";
  CHECK(makePhoneSystem(settings, {})->name() == "asterisk-ssh");
}
