#include "text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;

TEST_CASE("a character is read with its length", "[text]") {
  const auto reads = [](std::string_view text, char32_t code, std::size_t bytes) {
    const auto character = firstUtf8(text);
    REQUIRE(character);
    CHECK(character->code == code);
    CHECK(character->bytes == bytes);
  };
  reads("a", U'a', 1);
  reads(std::string_view("\0", 1), 0, 1);
  reads("úx", U'ú', 2);
  reads("\u2028", 0x2028, 3);
  reads("\uFFFF", 0xFFFF, 3);
  reads("📞", 0x1F4DE, 4);
  reads("\xF4\x8F\xBF\xBF", 0x10FFFF, 4);
}

TEST_CASE("bytes that are no UTF-8 are no character", "[text]") {
  for (const char* bad : {"\x80", "\xFF", "\xC3", "\xC3x", "\xE2\x80", "\xF0\x9F\x93", "\xC0\x80",
                          "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80",
                          "\xED\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
    CAPTURE(bad);
    CHECK_FALSE(firstUtf8(bad));
    CHECK(firstBadUtf8(std::string("aú") + bad) == 3U);
  }
  CHECK_FALSE(firstBadUtf8("Núria 📞"));
  CHECK_FALSE(firstBadUtf8(""));
}

TEST_CASE("a text is cut to bytes between characters", "[text]") {
  CHECK(cutToBytes("Núria", 5) == "Núri");
  CHECK(cutToBytes("Núria", 2) == "N");
  CHECK(cutToBytes("Núria", 6) == "Núria");
  CHECK(cutToBytes("📞", 3).empty());
  CHECK(cutToBytes("", 3).empty());
}
