#include "transport/sftp.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "files/file_io.hpp"
#include "text/complaints.hpp"
#include "unit/ssh_server.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

/// The names in a folder, hidden ones too.
std::vector<std::string> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename());
  }
  return names;
}

std::string failureOfPut(const SshServer& server, const std::string& path,
                         std::string_view content) {
  try {
    SshSession session(server.target());
    Sftp(session).put(path, content);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a file is put in place of nothing and of another", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  SshSession session(server.target());
  Sftp sftp(session);
  const std::string path = server.folder() / "page.html";
  sftp.put(path, "one\n");
  CHECK(readFile(path) == "one\n");
  const std::string big(1'000'000, 'x');
  sftp.put(path, big);
  CHECK(readFile(path) == big);
  sftp.put(path, "");
  CHECK(readFile(path) == "");
  CHECK(namesIn(server.folder()) == std::vector<std::string>{"page.html"});
  CHECK((fs::status(path).permissions() & fs::perms::others_read) != fs::perms::none);
}

TEST_CASE("a folder that is not there is told", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const std::string folder = server.folder() / "absent";
  CHECK_THAT(failureOfPut(server, folder + "/page.html", "x"),
             Contains("there is no folder '" + folder + "' there; make it, or correct the path"));
}

TEST_CASE("a folder that may not be written is told", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  if (::getuid() == 0) {
    WARN("skipped: nothing is forbidden to root");
    return;
  }
  const SshServer server;
  fs::permissions(server.folder(), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK_THAT(failureOfPut(server, server.folder() / "page.html", "x"),
             Contains("may not write to '" + server.folder().string() + "'"));
}

TEST_CASE("what cannot be written whole leaves the old file", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server({.fileBytes = 100'000, .password = {}});
  const std::string path = server.folder() / "page.html";
  REQUIRE(failureOfPut(server, path, "old\n").empty());
  CHECK_THAT(failureOfPut(server, path, std::string(300'000, 'x')),
             Contains("but the host could not: a full disk, or a limit of its own"));
  CHECK(readFile(path) == "old\n");
  CHECK(namesIn(server.folder()) == std::vector<std::string>{"page.html"});
}

TEST_CASE("a folder in the place of the file leaves no temporary one", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  fs::create_directory(server.folder() / "page.html");
  CHECK_THAT(failureOfPut(server, server.folder() / "page.html", "x"), Contains("put '"));
  CHECK(namesIn(server.folder()) == std::vector<std::string>{"page.html"});
}

TEST_CASE("an upload to a host that hangs is given up", "[transport]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  SshSession session(server.target());
  Sftp sftp(session);
  server.hang();
  session.limitSteps(300ms);
  CHECK_THROWS_WITH(sftp.put(server.folder() / "page.html", "x"),
                    Contains("tried to upload '") && Contains("not done within 0.3 s"));
}
