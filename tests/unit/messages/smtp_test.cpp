// Mail to a real SMTP server on 127.0.0.1, with a certificate that the test makes.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>

#include "unit/messages/announcer_fixture.hpp"

using namespace tomatic;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

namespace {

class SmtpServer {
 public:
  explicit SmtpServer(const char* mode) {
    if (std::string_view(mode) != "plain") {
      const std::string command =
          "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
          " -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout '" +
          (folder / "key.pem").string() + "' -out '" + certificate() + "' 2>/dev/null";
      REQUIRE(std::system(command.c_str()) == 0);
    }
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(pipe[1], STDOUT_FILENO);
      ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
      ::close(pipe[0]);
      ::execl(TOMATIC_SERVERS "/smtp_server.py", "smtp_server.py", folder.path().c_str(), mode,
              nullptr);
      ::_exit(127);
    }
    ::close(pipe[1]);
    char letter = 0;
    while (::read(pipe[0], &letter, 1) == 1 && letter != '\n') {
      port_ += letter;
    }
    ::close(pipe[0]);
    REQUIRE_FALSE(port_.empty());
  }
  ~SmtpServer() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  std::string certificate() const { return (folder / "cert.pem").string(); }
  std::string address(const std::string& scheme) const { return scheme + "://127.0.0.1:" + port_; }
  std::string mail(int number) const { return folder.content("mail." + std::to_string(number)); }

  TemporaryFolder folder;

 private:
  pid_t child_ = -1;
  std::string port_;
};

std::string channel(const SmtpServer& server, const std::string& scheme, const std::string& more) {
  return "c: {type: smtp, from: 'Tomàtic <t@example.org>', url: '" + server.address(scheme) +
         "', " + more + "}";
}

}  // namespace

TEST_CASE("a mail arrives encrypted, with its subject, text and files", "[messages][smtp]") {
  for (const auto& [mode, scheme] : {std::pair{"starttls", "smtp"}, std::pair{"smtps", "smtps"}}) {
    INFO(mode);
    const SmtpServer server(mode);
    TestAnnouncer test(channel(server, scheme,
                               "to: [ops@example.org, 'Núria <n@example.org>'], encryption: "
                               "required, caFile: '" +
                                   server.certificate() + "'"),
                       "channels: {c: {user: tomatic, password: 's3cr&t'}}", "", "c");
    Announcement announcement;
    announcement.text = "Hola 🍅\n.\n..\nfi";
    announcement.title = "Títol: \"q\"";
    announcement.attachments = {{"a.txt", "\x00\x01\r\n."}};
    const auto results = test.say(announcement);
    INFO(results[0].answer);
    REQUIRE(outcomes(results) == Texts{"c sent"});
    const std::string mail = server.mail(0);
    CHECK(mail == "t@example.org\nops@example.org,n@example.org\n" +
                      std::get<MailRequest>(
                          test.book->usable("c").request(
                              {results[0].id, test.now, announcement.text, announcement.title,
                               false, false, "", "", announcement.attachments}))
                          .text);
    CHECK(mail.find("Subject: =?UTF-8?B?VMOtdG9sOiAicSI=?=\r\n") != std::string::npos);
    CHECK(mail.find("Message-ID: <" + results[0].id + "@example.org>\r\n") != std::string::npos);
    CHECK(mail.find("\r\n\r\nHola =F0=9F=8D=85\r\n.\r\n..\r\nfi\r\n--=_") != std::string::npos);
  }
}

TEST_CASE("a wrong password, an unknown certificate and a refused address are final",
          "[messages][smtp]") {
  const SmtpServer server("starttls");
  const std::string trusted = ", encryption: required, caFile: '" + server.certificate() + "'";
  const auto outcomeOf = [&](const std::string& more, const std::string& password) {
    TestAnnouncer test(channel(server, "smtp", more),
                       "channels: {c: {user: tomatic, password: '" + password + "'}}", "", "c");
    Announcement announcement;
    announcement.text = "hola";
    const auto results = test.say(announcement, 0ms);
    CHECK(results[0].answer.find(password) == std::string::npos);
    return std::string(wordFor(results[0].outcome)) + " " + results[0].answer;
  };
  CHECK(outcomeOf("to: a@b.org" + trusted, "wr0ng") ==
        "failed 535 5.7.8 Authentication credentials invalid");
  CHECK(outcomeOf("to: a@b.org, encryption: required", "s3cr&t").find("failed smtp://127.0.0.1") ==
        0);
  CHECK(outcomeOf("to: nobody@b.org" + trusted, "s3cr&t") == "failed 550 5.1.1 no such user");
  CHECK(outcomeOf("to: later@b.org" + trusted, "s3cr&t") == "queued 451 4.3.0 mailbox busy");
}

TEST_CASE("on this machine a mail goes without encryption where there is none",
          "[messages][smtp]") {
  const SmtpServer server("plain");
  TestAnnouncer test(channel(server, "smtp", ""), "", "emails: {ann: ann@example.org}");
  Announcement announcement;
  announcement.text = "first line\nsecond " + std::string(100'000, 'x');
  announcement.persons = {"ann"};
  REQUIRE(outcomes(test.say(announcement)) == Texts{"c sent"});
  CHECK(server.mail(0).find("t@example.org\nann@example.org\n") == 0);
  CHECK(server.mail(0).find("Subject: first line\r\n") != std::string::npos);
  CHECK(server.mail(0).size() > 100'000);
  SECTION("but not if encryption is required") {
    TestAnnouncer strict(channel(server, "smtp", "to: a@b.org, encryption: required"), "", "", "c");
    announcement.persons = {};
    CHECK(outcomes(strict.say(announcement, 0ms)) == Texts{"c queued"});
  }
}
