#include "pbx/asterisk_db.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "files/file_io.hpp"
#include "unit/pbx/contract.hpp"
#include "unit/pbx/lock_probe.hpp"
#include "unit/temporary_folder.hpp"

using namespace tomatic;
using namespace tomatic::tests;
using Catch::Matchers::Contains;

namespace {

const AsteriskTables tables{"asterisk.db"};

/// The schema that is shipped, as a file.
class Realtime {
 public:
  Realtime() {
    const auto schema = readFile(TOMATIC_SHARE "/sql/asterisk-realtime.sql");
    REQUIRE(schema);
    SqliteDatabase(file(), SqlOpening::existingOrNew).script(*schema);
  }
  std::filesystem::path file() const { return folder_ / "asterisk.db"; }
  std::unique_ptr<AsteriskDb> system() const {
    return std::make_unique<AsteriskDb>(file(), tables, InterfaceForm("SIP/{extension}"));
  }
  /// Who is in the queue, and whether paused.
  std::map<std::string, bool> look() const {
    std::map<std::string, bool> all;
    for (const QueueMember& member : system()->members("cua")) {
      all[member.extension] = *member.paused;
    }
    return all;
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("the tables of an Asterisk are a platform", "[pbx][sqlite]") {
  const Realtime realtime;
  checkQueueOf(*realtime.system(), "cua");
  const auto system = realtime.system();
  system->add("cua", {"anna", "Anna \"x\"", "1001", 3});
  const QueueMember member = memberOf(*system, "cua", "1001");
  CHECK(member.interface == "SIP/1001");
  CHECK(member.name == "Anna \"x\"");
  CHECK(member.penalty == 3);
  CHECK(system->queues() == std::vector<std::string>{"_sentinel", "cua"});
  const auto rows = system->database().rows(
      "SELECT ringinuse, paused, wrapuptime, reason_paused FROM queue_members WHERE queue_name = "
      "'cua'");
  CHECK(rows.at(0) == SqlRow{std::string("no"), std::int64_t{0}, std::int64_t{0}, std::string()});
  system->pause("cua", member, "reunió");
  CHECK(memberOf(*system, "cua", "1001").pauseReason == "reunió");
  QueueMember stranger;
  stranger.extension = "7";
  CHECK_THROWS_WITH(system->pause("cua", stranger, ""), Contains("7 is not in the queue cua"));
}

TEST_CASE("tables may be in memory", "[pbx][sqlite]") {
  AsteriskDb system(":memory:", tables, InterfaceForm("SIP/{extension}"));
  system.database().script(*readFile(TOMATIC_SHARE "/sql/asterisk-realtime.sql"));
  checkQueueOf(system, "cua");
}

TEST_CASE("rows that others wrote with nothing in them are read", "[pbx][sqlite]") {
  const Realtime realtime;
  const auto system = realtime.system();
  system->database().run(
      "INSERT INTO queue_members (queue_name, interface) VALUES ('cua', 'Local/202@agents')");
  const QueueMember member = memberOf(*system, "cua", "202");
  CHECK(member.paused == false);
  CHECK(member.penalty == 0);
  CHECK(system->set("cua", {attendant("anna", "202")}).empty());
  CHECK(system->set("cua", {attendant("anna", "1001")}).removed.size() == 1);
  CHECK(realtime.look().size() == 1);
}

TEST_CASE("a change of the tables that is cut at any statement is none", "[pbx][sqlite]") {
  const Realtime realtime;
  const auto start = [&](int cutAt) {
    auto system = realtime.system();
    if (cutAt >= 0) {
      system->set("cua", {});
      system->add("cua", attendant("anna", "1001"));
      system->add("cua", attendant("bea", "1002"));
      system->pause("cua", memberOf(*system, "cua", "1001"), "x");
      system->database().watch([cutAt, count = 0](const std::string& sql) mutable {
        if (count++ == cutAt) {
          throw Failure("cut at " + sql);
        }
      });
    }
    return system;
  };
  const int statements = checkCuts("cua", start, [&] { return realtime.look(); });
  // Look, begin, look again, add two, remove one, commit.
  CHECK(statements == 7);
}

TEST_CASE("a writer that is killed at any statement leaves the old queue", "[pbx][sqlite]") {
  const Realtime realtime;
  for (int diesAt = 1; diesAt <= 6; ++diesAt) {
    realtime.system()->set("cua", {attendant("anna", "1001"), attendant("bea", "1002")});
    const pid_t child = ::fork();
    if (child == 0) {
      const auto system = realtime.system();
      system->database().watch([diesAt, count = 0](const std::string&) mutable {
        if (count++ == diesAt) {
          ::_exit(0);
        }
      });
      system->set("cua", {attendant("carla", "1003"), attendant("didac", "1004")});
      ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    const auto left = realtime.look();
    CHECK(left.size() == 2);
    CHECK((left.count("1001") == left.count("1002")));
  }
}

TEST_CASE("many processes that set at once end in one of them whole", "[pbx][sqlite]") {
  const Realtime realtime;
  const std::vector<Attendant> morning{attendant("anna", "1001"), attendant("bea", "1002")};
  const std::vector<Attendant> noon{attendant("carla", "1003"), attendant("didac", "1004")};
  std::vector<pid_t> children;
  for (int i = 0; i < 4; ++i) {
    children.push_back(::fork());
    if (children.back() == 0) {
      for (int round = 0; round < 5; ++round) {
        realtime.system()->set("cua", (i + round) % 2 ? morning : noon);
      }
      ::_exit(0);
    }
  }
  for (const pid_t child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  const auto left = realtime.look();
  CHECK(left.size() == 2);
  CHECK(left.count("1001") == left.count("1002"));
}

TEST_CASE("500 members are changed before an Asterisk tires of waiting", "[pbx][sqlite]") {
  const Realtime realtime;
  const auto crowd = [](int first) {
    std::vector<Attendant> all;
    for (int i = first; i < first + 500; ++i) {
      all.push_back(attendant("person" + std::to_string(i), std::to_string(i)));
    }
    return all;
  };
  const LockTimes times = lockTimes(realtime.file(), [&] {
    for (int round = 0; round < 10; ++round) {
      realtime.system()->set("cua", crowd(round % 2 == 0 ? 1000 : 2000));
    }
  });
  CHECK(times.count > 0);
  CHECK(times.longest.count() < 1000);
  CHECK(realtime.look().size() == 500);
}

TEST_CASE("telephones are rows too, with a secret that is given", "[pbx][sqlite]") {
  const Realtime realtime;
  const auto system = realtime.system();
  CHECK(system->wantsSecret({"1001", "Anna", ""}));
  system->addExtension({"1001", "Anna \"la\" Gran", ""}, "s3cret");
  CHECK(system->extensions() == std::vector<Extension>{{"1001", "Anna  la  Gran", ""}});
  CHECK(sqlText(system->database().rows("SELECT secret FROM sippeers").at(0).at(0)) == "s3cret");
  CHECK(system->storedName("Anna \"la\" Gran") == system->extensions().at(0).name);
  system->renameExtension({"1001", "Bea", ""});
  CHECK(system->extensions().at(0).name == "Bea");
  CHECK(sqlText(system->database().rows("SELECT secret FROM sippeers").at(0).at(0)) == "s3cret");
  CHECK_THROWS_AS(system->renameExtension({"1009", "X", ""}), Refused);
  system->removeExtension({"1001", "", ""});
  CHECK(system->extensions().empty());
}

TEST_CASE("a telephone that is nobody's keeps its secret", "[pbx][sqlite]") {
  const Realtime realtime;
  const auto system = realtime.system();
  for (const char* callerid : {"NULL", "''", "'\"\" <1001>'"}) {
    system->database().script("DELETE FROM sippeers");
    system->database().script(
        "INSERT INTO sippeers (name, secret, callerid) VALUES ('1001', "
        "'old', " +
        std::string(callerid) + ")");
    CHECK(system->extensions() == std::vector<Extension>{{"1001", "", ""}});
    CHECK_FALSE(system->wantsSecret({"1001", "Anna", ""}));
    system->addExtension({"1001", "Anna", ""}, "");
    CHECK(system->database().rows("SELECT secret, callerid FROM sippeers") ==
          std::vector<SqlRow>{{std::string("old"), std::string("\"Anna\" <1001>")}});
  }
}

TEST_CASE("endpoints of PJSIP have their names here, and nothing else", "[pbx][sqlite]") {
  const Realtime realtime;
  AsteriskTables endpoints = tables;
  endpoints.peers = "ps_endpoints";
  AsteriskDb system(realtime.file(), endpoints, InterfaceForm("PJSIP/{extension}"));
  system.database().script(
      "CREATE TABLE ps_endpoints (id VARCHAR(40) PRIMARY KEY, callerid VARCHAR(40));"
      "INSERT INTO ps_endpoints VALUES ('1001', NULL), ('1002', 'Bea <1002>')");
  CHECK(system.extensions() == std::vector<Extension>{{"1001", "", ""}, {"1002", "Bea", ""}});
  CHECK_FALSE(system.wantsSecret({"1003", "Carla", ""}));
  system.addExtension({"1001", "Anna", ""}, "");
  system.renameExtension({"1002", "Berta", ""});
  CHECK(system.extensions() == std::vector<Extension>{{"1001", "Anna", ""}, {"1002", "Berta", ""}});
  CHECK_THROWS_WITH(system.addExtension({"1003", "Carla", ""}, ""),
                    Contains("add 1003 to Asterisk's own configuration"));
  system.removeExtension({"1001", "", ""});
  CHECK(system.extensions().at(0) == Extension{"1001", "", ""});
}

TEST_CASE("tables and columns may have other names", "[pbx][sqlite]") {
  const Realtime realtime;
  AsteriskTables renamed = tables;
  renamed.members = "cua \"de\" membres";
  renamed.peers = "telefons";
  for (auto* columns : {&renamed.memberColumns, &renamed.peerColumns}) {
    for (auto& [name, called] : *columns) {
      called = "el " + name;
    }
  }
  AsteriskDb system(realtime.file(), renamed, InterfaceForm("SIP/{extension}"));
  system.database().script(
      "ALTER TABLE queue_members RENAME TO \"cua \"\"de\"\" membres\";"
      "ALTER TABLE sippeers RENAME TO telefons;");
  for (const auto& [table, columns] :
       {std::pair{renamed.members, usualMemberColumns()}, {renamed.peers, usualPeerColumns()}}) {
    for (const auto& [name, called] : columns) {
      system.database().script("ALTER TABLE " + sqlName(table) + " RENAME COLUMN " + sqlName(name) +
                               " TO " + sqlName("el " + name));
    }
  }
  checkQueueOf(system, "cua");
  CHECK(system.queues() == std::vector<std::string>{"_sentinel"});
  system.addExtension({"1001", "Anna", ""}, "s3cret");
  system.renameExtension({"1001", "Bea", ""});
  CHECK(system.extensions() == std::vector<Extension>{{"1001", "Bea", ""}});
  system.removeExtension({"1001", "", ""});
  CHECK(system.extensions().empty());
}

TEST_CASE("a column that there is not is no text", "[pbx][sqlite]") {
  const Realtime realtime;
  AsteriskTables wrong = tables;
  wrong.memberColumns["membername"] = "nom";
  wrong.peerColumns["callerid"] = "nom";
  AsteriskDb system(realtime.file(), wrong, InterfaceForm("SIP/{extension}"));
  CHECK_THROWS_WITH(system.members("cua"), Contains("no such column"));
  CHECK_THROWS_WITH(system.set("cua", {attendant("anna", "1001")}), Contains("no such column"));
  CHECK_THROWS_WITH(system.extensions(), Contains("no such column"));
}
