// How texts are spelled and split on their way.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "messages/encoding.hpp"
#include "messages/mail_text.hpp"
#include "messages/placeholders.hpp"
#include "messages/redaction.hpp"
#include "messages/splitting.hpp"
#include "text/utf8.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> parts(std::string_view text, std::size_t most, LengthUnit unit) {
  std::vector<std::string> all;
  for (const auto part : splitText(text, {most, unit})) {
    all.emplace_back(part);
  }
  return all;
}

}  // namespace

TEST_CASE("a long text is cut where it hurts least", "[messages][texts]") {
  using Texts = std::vector<std::string>;
  CHECK(parts("", 5, LengthUnit::characters) == Texts{""});
  CHECK(parts("12345", 5, LengthUnit::characters) == Texts{"12345"});
  CHECK(parts("1234567", 5, LengthUnit::characters) == Texts{"12345", "67"});
  CHECK(parts("123 567", 5, LengthUnit::characters) == Texts{"123 ", "567"});
  CHECK(parts("1 34567", 5, LengthUnit::characters) == Texts{"1 345", "67"});
  CHECK(parts("🍅🍅🍅", 2, LengthUnit::characters) == Texts{"🍅🍅", "🍅"});
  CHECK(parts("🍅🍅🍅", 4, LengthUnit::utf16) == Texts{"🍅🍅", "🍅"});
  CHECK(parts("🍅🍅🍅", 9, LengthUnit::bytes) == Texts{"🍅🍅", "🍅"});
  CHECK(parts("🍅", 1, LengthUnit::bytes) == Texts{"🍅"});
  CHECK(parts(std::string(100'000, 'x'), 2000, LengthUnit::characters).size() == 50);
  CHECK(rc::check("the parts are the text, and none is too long", [] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "é", "🍅", " ", "\n"));
    std::string text;
    for (const std::string& piece : pieces) {
      text += piece;
    }
    const auto most = static_cast<std::size_t>(*rc::gen::inRange(4, 12));
    std::string joined;
    for (const std::string& part : parts(text, most, LengthUnit::bytes)) {
      RC_ASSERT(part.size() <= most);
      RC_ASSERT(!firstBadUtf8(part));
      joined += part;
    }
    RC_ASSERT(joined == text);
  }));
}

TEST_CASE("texts are spelled as protocols want them", "[messages][texts]") {
  CHECK(percentEncoded("a b&é/~") == "a%20b%26%C3%A9%2F~");
  CHECK(jsonEscaped("a\"\\\n\t\x01é🍅") == "a\\\"\\\\\\n\\t\\u0001é🍅");
  CHECK(jsonObject({{"text", "it's \"so\""}, {"n", ""}}) == R"({"text":"it's \"so\"","n":""})");
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  std::string bytes;
  CHECK_FALSE(fromBase64("Zg=", bytes));
  CHECK_FALSE(fromBase64("Zg=a", bytes));
  CHECK(headerText("a\r\nBcc: x") == "a  Bcc: x");
  CHECK(cleanUtf8("a\xff\xfeé") == "a\xEF\xBF\xBD\xEF\xBF\xBDé");
  CHECK(rc::check([](const std::string& any) {
    std::string back;
    RC_ASSERT(fromBase64(base64(any), back));
    RC_ASSERT(back == any);
  }));
}

TEST_CASE("placeholders are replaced, other braces stay", "[messages][texts]") {
  const Placeholders values{{"message", "x \"y\""}, {"to", "+34"}};
  CHECK(filled(R"({"text": "{message}", "a": {}, "to": "{to}"})", values, jsonEscaped) ==
        R"({"text": "x \"y\"", "a": {}, "to": "+34"})");
  CHECK(filled("{other} {", values, percentEncoded) == "{other} {");
  CHECK(unknownPlaceholders("{message} {mesage} {}", values) == std::vector<std::string>{"mesage"});
}

TEST_CASE("secrets are masked however they are spelled", "[messages][texts]") {
  Redactor redactor;
  redactor.hide("s3cr&t");
  redactor.hide(
      "https://user:hunter2@chat.example.org/v1/spaces/AAAABBBB/messages?key=kkkkkkkkk&t=9");
  redactor.hideLogin("AC1", "tok");
  CHECK(redactor.redacted("token=s3cr%26t s3cr&t") == "token=*** ***");
  CHECK(
      redactor.redacted("https://chat.example.org/v1/spaces/AAAABBBB/messages?key=kkkkkkkkk&t=9") ==
      "https://chat.example.org***");
  CHECK(redactor.redacted("bad key kkkkkkkkk for user:hunter2") == "bad key *** for ***");
  CHECK(redactor.redacted("Basic QUMxOnRvaw==") == "Basic ***");
  CHECK(redactor.redacted("/v1/ is fine") == "/v1/ is fine");
}

TEST_CASE("addresses of mail", "[messages][mail]") {
  CHECK(parseMailAddress("a@b.org")->address == "a@b.org");
  CHECK(parseMailAddress("Tomàtic <a@b.org>")->name == "Tomàtic");
  CHECK(parseMailAddress("\"T, x\" <a@b.org>")->name == "T, x");
  for (const char* wrong :
       {"", "a", "a@", "@b", "a b@c", "a@b>", "A <a@b", "a@b\r\nBcc: c@d", "à@b.org", "a@b,c@d"}) {
    INFO(wrong);
    CHECK_FALSE(parseMailAddress(wrong));
  }
}

TEST_CASE("a mail is ASCII within 78 columns whatever it says", "[messages][mail]") {
  Message message;
  message.id = "id1";
  message.created = Moment(std::chrono::sys_days(std::chrono::year(2026) / 9 / 7)) + 8h;
  message.text = "Hola 🍅\n.\nlong " + std::string(200, 'x') + " \n= done";
  message.title = "Atenció: cau el servidor de la centraleta, truqueu a Núria si us plau 🍅🍅🍅";
  const std::string plain = mailText(message, {"Tomàtic", "t@example.org"}, {{"", "a@b.org"}});
  CHECK(plain ==
        "Date: Mon, 07 Sep 2026 08:00:00 +0000\r\n"
        "From: =?UTF-8?B?VG9tw6B0aWM=?= <t@example.org>\r\n"
        "To: a@b.org\r\n"
        "Subject: =?UTF-8?B?QXRlbmNpw7M6IGNhdSBlbCBzZXJ2aWRvciBkZSBsYSBjZW50cmFsZXRhLCB0?=\r\n"
        " =?UTF-8?B?cnVxdWV1IGEgTsO6cmlhIHNpIHVzIHBsYXUg8J+NhfCfjYXwn42F?=\r\n"
        "Message-ID: <id1@example.org>\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=UTF-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Hola =F0=9F=8D=85\r\n.\r\nlong " +
            std::string(70, 'x') + "=\r\n" + std::string(75, 'x') + "=\r\n" + std::string(55, 'x') +
            "=20\r\n=3D done\r\n");
  message.attachments = {{"full à.bin", std::string("\0\xff", 2)}};
  message.urgent = true;
  const std::string mixed = mailText(message, {"", "t@example.org"}, {{"", "a@b.org"}});
  CHECK(mixed.find("Importance: high\r\n") != std::string::npos);
  CHECK(mixed.find("boundary=\"=_id1\"") != std::string::npos);
  CHECK(mixed.find("filename*=UTF-8''full%20%C3%A0.bin\r\n\r\nAP8=\r\n\r\n--=_id1--\r\n") !=
        std::string::npos);
}
