// What each service takes at once: every part of a message is within its limit, at every border of
// characters, and nothing is lost or cut in two.
#include "messages/fitting.hpp"

#include <catch2/catch.hpp>

#include "text/utf8.hpp"
#include "unit/messages/announcer_fixture.hpp"

using namespace tomatic;

namespace {

struct Service {
  const char* channel;
  std::size_t most;
  LengthUnit unit;
  bool titleAbove = true;  ///< the title counts as text
};

const Service services[] = {
    {"{type: googlechat, url: 'http://x'}", 30000, LengthUnit::bytes},
    {"{type: mattermost, url: 'http://x'}", 16383, LengthUnit::characters},
    {"{type: slack, url: 'http://x'}", 40000, LengthUnit::characters},
    {"{type: discord, url: 'http://x'}", 2000, LengthUnit::characters},
    {"{type: ntfy, url: 'http://x'}", 4096, LengthUnit::bytes, false},
    {"{type: pushover, token: t, user: u}", 1024, LengthUnit::characters, false},
    {"{type: matrix, url: 'http://x', room: r, token: t}", 30000, LengthUnit::bytes},
    {"{type: twilio-sms, account: a, token: t, from: f, to: t}", 1600, LengthUnit::utf16},
    {"{type: webhook, url: 'http://x', maxLength: 20}", 20, LengthUnit::characters},
};

/// Counted another way than the library does.
std::size_t lengthOf(const std::string& text, LengthUnit unit) {
  std::size_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool starts = (byte & 0xC0U) != 0x80U;
    length += unit == LengthUnit::bytes                    ? 1U
              : unit == LengthUnit::utf16 && byte >= 0xF0U ? 2U
                                                           : static_cast<std::size_t>(starts);
  }
  return length;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

}  // namespace

TEST_CASE("every service gets parts within its limit, whatever stands at the border",
          "[messages][fitting]") {
  for (const Service& service : services) {
    const TestAnnouncer test(std::string("c: ") + service.channel);
    const Channel& channel = test.book->usable("c");
    for (const char* letter : {"x", "é", "€", "🍅"}) {
      for (const char* title : {"", "Títol"}) {
        for (std::size_t offset = 0; offset < 4; ++offset) {
          CAPTURE(service.channel, letter, title, offset);
          const std::string text =
              std::string(offset, 'a') + repeated(letter, service.most + service.most / 10 + 2);
          std::string together;
          std::size_t parts = 0;
          Message message;
          message.text = text;
          message.title = title;
          for (const Message& part : fitted(message, &channel)) {
            const std::string sent = service.titleAbove ? titledText(part) : part.text;
            // The next character would not have fitted.
            const std::size_t least = service.most - (service.unit == LengthUnit::bytes ? 3 : 1);
            const bool isLast = together.size() + part.text.size() == text.size();
            const bool within = lengthOf(sent, service.unit) <= service.most;
            const bool full = isLast || lengthOf(sent, service.unit) >= least;
            const bool whole = !firstBadUtf8(sent);
            if (!within || !full || !whole || part.title != title) {
              FAIL_CHECK("a part of " << lengthOf(sent, service.unit));
            }
            together += part.text;
            ++parts;
          }
          CHECK(parts >= 2);
          CHECK(together == text);
        }
      }
    }
  }
}

TEST_CASE("a message as long as a service takes is one, and a character more makes it two",
          "[messages][fitting]") {
  for (const Service& service : services) {
    CAPTURE(service.channel);
    const TestAnnouncer test(std::string("c: ") + service.channel);
    const Channel& channel = test.book->usable("c");
    Message message;
    message.text = std::string(service.most, 'x');
    CHECK(fitted(message, &channel).size() == 1);
    message.text += 'x';
    CHECK(fitted(message, &channel).size() == 2);
    const std::size_t each = lengthOf("🍅", service.unit);
    message.text = std::string(service.most % each, 'x') + repeated("🍅", service.most / each);
    CHECK(fitted(message, &channel).size() == 1);
    message.text += "🍅";
    CHECK(fitted(message, &channel).size() == 2);
  }
}

TEST_CASE("a title that is too long leaves room for the text", "[messages][fitting]") {
  for (const Service& service : services) {
    CAPTURE(service.channel);
    const TestAnnouncer test(std::string("c: ") + service.channel);
    Message message;
    message.title = repeated("🍅 títol ", 10000);
    message.text = repeated("text ", 10);
    std::string together;
    for (const Message& part : fitted(message, &test.book->usable("c"))) {
      const std::string counted = service.titleAbove ? titledText(part) : part.title;
      CHECK(lengthOf(counted, service.unit) <= service.most);
      CHECK_FALSE(firstBadUtf8(part.title));
      together += part.text;
    }
    CHECK(together == message.text);
  }
}

TEST_CASE("files go with the first part of a mail, and with nothing else", "[messages][fitting]") {
  const TestAnnouncer test(
      "m: {type: smtp, from: a@b.org, to: c@b.org, maxLength: 20}\nw: {type: webhook, url: "
      "'http://x'}");
  Message message;
  message.title = std::string(300, 't');
  message.text = std::string(50, 'x');
  message.attachments = {{"a.txt", "content"}};
  const auto mails = fitted(message, &test.book->usable("m"));
  REQUIRE(mails.size() == 3);
  CHECK(mails[0].title == message.title);
  CHECK(mails[0].attachments.size() == 1);
  CHECK(mails[1].attachments.empty());
  CHECK(fitted(message, &test.book->usable("w")).at(0).attachments.empty());
  CHECK(fitted(message, nullptr).at(0).attachments.size() == 1);
}
