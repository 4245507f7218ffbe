// Connections that are cut in the middle: before an answer, within one, within the mail. Whether
// the message arrived is unknown then; it stays in the outbox, says so, and is sent again.
#include <catch2/catch.hpp>

#include "servers/cutting_server.hpp"
#include "unit/messages/announcer_fixture.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using tests::CuttingServer;
using tests::Line;
using tests::Part;
using Texts = std::vector<std::string>;

namespace {

const Line yes{"\"}", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"};

/// What is said of a message to a server that cuts the first connection so, and takes the second.
std::string firstAnswer(const std::string& channel, const CuttingServer& server) {
  TestAnnouncer test("c: " + channel, "", "", "c");
  Announcement announcement;
  announcement.text = "hola";
  const auto results = test.say(announcement, 0ms);
  CHECK(outcomes(results) == Texts{"c queued"});
  CHECK(test.waiting().size() == 1);
  CHECK(test.log().find("\"outcome\":\"queued\"") != std::string::npos);
  CHECK(outcomes(test.flush(5s)) == Texts{"c sent"});
  CHECK(test.waiting().empty());
  CHECK(server.received().size() == 2);
  return results.at(0).answer;
}

std::string webAnswer(const Part& cut) {
  const CuttingServer server({cut, Part{{yes}}});
  const std::string answer =
      firstAnswer("{type: webhook, url: 'http://" + server.address() + "/x'}", server);
  const auto received = server.received();
  CHECK(received.at(0) == received.at(1));
  return answer;
}

/// A mail as far as the line that takes one recipient.
std::vector<Line> mailUntilRecipient() {
  return {{"", "220 hello\r\n"},
          {"\r\n", "250 hello\r\n"},
          {"\r\n", "250 sender ok\r\n"},
          {"\r\n", "250 recipient ok\r\n"}};
}

Part mail(const std::string& end) {
  std::vector<Line> lines = mailUntilRecipient();
  lines.push_back({"\r\n", "354 go on\r\n"});
  lines.push_back({"\r\n.\r\n", end});
  return {lines};
}

std::string mailAnswer(const Part& cut) {
  const CuttingServer server({cut, mail("250 taken\r\n")});
  return firstAnswer("{type: smtp, url: 'smtp://" + server.address() +
                         "', from: t@example.org, to: a@example.org}",
                     server);
}

const std::string unknown = "; whether it arrived is unknown";

}  // namespace

TEST_CASE("a connection that is cut before or within the answer leaves it unknown",
          "[messages][cut]") {
  for (const char* answer :
       {"", "HT", "HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal",
        "HTTP/1.1 404 No\r\nContent-Length: 100\r\n\r\nhal", "no HTTP at all\r\n"}) {
    CAPTURE(answer);
    CHECK(webAnswer({{Line{"\"}", answer}}}).find(unknown) != std::string::npos);
  }
  CHECK(webAnswer({{Line{"\"}", ""}}, true}).find(unknown) != std::string::npos);
  CHECK(webAnswer({{Line{"\"}", "HTTP/1.1 200 OK\r\n"}}, true}).find(unknown) != std::string::npos);
}

TEST_CASE("a whole answer is one however it is written", "[messages][cut]") {
  for (const char* answer :
       {"HTTP/1.1 204 No\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\nuntil the end",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-A\r\n\r\n"
        "2\r\nok\r\n0\r\nX-A: b\r\n\r\n",
        "HTTP/1.1 103 Early\r\nX-A: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}) {
    CAPTURE(answer);
    const CuttingServer server({{{Line{"\"}", answer}}}});
    TestAnnouncer test("c: {type: webhook, url: 'http://" + server.address() + "/x'}", "", "", "c");
    CHECK(outcomes(test.say("hola")) == Texts{"c sent"});
  }
}

TEST_CASE("a mail that is cut off arrived or not, by how far it had come", "[messages][cut]") {
  for (const char* answer : {"", "25", "250 tak"}) {
    CAPTURE(answer);
    CHECK(mailAnswer(mail(answer)).find(unknown) != std::string::npos);
  }
  // Before its text is sent, a mail cannot have arrived.
  CHECK(mailAnswer({mailUntilRecipient()}).find(unknown) == std::string::npos);
  CHECK(mailAnswer({{Line{"", "220 hel"}}}).find(unknown) == std::string::npos);
  CHECK(mailAnswer({{Line{"", ""}}}).find(unknown) == std::string::npos);
}
