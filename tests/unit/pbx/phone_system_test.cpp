#include "pbx/phone_system.hpp"

#include "unit/pbx/contract.hpp"

using namespace tomatic;
using namespace tomatic::tests;
using Catch::Matchers::Contains;

namespace {

/// A queue in memory that refuses some and breaks when told so.
class Memory : public PhoneSystem {
 public:
  std::map<std::string, bool> in;  ///< extension, paused
  std::set<std::string> refused;
  int breaksAt = -1;
  bool wasEmpty = false;

  std::string name() const override { return "memory"; }
  std::vector<std::string> queues() override { return {}; }
  std::vector<QueueMember> members(const std::string&) override {
    request();
    std::vector<QueueMember> all;
    for (const auto& [extension, paused] : in) {
      all.emplace_back().extension = extension;
      all.back().paused = paused;
    }
    return all;
  }
  void add(const std::string&, const Attendant& attendant) override {
    request();
    if (refused.count(attendant.extension) > 0) {
      throw Refused("no " + attendant.extension);
    }
    in.emplace(attendant.extension, false);
  }
  void remove(const std::string&, const QueueMember& member) override {
    request();
    in.erase(member.extension);
    wasEmpty = wasEmpty || in.empty();
  }
  void pause(const std::string&, const QueueMember&, const std::string&) override {}
  void resume(const std::string&, const QueueMember&) override {}

 private:
  void request() {
    if (breaksAt-- == 0) {
      throw Failure("cut");
    }
  }
};

}  // namespace

TEST_CASE("a change of single steps never leaves a queue empty", "[pbx]") {
  Memory system;
  system.in = {{"1001", false}, {"1002", false}};
  system.set("cua", {attendant("carla", "1003"), attendant("didac", "1004")});
  CHECK_FALSE(system.wasEmpty);
  CHECK(system.in.size() == 2);
}

TEST_CASE("a change that is cut at any request can be done again", "[pbx]") {
  std::map<std::string, bool> state;
  Memory* last = nullptr;
  const auto start = [&](int cutAt) {
    auto system = std::make_unique<Memory>();
    system->in =
        cutAt < 0 ? last->in : std::map<std::string, bool>{{"1001", true}, {"1002", false}};
    system->breaksAt = cutAt;
    last = system.get();
    return system;
  };
  std::unique_ptr<Memory> held;
  const auto held_start = [&](int cutAt) {
    held = start(cutAt);
    return held.get();
  };
  CHECK(checkCuts("cua", held_start, [&] { return held->in; }) == 4);
}

TEST_CASE("who is in the queue and who is not is told when it breaks", "[pbx]") {
  Memory system;
  system.in = {{"1001", false}, {"1002", false}};
  system.breaksAt = 2;
  CHECK_THROWS_WITH(
      system.set("cua", {attendant("anna", "1001"), attendant("carla", "1003"),
                         attendant("didac", "1004"), attendant("eva", "1005")}),
      "queue cua: cut; in it: 1001, carla (1003), 1002; not in it: eva (1005); not known: didac "
      "(1004); mend the cause and do the same again");
}

TEST_CASE("one who is refused does not keep the others away", "[pbx]") {
  Memory system;
  system.in = {{"1001", false}};
  system.refused = {"1003"};
  CHECK_THROWS_WITH(system.set("cua", {attendant("carla", "1003"), attendant("didac", "1004")}),
                    Contains("no 1003") && Contains("in it: didac (1004)") &&
                        Contains("not in it: carla (1003), 1001"));
  CHECK(system.in == std::map<std::string, bool>{{"1004", false}});
}

TEST_CASE("nobody leaves when nobody who comes is let in", "[pbx]") {
  Memory system;
  system.in = {{"1001", false}};
  system.refused = {"1003"};
  CHECK_THROWS_WITH(system.set("cua", {attendant("carla", "1003")}), Contains("in it: 1001"));
  CHECK(system.in.count("1001") == 1);
}

TEST_CASE("who cannot be removed stays, and keeps a twin away", "[pbx][phone]") {
  QueueMember fixed;
  fixed.extension = "1001";
  fixed.fixed = true;
  QueueMember twin = fixed;
  twin.fixed = false;
  QueueMember other = fixed;
  other.extension = "1009";
  const QueueChange change = queueChange({twin, fixed, other}, {attendant("anna", "1001")});
  CHECK(change.kept == std::vector<QueueMember>{fixed});
  CHECK(change.removed == std::vector<QueueMember>{twin});
  CHECK(change.immovable == std::vector<QueueMember>{other});
  CHECK(change.added.empty());
}
