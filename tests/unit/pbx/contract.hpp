// What every telephone platform must do, whatever it is: used by the tests of each.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

#include "pbx/phone_system.hpp"

namespace tomatic::tests {

inline Attendant attendant(const std::string& person, const std::string& extension) {
  return {person, person, extension, 0};
}

inline std::set<std::string> extensionsIn(PhoneSystem& system, const std::string& queue) {
  std::set<std::string> all;
  for (const QueueMember& member : system.members(queue)) {
    all.insert(member.extension);
  }
  return all;
}

inline QueueMember memberOf(PhoneSystem& system, const std::string& queue,
                            const std::string& extension) {
  for (QueueMember& member : system.members(queue)) {
    if (member.extension == extension) {
      return member;
    }
  }
  FAIL("no member " << extension);
  return {};
}

/// A queue is filled, changed while somebody is paused, changed by hand and put right again.
inline void checkQueueOf(PhoneSystem& system, const std::string& queue) {
  using Extensions = std::set<std::string>;
  const Attendant anna = attendant("anna", "1001");
  const Attendant bea = attendant("bea", "1002");
  const Attendant carla = attendant("carla", "1003");
  CHECK(system.set(queue, {anna, bea}).added.size() == 2);
  CHECK(extensionsIn(system, queue) == Extensions{"1001", "1002"});
  system.pause(queue, memberOf(system, queue, "1001"), "lunch");
  CHECK(memberOf(system, queue, "1001").paused == true);

  const QueueChange change = system.set(queue, {carla, anna});
  CHECK(change.kept.size() == 1);
  CHECK(change.removed.size() == 1);
  CHECK(extensionsIn(system, queue) == Extensions{"1001", "1003"});
  CHECK(memberOf(system, queue, "1001").paused == true);
  CHECK(memberOf(system, queue, "1003").paused == false);
  CHECK(system.set(queue, {carla, anna}).empty());

  system.resume(queue, memberOf(system, queue, "1001"));
  CHECK(memberOf(system, queue, "1001").paused == false);
  system.add(queue, bea);
  system.add(queue, bea);
  CHECK(extensionsIn(system, queue).size() == 3);
  system.remove(queue, memberOf(system, queue, "1003"));
  QueueMember gone;
  gone.extension = "1003";
  system.remove(queue, gone);
  CHECK(extensionsIn(system, queue) == Extensions{"1001", "1002"});
  CHECK(system.set(queue, {}).removed.size() == 2);
  CHECK(extensionsIn(system, queue).empty());
}

/// Cuts the connection at every request of a change, one after the other: between two changes there
/// is always somebody in the queue, who stays is never touched, and the same change ends it right.
/// `start(n)` makes a queue of 1001 (paused) and 1002 whose connection breaks at request n;
/// `system` reaches it. `look` tells who is in it behind the platform's back. Returns how many
/// requests a whole change makes.
template <typename Start, typename Look>
int checkCuts(const std::string& queue, Start start, Look look) {
  for (int cutAt = 0;; ++cutAt) {
    REQUIRE(cutAt < 100);
    const auto system = start(cutAt);
    bool cut = false;
    try {
      system->set(queue, {attendant("carla", "1003"), attendant("anna", "1001"),
                          attendant("didac", "1004")});
    } catch (const Refused& no) {
      FAIL(no.what());
    } catch (const Failure& failure) {
      cut = true;
      INFO(failure.what());
      CHECK_FALSE(std::string(failure.what()).empty());
    }
    const std::map<std::string, bool> members = look();
    CHECK(members.count("1001") == 1);
    CHECK(members.at("1001"));
    if (!cut) {
      CHECK(members.size() == 3);
      return cutAt;
    }
    const auto again = start(-1);
    again->set(queue,
               {attendant("carla", "1003"), attendant("anna", "1001"), attendant("didac", "1004")});
    const std::map<std::string, bool> after = look();
    CHECK(after.size() == 3);
    CHECK(after.at("1001"));
    CHECK(after.count("1002") == 0);
  }
}

}  // namespace tomatic::tests
