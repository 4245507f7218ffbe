#include "transport/ssh_session.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>

#include "text/complaints.hpp"
#include "unit/ssh_agent.hpp"
#include "unit/ssh_server.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// What the connection fails with; empty if it does not.
std::string failureOf(const SshTarget& target) {
  try {
    const SshSession session(target);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a command runs on the other machine", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  SshSession session(server.target());
  const SshOutput output = session.run("printf 'a\\nb'; printf c >&2; exit 7");
  CHECK(output.out == "a\nb");
  CHECK(output.err == "c");
  CHECK(output.status == 7);
  CHECK(session.run("head -c 300000 /dev/zero | tr '\\0' x").out == std::string(300000, 'x'));
}

TEST_CASE("a command that says too much is given up", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  SshTarget target = server.target();
  target.mostBytes = 100000;
  for (const char* where : {"", " >&2"}) {
    SshSession session(target);
    CHECK_THROWS_WITH(session.run("head -c 100001 /dev/zero" + std::string(where)),
                      Contains("a command said more than 100000 bytes"));
  }
  CHECK(SshSession(target).run("head -c 100000 /dev/zero").out.size() == 100000);
}

TEST_CASE("a host that is not known is refused, with what makes it known", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  server.put("known_hosts", "");
  const std::string failure = failureOf(server.target());
  CHECK_THAT(failure,
             StartsWith(server.target().name() + ": the host's key is not known (SHA256:"));
  CHECK_THAT(failure, Contains("ssh-keyscan -p " + std::to_string(server.port()) +
                               " 127.0.0.1 >> " + server.knownHosts().string()));
  std::filesystem::remove(server.knownHosts());
  CHECK_THAT(failureOf(server.target()), Contains("the host's key is not known"));
}

TEST_CASE("a host with another key than the known one is refused", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const SshServer impostor;
  SshTarget target = server.target();
  const std::string known = "[127.0.0.1]:" + std::to_string(server.port()) + " ";
  std::ifstream key(impostor.key().string() + ".pub");
  std::string line;
  std::getline(key, line);
  server.put("known_hosts", known + line + "\n");
  const std::string failure = failureOf(target);
  CHECK_THAT(failure, Contains("the host shows another key than the known one (SHA256:"));
  CHECK_THAT(failure, Contains("ssh-keygen -R [127.0.0.1]:" + std::to_string(server.port())));
}

TEST_CASE("who is not let in is told what was tried and what is taken", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  SshTarget target = server.target();
  target.key = server.otherKey();
  CHECK(failureOf(target) == target.name() + ": not let in with the key " +
                                 server.otherKey().string() + "; the host takes a key");
  target.key = std::nullopt;
  target.password = Secret("hunter2");
  const std::string failure = failureOf(target);
  CHECK_THAT(failure, Contains("not let in with the password; the host takes a key"));
  CHECK_THAT(failure, !Contains("hunter2"));
}

TEST_CASE("a password lets in, and another does not", "[transport]") {
  if (SshServer::isMissing() || SshServer::takesNoPasswords()) {
    return;
  }
  SshServer::Limits limits;
  limits.password = "hunter2";
  const SshServer server(limits);
  SshTarget target = server.target();
  target.key = std::nullopt;
  target.password = Secret("hunter2");
  CHECK(SshSession(target).run("printf in").out == "in");
  target.password = Secret("hunter3");
  const std::string failure = failureOf(target);
  CHECK_THAT(failure, Contains("not let in with the password"));
  CHECK_THAT(failure, !Contains("hunter"));
}

TEST_CASE("a key of the agent lets in", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const SshAgent agent(server.key());
  SshTarget target = server.target();
  target.key = std::nullopt;
  CHECK(SshSession(target).run("printf in").out == "in");
  const SshAgent other(server.otherKey());
  CHECK_THAT(failureOf(target), Contains("not let in with the keys of the agent and of ~/.ssh"));
}

TEST_CASE("keys that are no use are told by name", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  SshTarget target = server.target();
  target.key = server.folder() / "absent";
  CHECK_THAT(failureOf(target), Contains("absent is not there or cannot be read"));
  server.put("broken", "no key\n");
  target.key = server.folder().parent_path() / "broken";
  CHECK_THAT(failureOf(target), Contains("broken is no private key without passphrase"));
}

TEST_CASE("nobody there is told at once", "[transport]") {
  SshTarget target;
  target.host = "127.0.0.1";
  target.port = freePort();
  target.user = "web";
  CHECK_THAT(failureOf(target), Contains("cannot be connected to: Connection refused"));
  target.host = "no-such-host.invalid";
  CHECK_THAT(failureOf(target), Contains("there is no host 'no-such-host.invalid'"));
}

TEST_CASE("a host that hangs while connecting is given up", "[transport]") {
  const int port = freePort();
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  bindToLoopback(listener, port);
  REQUIRE(::listen(listener, 4) == 0);  // takes the connection and never says a word
  SshTarget target;
  target.host = "127.0.0.1";
  target.port = port;
  target.user = "web";
  target.connectLimit = 200ms;
  CHECK(failureOf(target) ==
        target.name() + ": tried to connect, but it was not done within 0.2 s");
  ::close(listener);
}

TEST_CASE("a host that hangs while it works is given up", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  SshSession session(server.target());
  REQUIRE(session.run("true").status == 0);
  server.hang();
  session.limitSteps(300ms);
  CHECK_THROWS_WITH(session.run("true"),
                    Contains("tried to run a command, but it was not done within 0.3 s"));
}

TEST_CASE("whoever is told to stop does not wait for the other side", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  std::atomic<bool> stop{false};
  SshSession session(server.target(), [&] { return stop.load(); });
  stop = true;
  CHECK_THROWS_AS(session.run("sleep 60"), Failure);
}
