// Each type of channel says what its service expects, byte by byte, to a real server.
#include <catch2/catch.hpp>

#include "unit/messages/announcer_fixture.hpp"

using namespace tomatic;
using tests::Received;
using tests::RecordingServer;

namespace {

/// Quotes, what is not ASCII, what needs two units of UTF-16, lines, what forms and JSON escape.
const char* const hard = "Atenció: \"cau\" el 🍅\n\\ & = + % <b>#1</b>";

struct Arrived {
  std::vector<Received> requests;
  std::vector<Result> results;
  std::string id;
};

/// Says it through one channel `c`, whose `URL` is the server.
Arrived say(std::string channel, Announcement announcement, std::string secrets = "") {
  const RecordingServer server;
  for (std::string* text : {&channel, &secrets}) {
    for (std::size_t at = 0; (at = text->find("URL")) != std::string::npos;) {
      text->replace(at, 3, server.url());
    }
  }
  TestAnnouncer test("c: " + channel, "channels: {c: {" + secrets + "}}", "", "c");
  CHECK(test.problems.empty());
  Arrived arrived;
  arrived.results = test.say(std::move(announcement));
  arrived.requests = server.received();
  arrived.id = arrived.results.at(0).id;
  for (const Result& result : arrived.results) {
    INFO(result.answer);
    CHECK(result.outcome == Outcome::sent);
  }
  CHECK(test.waiting().empty());
  return arrived;
}

Announcement text(const std::string& words, const std::string& title = "") {
  Announcement announcement;
  announcement.text = words;
  announcement.title = title;
  return announcement;
}

const std::string hardJson = R"(Atenció: \"cau\" el 🍅\n\\ & = + % <b>#1</b>)";
const std::string hardForm =
    "Atenci%C3%B3%3A%20%22cau%22%20el%20%F0%9F%8D%85%0A%5C%20%26%20%3D%20%2B%20%25%20%3Cb%3E%231%"
    "3C%"
    "2Fb%3E";

}  // namespace

TEST_CASE("chats get one member of a JSON object", "[messages][channels]") {
  for (const char* type : {"googlechat", "mattermost", "slack", "webhook"}) {
    INFO(type);
    const Arrived arrived =
        say(std::string("{type: ") + type + "}", text(hard), "url: 'URL/hook?key=k1'");
    REQUIRE(arrived.requests.size() == 1);
    const Received& request = arrived.requests[0];
    CHECK(request.method == "POST");
    CHECK(request.target == "/hook?key=k1");
    CHECK(request.header("Content-Type") == "application/json; charset=UTF-8");
    CHECK(request.header("Expect").empty());
    CHECK(request.body == "{\"text\":\"" + hardJson + "\"}");
  }
  const Arrived discord = say("{type: discord}", text(hard, "Títol"), "url: URL/api/webhooks/1/x");
  REQUIRE(discord.requests.size() == 1);
  CHECK(discord.requests[0].body == "{\"content\":\"Títol\\n" + hardJson + "\"}");
}

TEST_CASE("a long text is split where the service has a limit", "[messages][channels]") {
  std::string longText;
  while (longText.size() < 100'000) {
    longText += "línia 🍅 " + std::to_string(longText.size()) + "\n";
  }
  for (const auto& [channel, most] : std::vector<std::pair<std::string, std::size_t>>{
           {"{type: discord, url: URL}", 2000}, {"{type: slack, url: URL}", 40000}}) {
    const Arrived arrived = say(channel, text(longText));
    std::string put;
    for (const Received& request : arrived.requests) {
      const std::size_t begin = request.body.find(":\"") + 2;
      std::string part = request.body.substr(begin, request.body.size() - begin - 2);
      for (std::size_t at = 0; (at = part.find("\\n", at)) != std::string::npos;) {
        part.replace(at, 2, "\n");
      }
      CHECK(part.size() <= most * 4);
      put += part;
    }
    CHECK(put == longText);
    CHECK(arrived.requests.size() >= 2);
  }
  const Arrived whole = say("{type: webhook, url: URL}", text(longText));
  REQUIRE(whole.requests.size() == 1);
  CHECK(whole.requests[0].body.size() > 100'000);
  CHECK(say("{type: webhook, url: URL, maxLength: 1000}", text(std::string(2500, 'x')))
            .requests.size() == 3);
}

TEST_CASE("ntfy gets the text as the body", "[messages][channels]") {
  Announcement announcement = text(hard, "Títol\r\nX-Evil: 1");
  const Arrived arrived = say("{type: ntfy, url: URL/ops, priority: high, tags: [warning, phone]}",
                              announcement, "token: '${TOKEN}'");
  REQUIRE(arrived.requests.size() == 1);
  const Received& request = arrived.requests[0];
  CHECK(request.target == "/ops");
  CHECK(request.body == hard);
  CHECK(request.header("Title") == "Títol  X-Evil: 1");
  CHECK(request.header("X-Evil").empty());
  CHECK(request.header("Priority") == "high");
  CHECK(request.header("Tags") == "warning,phone");
  CHECK(request.header("Authorization") == "Bearer t0k3n");
  announcement.urgent = true;
  CHECK(say("{type: ntfy, url: URL/ops, priority: low}", announcement)
            .requests.at(0)
            .header("Priority") == "urgent");
}

TEST_CASE("Pushover gets a form", "[messages][channels]") {
  Announcement announcement = text(hard, "T&T");
  announcement.urgent = true;
  const Arrived arrived =
      say("{type: pushover, url: URL/}", announcement, "token: '${TOKEN}', user: u1");
  REQUIRE(arrived.requests.size() == 1);
  CHECK(arrived.requests[0].target == "/1/messages.json");
  CHECK(arrived.requests[0].header("Content-Type") == "application/x-www-form-urlencoded");
  CHECK(arrived.requests[0].body ==
        "token=t0k3n&user=u1&message=" + hardForm + "&title=T%26T&priority=1");
}

TEST_CASE("Matrix gets an event whose address holds the id of the message",
          "[messages][channels]") {
  const Arrived arrived =
      say("{type: matrix, url: URL, room: '!abc:example.org'}", text(hard), "token: '${TOKEN}'");
  REQUIRE(arrived.requests.size() == 1);
  const Received& request = arrived.requests[0];
  CHECK(request.method == "PUT");
  CHECK(request.target ==
        "/_matrix/client/v3/rooms/%21abc%3Aexample.org/send/m.room.message/" + arrived.id);
  CHECK(request.header("Authorization") == "Bearer t0k3n");
  CHECK(request.body == "{\"msgtype\":\"m.text\",\"body\":\"" + hardJson + "\"}");
}

TEST_CASE("Twilio gets a form and a login", "[messages][channels]") {
  const Arrived arrived = say("{type: twilio-sms, url: URL, from: '+34900', to: '+34600'}",
                              text(hard), "account: AC12, token: '${TOKEN}'");
  REQUIRE(arrived.requests.size() == 1);
  const Received& request = arrived.requests[0];
  CHECK(request.target == "/2010-04-01/Accounts/AC12/Messages.json");
  CHECK(request.header("Authorization") == "Basic QUMxMjp0MGszbg==");
  CHECK(request.body == "To=%2B34600&From=%2B34900&Body=" + hardForm);
}

TEST_CASE("any gateway gets what the configuration says", "[messages][channels]") {
  const Arrived json =
      say("{type: http, method: PUT, url: 'URL/send?to={to}&key={key}', to: '+34 6',"
          " headers: {content-type: application/json, X-Id: '{id}'},"
          " body: '{\"m\": \"{message}\", \"p\": \"{priority}\", \"o\": {}}'}",
          text(hard), "key: 'k&y'");
  REQUIRE(json.requests.size() == 1);
  CHECK(json.requests[0].method == "PUT");
  CHECK(json.requests[0].target == "/send?to=%2B34%206&key=k%26y");
  CHECK(json.requests[0].header("X-Id") == json.id);
  CHECK(json.requests[0].header("Content-Type") == "application/json");
  CHECK(json.requests[0].body == "{\"m\": \"" + hardJson + "\", \"p\": \"normal\", \"o\": {}}");
  const Arrived form =
      say("{type: http, url: 'URL/f', headers: {Content-Type: application/x-www-form-urlencoded},"
          " body: 'text={message}'}",
          text(hard));
  CHECK(form.requests.at(0).body == "text=" + hardForm);
  const Arrived get =
      say("{type: http, method: GET, url: 'URL/g?t={message}', user: u, password: p}", text("a b"));
  CHECK(get.requests.at(0).method == "GET");
  CHECK(get.requests.at(0).target == "/g?t=a%20b");
  CHECK(get.requests.at(0).header("Authorization") == "Basic dTpw");
  CHECK(get.requests.at(0).body.empty());
}

TEST_CASE("a program gets the message in its arguments and its input, without a shell",
          "[messages][channels]") {
  TestAnnouncer test(
      "c: {type: command, argv: [/bin/sh, -c, 'printf %s \"$1\" >arg; cat >input', sh, "
      "'<{message}> $HOME `id`']}\n"
      "no: {type: command, argv: [/bin/sh, -c, 'echo no paper >&2; exit 3']}\n"
      "later: {type: command, argv: [/bin/sh, -c, 'exit 75']}\n"
      "gone: {type: command, argv: [/no/such/program]}\n"
      "slow: {type: command, argv: [/bin/sleep, '60'], timeout: 100ms}\n",
      "", "", "c");
  CHECK(outcomes(test.say(hard)) == std::vector<std::string>{"c sent"});
  CHECK(test.folder.content("arg") == std::string("<") + hard + "> $HOME `id`");
  CHECK(test.folder.content("input") == hard);
  Announcement announcement = text(std::string(200'000, 'x'));
  announcement.channels = {"no", "later", "gone", "slow"};
  const auto results = test.say(announcement, std::chrono::milliseconds(0));
  CHECK(outcomes(results) ==
        std::vector<std::string>{"no failed", "later queued", "gone failed", "slow queued"});
  CHECK(results[0].answer == "exit 3: no paper");
  CHECK(results[2].answer == "/no/such/program: cannot be run: No such file or directory");
  CHECK(results[3].answer ==
        "/bin/sleep: did not end in time, it was killed; whether it arrived is unknown");
}

TEST_CASE("a file gets a line", "[messages][channels]") {
  TestAnnouncer test("c: {type: file, path: says.log}", "", "", "c");
  test.say("one\ntwo");
  test.say(text("três", "Títol"));
  CHECK(test.folder.content("says.log") ==
        "2026-09-07T08:00:00Z one / two\n2026-09-07T08:00:00Z Títol: três\n");
}
