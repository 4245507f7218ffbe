// tomatic-timetable publish against a real sshd.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "commands/timetable.hpp"
#include "files/file_io.hpp"
#include "unit/ssh_server.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

namespace {

struct Outcome {
  ExitCode code = ExitCode::failed;
  std::string out;
  std::string messages;
};

/// A folder with the timetable of a week, that publishes to a server.
class Office {
 public:
  explicit Office(const SshServer& server, const std::string& more = "") {
    fs::create_directory(folder_ / "graelles");
    folder_.put("graelles/graella-2026-09-07.yaml",
                "week: '2026-09-07'\ndays: [dl]\nhours: ['09:00', '10:15']\nturns: [L1]\n"
                "timetable:\n  dl:\n  - [anna]\n");
    folder_.put("persons.yaml", "names: {anna: Anna of the phones}\n");
    folder_.put("config.yaml",
                fmt::format("hours: ['09:00', '10:15']\nlines: 1\ntimezone: UTC\n"
                            "publishStatic: {{host: 127.0.0.1, port: {}, user: {}, path: '{}', "
                            "key: '{}', knownHosts: '{}'}}\n{}",
                            server.port(), server.user(), server.folder().string(),
                            server.key().string(), server.knownHosts().string(), more));
  }

  Outcome publish(std::vector<std::string> arguments) const {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream messages;
    const StoppedClock clock(*parseIsoTime("2026-09-09T09:30:00Z"));
    const World world{in, out, messages, false, false, 80, {}, clock};
    TimetableTool tool;
    arguments.insert(arguments.begin(), {"publish", "-C", folder_.path().string()});
    const ExitCode code = runTool(tool, arguments, world);
    return {code, out.str(), messages.str()};
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("the page of a week gets to the web server, again and again", "[transport][publish]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const Office office(server);
  const fs::path page = server.folder() / "graella-2026-09-07.html";
  for (const char* week : {"2026-09-07", ""}) {  // none: this week
    const Outcome outcome =
        office.publish(*week == '\0' ? std::vector<std::string>{} : std::vector<std::string>{week});
    CHECK(outcome.messages.empty());
    REQUIRE(outcome.code == ExitCode::done);
    CHECK_THAT(outcome.out, Contains("uploaded ") && Contains(page.string()));
    CHECK_THAT(readFile(page).value_or(""), Contains("<html") && Contains("Anna of the phones"));
    CHECK(std::distance(fs::directory_iterator(server.folder()), {}) == 1);
  }
}

TEST_CASE("a dry run of publishing uploads nothing", "[transport][publish]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const Outcome outcome = Office(server).publish({"2026-09-07", "--dry-run", "--json"});
  CHECK(outcome.code == ExitCode::done);
  CHECK_THAT(outcome.out, Contains("\"uploaded\": false"));
  CHECK(fs::is_empty(server.folder()));
}

TEST_CASE("publishing to a host that is not known fails with the cure", "[transport][publish]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  server.put("known_hosts", "");
  const Outcome outcome = Office(server).publish({"2026-09-07"});
  CHECK(outcome.code == ExitCode::failed);
  CHECK_THAT(outcome.messages, Contains("the host's key is not known") && Contains("ssh-keyscan"));
  CHECK(fs::is_empty(server.folder()));
}
