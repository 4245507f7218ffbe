#include "pbx/queue_log_files.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "files/file_io.hpp"
#include "pbx/make_phone_system.hpp"
#include "text/complaints.hpp"
#include "transport/sqlite_database.hpp"
#include "unit/shared_data.hpp"
#include "unit/ssh_server.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

const Date day = *parseDate("2026-11-20");

TimeZone madrid() {
  return *TimeZone::named("Europe/Madrid");
}

/// A call that was answered, as lines of a log.
std::string answered(long long epoch, const std::string& id) {
  return fmt::format(
      "{0}|{2}|cua|NONE|ENTERQUEUE||600111222|1\n{0}|{2}|cua|Anna|CONNECT|0|1.2|0\n"
      "{1}|{2}|cua|Anna|COMPLETECALLER|0|30|1\n",
      epoch, epoch + 30, id);
}

std::vector<std::string> idsOf(const std::vector<Call>& calls) {
  std::vector<std::string> ids;
  for (const Call& call : calls) {
    ids.push_back(call.id);
  }
  return ids;
}

/// The log of an Asterisk in a folder of its own, read at noon of the day.
class Log {
 public:
  void put(const std::string& name, const std::string& content) const {
    folder_.put(name, content);
  }
  void compress(const std::string& name) const {
    REQUIRE(std::system(("gzip '" + (folder_ / name).string() + "'").c_str()) == 0);
  }
  std::string path() const { return folder_ / "queue_log"; }
  std::vector<Call> calls(const AsteriskHost& host = {}) const {
    return QueueLogFiles(
               makeCommandRunner(host, "/", nullptr), path(), InterfaceForm("SIP/{extension}"),
               [] { return 1795172400LL; }, madrid)
        .calls(day);
  }

 private:
  TemporaryFolder folder_;
};

AsteriskHost hostOf(const SshServer& server) {
  AsteriskHost host;
  host.host = "127.0.0.1";
  host.port = server.port();
  host.user = server.user();
  host.key = server.key().string();
  host.knownHosts = server.knownHosts().string();
  return host;
}

/// Midnight in Madrid, in seconds since 1970.
constexpr long long midnight = 1795129200;

}  // namespace

TEST_CASE("the calls of a day are read from the files of a log", "[pbx][queue_log]") {
  const Log log;
  log.put("queue_log.1", answered(midnight - 5, "yesterday") + answered(midnight, "first"));
  log.put("queue_log.2", answered(midnight + 60, "packed"));
  log.compress("queue_log.2");
  log.put("queue_log", answered(midnight + 86390, "last") + answered(midnight + 86400, "tomorrow"));
  log.put("other_log", answered(midnight + 1, "other"));
  const auto calls = log.calls();
  CHECK(idsOf(calls) == std::vector<std::string>{"first", "packed", "last"});
  // It ended on the next day.
  CHECK(calls.back().talk == 30s);
  CHECK(formatLocal(calls.front().start) == "2026-11-20T00:00:00");
}

TEST_CASE("a name of two lines survives the way", "[pbx][queue_log]") {
  const Log log;
  log.put("queue_log", fmt::format("{0}|1.1|cua|NONE|ENTERQUEUE||600|1\n"
                                   "{0}|1.1|cua|no\nva|CONNECT|0|1.2|0\n",
                                   midnight));
  const auto calls = log.calls();
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].agent == "no\nva");
}

TEST_CASE("a log that is not there is told with where it should be", "[pbx][queue_log]") {
  const Log log;
  CHECK_THROWS_WITH(log.calls(), Contains("queue_log cannot be read; correct asterisk: queueLog"));
}

TEST_CASE("a log is read by SSH, whatever its path", "[pbx][queue_log][ssh]") {
  if (SshServer::isMissing()) {
    return;
  }
  const SshServer server;
  const Log log;
  log.put("queue_log", answered(midnight, "first"));
  CHECK(idsOf(log.calls(hostOf(server))) == std::vector<std::string>{"first"});
  const std::string marker = (server.folder() / "hacked").string();
  const QueueLogFiles hostile(
      makeCommandRunner(hostOf(server), "/", nullptr),
      "/var/log/'; touch " + marker + "; $(touch " + marker + ")", InterfaceForm("SIP/{extension}"),
      [] { return 1795172400LL; }, madrid);
  CHECK_THROWS_WITH(hostile.calls(day), Contains("cannot be read"));
  CHECK_FALSE(std::filesystem::exists(marker));
}

TEST_CASE("the calls of a day are read from a table, or else from the files",
          "[pbx][queue_log][sqlite]") {
  const TemporaryFolder folder;
  folder.put("queue_log", answered(midnight, "of a file"));
  SqliteDatabase(folder / "asterisk.db", SqlOpening::existingOrNew).script("CREATE TABLE t (x)");
  PhoneSettings settings;
  settings.backend = "asterisk-db";
  settings.tables.file = "asterisk.db";
  settings.asterisk.queueLog = "queue_log";
  const PhoneWorld world{folder.path(), nullptr, [] { return 1795172400LL; }, madrid};
  CHECK(idsOf(makePhoneSystem(settings, world)->calls("cua", day)) ==
        std::vector<std::string>{"of a file"});
  for (const char* backend : {"asterisk-ssh", "asterisk-ami"}) {
    settings.backend = backend;
    settings.ami.url = "http://127.0.0.1:1";
    settings.ami.secret = Secret("x");
    CHECK(idsOf(makePhoneSystem(settings, world)->calls("cua", day)) ==
          std::vector<std::string>{"of a file"});
  }

  settings.backend = "asterisk-db";
  settings.tables.queueLog = "events";
  SqliteDatabase(folder / "asterisk.db")
      .script(
          "CREATE TABLE events (id INTEGER PRIMARY KEY, time, callid, queuename, agent, event, "
          "data1, data2, data3, data4, data5);"
          "INSERT INTO events VALUES "
          "(1, '2026-11-19 23:59:59.9', 'b', 'cua', 'NONE', 'ENTERQUEUE', '', '600', '1', '', ''),"
          "(2, '2026-11-20 00:00:00.123456', 'a', 'cua', 'NONE', 'ENTERQUEUE', '', '', '1', '', "
          "''),"
          "(3, '2026-11-20 00:00:04.5', 'a', 'cua', 'SIP/7', 'CONNECT', '4', '1.2', '2', '', ''),"
          "(4, 'noon', 'a', 'cua', 'SIP/7', 'ABANDON', '1', '1', '2', '', ''),"
          "(5, '2026-11-21 00:00:09.5', 'a', 'cua', 'SIP/7', 'ATTENDEDTRANSFER', 'LINK', 'SIP/1', "
          "'SIP/2', '4', '65|1');");
  const auto calls = makePhoneSystem(settings, world)->calls("cua", day);
  REQUIRE(idsOf(calls) == std::vector<std::string>{"a"});
  CHECK(calls[0].extension == "7");
  CHECK(calls[0].wait == 4s);
  CHECK(calls[0].talk == 65s);
}

TEST_CASE("the log of a real Asterisk tells the same as file and as table",
          "[pbx][queue_log][data]") {
  const auto data = sharedData();
  if (!data) {
    return;
  }
  const auto text = readFile(*data / "asterisk/logs/queue_log");
  const auto table = readFile(*data / "asterisk/logs/queue_log-table.sql");
  REQUIRE(text);
  REQUIRE(table);
  const TemporaryFolder folder;
  folder.put("queue_log", *text);
  SqliteDatabase(folder / "asterisk.db", SqlOpening::existingOrNew).script(*table);
  PhoneSettings settings;
  settings.tables.file = "asterisk.db";
  settings.memberInterface = "Local/{extension}@agents";
  settings.asterisk.queueLog = "queue_log";
  const PhoneWorld world{folder.path(), nullptr, [] { return 1795203600LL; },
                         [] { return *TimeZone::named("UTC"); }};
  settings.backend = "asterisk-db";
  const auto ofTable = makePhoneSystem(settings, world)->calls("somenergia", day);
  settings.backend = "asterisk-ssh";
  const auto ofFile = makePhoneSystem(settings, world)->calls("somenergia", day);
  CHECK(ofFile.size() == 93);
  CHECK(idsOf(ofTable) == idsOf(ofFile));
  const DayFigures figures = figuresOf(ofFile, "somenergia", {});
  const DayFigures same = figuresOf(ofTable, "somenergia", {});
  CHECK(figures.callsReceived == same.callsReceived);
  CHECK(figures.talkTime == same.talkTime);
  CHECK(figures.callsReceived == figures.answeredCalls + figures.abandonedCalls +
                                     figures.timedOutCalls + figures.bouncedCalls);
  const DayFigures invoices = figuresOf(ofFile, "factura", {});
  CHECK(invoices.bouncedCalls == 3);
}
