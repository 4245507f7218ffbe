#include "transport/ssh_library.hpp"

#include <catch2/catch.hpp>

#include "text/complaints.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

TEST_CASE("a libssh that is not installed is told, with the package to install", "[ssh]") {
  CHECK_THROWS_WITH(loadSsh("libssh-that-is-not-there.so.4"),
                    Contains("libssh-that-is-not-there.so.4") && Contains("libssh-4"));
  CHECK_THROWS_WITH(loadSsh("libc.so.6"), Contains("ssh_"));
}

TEST_CASE("the system's libssh has all that is called", "[ssh]") {
  CHECK(ssh().newSession != nullptr);
  CHECK(&ssh() == &ssh());
}
