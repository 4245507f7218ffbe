// What becomes of messages when the world is difficult: real servers on 127.0.0.1 that are down,
// slow, overloaded or final; a clock that the test moves.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <mutex>
#include <thread>

#include "unit/messages/announcer_fixture.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using tests::Received;
using tests::RecordingServer;
using tests::Reply;
using Texts = std::vector<std::string>;

namespace {

std::string webhook(const std::string& url, const std::string& more = "") {
  return "{type: webhook, url: '" + url + "/secretpath'" + more + "}";
}

/// What `ps` shows of all that runs.
std::string commandLines() {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ostringstream line;
    line << std::ifstream(entry.path() / "cmdline", std::ios::binary).rdbuf();
    all += line.str() + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a server that is down leaves the message in the outbox", "[messages][delivery]") {
  TestAnnouncer test("c: " + webhook(tests::deadUrl()), "", "", "c");
  Announcement announcement;
  announcement.text = "hola";
  const auto results = test.say(announcement, 0ms);
  CHECK(outcomes(results) == Texts{"c queued"});
  CHECK(results[0].answer.find("http://127.0.0.1:") == 0);
  CHECK(results[0].answer.find("secretpath") == std::string::npos);
  REQUIRE(test.waiting().size() == 1);
  CHECK(test.announcer->outbox().read(test.waiting()[0])->attempts == 1);
  CHECK(outcomes(test.flush()) == Texts{"c queued"});
  CHECK(test.announcer->outbox().read(test.waiting()[0])->attempts == 2);
  CHECK(test.log().find("\"outcome\":\"queued\"") == test.log().rfind("\"outcome\":\"queued\""));
  SECTION("and it is too old after six hours") {
    test.now += 6h;
    CHECK(outcomes(test.flush()) == Texts{"c queued"});
    test.now += 1ms;
    CHECK(outcomes(test.flush()) == Texts{"c expired"});
    CHECK(test.waiting().empty());
    CHECK(test.log().find("\"outcome\":\"expired\"") != std::string::npos);
  }
}

TEST_CASE("errors that pass are tried again within the wait", "[messages][delivery]") {
  for (const int status : {500, 503, 429}) {
    const RecordingServer server([&](const Received&, int number) {
      return number < 1 ? Reply{status, "not now", {}} : Reply{};
    });
    TestAnnouncer test("c: " + webhook(server.url()), "", "", "c");
    CHECK(outcomes(test.say("hola")) == Texts{"c sent"});
    CHECK(server.received().size() == 2);
    CHECK(server.received()[0].body == server.received()[1].body);
    CHECK(test.waiting().empty());
  }
}

TEST_CASE("Retry-After is honoured, also by the next run", "[messages][delivery]") {
  const RecordingServer server([&](const Received&, int number) {
    return number < 1 ? Reply{429, "", {{"Retry-After", "3600"}}} : Reply{};
  });
  TestAnnouncer test("c: " + webhook(server.url()), "", "", "c");
  CHECK(outcomes(test.say("hola")) == Texts{"c queued"});
  test.now += 59min;
  CHECK(outcomes(test.flush()) == Texts{"c queued"});
  CHECK(server.received().size() == 1);
  test.now += 1min;
  CHECK(outcomes(test.flush()) == Texts{"c sent"});
}

TEST_CASE("a no is final: it is kept with the answer, and the fallback used",
          "[messages][delivery]") {
  const RecordingServer broken([](const Received&, int) {
    return Reply{404, "no such room: /secretpath", {}};
  });
  const RecordingServer good;
  TestAnnouncer test("a: " + webhook(broken.url(), ", fallback: b") +
                         "\nb: " + webhook(good.url(), ", fallback: a"),
                     "", "", "a");
  const auto results = test.say("hola");
  CHECK(outcomes(results) == Texts{"a failed", "b sent"});
  CHECK(results[0].answer == "404: no such room: ***");
  CHECK(test.failed() == 1);
  CHECK(test.waiting().empty());
  REQUIRE(good.received().size() == 1);
  CHECK(good.received()[0].body == "{\"text\":\"hola\\n(a failed: 404: no such room: ***)\"}");
  SECTION("but never the channel that failed already") {
    TestAnnouncer both("a: " + webhook(broken.url(), ", fallback: b") +
                           "\nb: " + webhook(broken.url(), ", fallback: a"),
                       "", "", "a");
    CHECK(outcomes(both.say("hola")) == Texts{"a failed", "b failed"});
    CHECK(both.failed() == 2);
    CHECK(broken.received().size() == 3);
  }
}

TEST_CASE("an answer that comes too late leaves it unknown, and it is sent again",
          "[messages][delivery]") {
  const RecordingServer server([](const Received&, int number) {
    if (number == 0) {
      std::this_thread::sleep_for(400ms);
    }
    return Reply{};
  });
  TestAnnouncer test(
      "c: {type: matrix, url: '" + server.url() + "', room: r, token: t, timeout: 100ms}", "", "",
      "c");
  Announcement announcement;
  announcement.text = "hola";
  const auto results = test.say(announcement, 0ms);
  CHECK(outcomes(results) == Texts{"c queued"});
  CHECK(results[0].answer.find("whether it arrived is unknown") != std::string::npos);
  std::this_thread::sleep_for(400ms);
  CHECK(outcomes(test.flush(5s)) == Texts{"c sent"});
  REQUIRE(server.received().size() == 2);
  CHECK(server.received()[0].target == server.received()[1].target);
}

TEST_CASE("one channel that fails does not keep the others of a group", "[messages][delivery]") {
  const RecordingServer good;
  TestAnnouncer test("dead: " + webhook(tests::deadUrl()) + "\ngood: " + webhook(good.url()) +
                         "\nlacking: {type: pushover}\nwall: {type: file, path: no/such/}\n"
                         "inner: {type: group, members: [good, dead]}\n"
                         "all: {type: group, members: [dead, lacking, inner, wall, good]}",
                     "", "", "all");
  Announcement announcement;
  announcement.text = "hola";
  const auto results = test.say(announcement, 0ms);
  CHECK(outcomes(results) == Texts{"dead queued", "lacking queued", "good sent", "wall failed"});
  CHECK(results[1].answer.find("channels.lacking lacks 'token'") != std::string::npos);
  CHECK(good.received().size() == 1);
}

TEST_CASE("quiet hours hold what is not urgent, and make nothing old", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(server.url(), ", quiet: '22:00-08:00'"), "", "", "c");
  test.now += 13h;  // 23:00 on the wall
  CHECK(outcomes(test.say("hola")) == Texts{"c quiet"});
  Announcement urgent;
  urgent.text = "now";
  urgent.urgent = true;
  CHECK(outcomes(test.say(urgent)) == Texts{"c sent"});
  test.now += 8h;
  CHECK(outcomes(test.flush()) == Texts{"c quiet"});
  test.now += 1h;
  CHECK(outcomes(test.flush()) == Texts{"c sent"});
  CHECK(server.received().size() == 2);
}

TEST_CASE("what waited through quiet hours can come as one message", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(server.url(), ", quiet: '22:00-08:00', digest: true"), "", "",
                     "c");
  test.now += 13h;
  test.say("one");
  test.say("two");
  CHECK(test.waiting().size() == 2);
  test.now += 9h;
  CHECK(outcomes(test.flush()) == Texts{"c sent"});
  REQUIRE(server.received().size() == 1);
  CHECK(server.received()[0].body == R"({"text":"2 messages of the quiet hours\none\ntwo"})");
  CHECK(test.waiting().empty());
}

TEST_CASE("a throttled message is logged and not sent", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(server.url()), "", "", "c");
  Announcement announcement;
  announcement.text = "disk full";
  announcement.throttle = parseThrottle("disk=1h");
  CHECK(outcomes(test.say(announcement)) == Texts{"c sent"});
  CHECK(outcomes(test.say(announcement)) == Texts{"c held"});
  CHECK(test.log().find("\"outcome\":\"held\"") != std::string::npos);
  test.now += 1h;
  CHECK(outcomes(test.say(announcement)) == Texts{"c sent"});
  REQUIRE(server.received().size() == 2);
  CHECK(server.received()[1].body ==
        "{\"text\":\"disk full\\n(1 message was held back before this one)\"}");
  Announcement same;
  same.text = "again";
  same.dedup = 10min;
  CHECK(outcomes(test.say(same)) == Texts{"c sent"});
  CHECK(outcomes(test.say(same)) == Texts{"c held"});
}

TEST_CASE("the logbook keeps no private text", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(server.url()), "", "", "c");
  Announcement announcement;
  announcement.text = "confidential";
  announcement.isPrivate = true;
  test.say(announcement);
  test.say("public: \"x\"\n");
  CHECK(test.log().find("confidential") == std::string::npos);
  CHECK(test.log().find("\"text\":\"public: \\\"x\\\"\\n\"") != std::string::npos);
  CHECK(parseYaml(test.log(), "logbook").items.size() == 2);
}

TEST_CASE("the outbox flushes oldest first, and stops where nobody is", "[messages][delivery]") {
  std::atomic<int> open{0};
  const RecordingServer server([&](const Received&, int) {
    return open > 0 ? Reply{} : Reply{500, "", {}};
  });
  TestAnnouncer test("c: " + webhook(server.url()) + "\nd: " + webhook(tests::deadUrl()), "", "",
                     "c");
  Announcement announcement;
  announcement.channels = {"c", "d"};
  for (int i = 0; i < 5; ++i) {
    announcement.text = std::to_string(i);
    test.now += 1s;
    test.say(announcement, 0ms);
  }
  CHECK(test.waiting().size() == 10);
  const std::size_t before = server.received().size();
  test.flush();
  CHECK(server.received().size() == before + 3);  // three in a row are enough to know
  open = 1;
  test.flush();
  CHECK(test.waiting().size() == 5);
  const auto received = server.received();
  for (int i = 0; i < 5; ++i) {
    CHECK(received[before + 3 + static_cast<std::size_t>(i)].body ==
          "{\"text\":\"" + std::to_string(i) + "\"}");
  }
}

TEST_CASE("what another run is sending is left to it", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(tests::deadUrl()), "", "", "c");
  Announcement announcement;
  announcement.text = "hola";
  test.say(announcement, 0ms);
  std::optional<ClaimedEntry> held;
  REQUIRE(test.announcer->outbox().claim(test.waiting()[0], held) == Outbox::Claim::taken);
  CHECK(test.flush().empty());
  std::optional<ClaimedEntry> other;
  CHECK(test.announcer->outbox().claim(test.waiting()[0], other) == Outbox::Claim::busy);
  test.announcer->outbox().remove(*held);
  held.reset();
  CHECK(test.flush().empty());
}

TEST_CASE("a full disk says so and sends nothing", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(server.url()) + "\nd: " + webhook(server.url()), "", "", "c");
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit tiny{20000, before.rlim_max};
  Announcement announcement;
  announcement.channels = {"c", "d"};
  announcement.text = std::string(50000, 'x');
  std::string said;
  ::setrlimit(RLIMIT_FSIZE, &tiny);
  try {
    test.say(announcement, 0ms);
  } catch (const Failure& failure) {
    said = failure.what();
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK(said.find("File too large; nothing was sent") != std::string::npos);
  CHECK(server.received().empty());
  CHECK(test.waiting().empty());
}

TEST_CASE("what carries no files says so, and the text goes alone", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(server.url()) +
                         "\nm: {type: smtp, from: t@b.org, to: a@b.org" + ", url: 'smtp" +
                         tests::deadUrl().substr(4) + "', fallback: c}",
                     "", "", "c");
  Announcement announcement;
  announcement.text = "hola";
  announcement.attachments = {{"a.txt", "content"}};
  CHECK(outcomes(test.say(announcement)) == Texts{"c sent"});
  CHECK(test.warnings == Texts{"c: carries no files, the text goes without them"});
  announcement.channels = {"m"};
  test.say(announcement, 0ms);
  CHECK(test.warnings.size() == 1);
  REQUIRE(test.waiting().size() == 1);
  CHECK(test.announcer->outbox().read(test.waiting()[0])->message.attachments.size() == 1);
}

TEST_CASE("the fallback gets what fits it, and is told of files", "[messages][delivery]") {
  const RecordingServer good;
  TestAnnouncer test(
      "m: {type: smtp, from: t@b.org, to: a@b.org, url: 'smtp://[', fallback: d}\n"
      "d: {type: discord, url: '" +
          good.url() + "/x'}",
      "", "", "m");
  Announcement announcement;
  announcement.text = std::string(2500, 'x');
  announcement.attachments = {{"a.txt", "content"}};
  CHECK(outcomes(test.say(announcement)) == Texts{"m failed", "d sent", "d sent"});
  REQUIRE(good.received().size() == 2);
  CHECK(good.received()[0].body == "{\"content\":\"" + std::string(2000, 'x') + "\"}");
  CHECK(good.received()[1].body.find(std::string(500, 'x') + "\\n(m failed: ") == 12);
  CHECK(good.received()[1].body.find("\\n(its files are in outbox/failed)\"}") !=
        std::string::npos);
  CHECK(test.failed() == 1);
  CHECK(TestAnnouncer("a: {type: discord, url: 'http://x', fallback: b}\n"
                      "b: {type: smtp, from: t@b.org}")
            .book->find("a")
            ->errors.size() == 1);
}

TEST_CASE("an outbox that cannot be written any more keeps what it has, and other channels go on",
          "[messages][delivery]") {
  std::string outbox;
  const RecordingServer server([&](const Received& request, int) {
    if (request.target == "/bad/secretpath") {
      // Where the answer would be kept: a file in the way.
      std::ofstream(outbox + "/failed") << "in the way";
      return Reply{404, "no", {}};
    }
    return Reply{};
  });
  TestAnnouncer test("a: " + webhook(server.url() + "/bad") + "\nb: " + webhook(server.url()));
  outbox = (test.folder / "outbox").string();
  CHECK(outcomes(test.say("hola", {"a", "b"})) == Texts{"a queued", "b sent"});
  CHECK(test.waiting().size() == 1);
  REQUIRE(test.warnings.size() == 1);
  CHECK(test.warnings[0].find("outbox/failed") != std::string::npos);
}

TEST_CASE("a person is reached where persons.yaml says", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test(
      "sms: {type: twilio-sms, account: AC1, token: t, from: '+1', url: '" + server.url() + "'}",
      "", "says: {nuria: {channel: sms, address: '+34600'}}\nemails: {ann: a@b.org}");
  Announcement announcement;
  announcement.text = "hola";
  announcement.persons = {"nuria", "nuria"};
  const auto results = test.say(announcement);
  CHECK(outcomes(results) == Texts{"sms sent"});
  CHECK(results[0].person == "nuria");
  CHECK(server.received().at(0).body == "To=%2B34600&From=%2B1&Body=hola");
  announcement.persons = {"ann"};
  CHECK_THROWS_WITH(test.say(announcement), Catch::Contains("no channel is of type smtp"));
  announcement.persons = {"bob"};
  CHECK_THROWS_WITH(test.say(announcement), Catch::Contains("'says' or 'emails'"));
  announcement.persons = {};
  announcement.channels = {"sms"};
  CHECK_THROWS_WITH(test.say(announcement), Catch::Contains("lacks 'to'"));
}

TEST_CASE("a damaged file of the outbox is put aside", "[messages][delivery]") {
  const RecordingServer server;
  TestAnnouncer test("c: " + webhook(server.url()), "", "", "c");
  test.say("first");
  test.folder.put("outbox/01.c.yaml", "id: [");
  CHECK(test.flush().empty());
  CHECK(test.waiting().empty());
  CHECK(test.failed() == 1);
  REQUIRE(test.warnings.size() == 1);
}

TEST_CASE("no secret comes into files, results or warnings", "[messages][delivery]") {
  // A server that says back all that it was told, to several channels at once.
  std::string shown;
  std::mutex mutex;
  const RecordingServer server([&](const Received& request, int number) {
    {
      const std::lock_guard lock(mutex);
      shown += commandLines();
    }
    std::string all = request.target + " " + request.body;
    for (const auto& [name, value] : request.headers) {
      all.insert(0, value + " ");
    }
    return Reply{number % 2 == 0 ? 403 : 500, all, {}};
  });
  const std::string secret = "s3cr&t-t0k3n";
  TestAnnouncer test(
      "a: {type: pushover, url: '" + server.url() + "'}\nb: {type: matrix, url: '" + server.url() +
          "', room: r}\nc: {type: twilio-sms, url: '" + server.url() +
          "', from: f, to: t}\nd: {type: ntfy, url: '" + server.url() +
          "/ops'}\ne: {type: http, url: '" + server.url() +
          "/?k={key}', headers: {Content-Type: application/json}, body: '{key}'}\n"
          "f: {type: command, argv: [/bin/sh, -c, 'cat /proc/[0-9]*/cmdline >ps; true']}\n"
          "all: {type: group, members: [a, b, c, d, e, f]}",
      "channels: {a: {token: " + secret + ", user: u}, b: {token: " + secret +
          "}, c: {account: AC, token: " + secret + "}, d: {token: " + secret +
          "}, e: {key: " + secret + "}}",
      "", "all");
  REQUIRE(test.problems.empty());
  Announcement announcement;
  announcement.text = "hola";
  for (int i = 0; i < 2; ++i) {
    for (const Result& result : test.say(announcement, 0ms)) {
      shown += result.answer + "\n";
    }
  }
  REQUIRE(server.received().size() == 10);
  for (const std::string& warning : test.warnings) {
    shown += warning;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test.folder.path())) {
    if (entry.is_regular_file()) {
      shown +=
          test.folder.content(std::filesystem::relative(entry.path(), test.folder.path()).string());
    }
  }
  CHECK(test.folder.content("ps").find("/bin/sh") != std::string::npos);
  CHECK(shown.find("***") != std::string::npos);
  for (const char* spelled : {"s3cr&t", "s3cr%26t", "t0k3n", "QUM6czNjciZ0LXQwazNu"}) {
    CHECK(shown.find(spelled) == std::string::npos);
  }
}
