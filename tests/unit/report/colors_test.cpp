#include "report/colors.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace tomatic;

TEST_CASE("a colour has 3 or 6 hex digits", "[report]") {
  CHECK(parseColor("fbe8bc") == Color{0xfb, 0xe8, 0xbc});
  CHECK(parseColor("#FBE8BC") == Color{0xfb, 0xe8, 0xbc});
  CHECK(parseColor("1a0") == Color{0x11, 0xaa, 0x00});
  for (const char* bad : {"", "#", "12", "1234", "12345g", "1234567", "red", "##123"}) {
    CHECK_FALSE(parseColor(bad));
  }
  CHECK(Color{0, 0x78, 0x77}.hex() == "#007877");
}

TEST_CASE("contrast is WCAG's", "[report]") {
  CHECK(luminance(black) == Approx(0));
  CHECK(luminance(white) == Approx(1));
  CHECK(contrast(black, white) == Approx(21));
  CHECK(contrast(white, black) == Approx(21));
  CHECK(contrast(*parseColor("777"), white) == Approx(4.48).margin(0.01));
}

TEST_CASE("text on any colour is readable", "[report]") {
  CHECK(readableOn(*parseColor("0000ff")) == white);
  CHECK(readableOn(*parseColor("ffff00")) == black);
  for (int i = 0; i < 4096; ++i) {
    const auto channel = [&](int shift) {
      return static_cast<std::uint8_t>((i >> shift & 15) * 17);
    };
    const Color background{channel(0), channel(4), channel(8)};
    CHECK(contrast(background, readableOn(background)) >= 4.5);
  }
}

TEST_CASE("who has no colour gets a pale one, always the same", "[report]") {
  CHECK(pastel("alba") == pastel("alba"));
  CHECK(pastel("alba").hex() == "#a2ebdc");
  CHECK_FALSE(pastel("alba") == pastel("alba", 1));
  std::set<std::string> seen;
  for (const char* id : {"a", "b", "c", "alba", "alma", "pau1", "pau2", "pau3", "", "ñ"}) {
    CHECK(luminance(pastel(id)) > 0.3);
    seen.insert(pastel(id).hex());
  }
  CHECK(seen.size() == 10);
}

TEST_CASE("a palette gives the colour given, or a pale one", "[report]") {
  Palette palette{{{"alba", "00f"}, {"pau", "blue"}}, false, 3};
  CHECK(palette.of("alba") == Color{0, 0, 255});
  CHECK(palette.of("pau") == pastel("pau", 3));
  CHECK(palette.of("roc") == pastel("roc", 3));
  palette.random = true;
  CHECK(palette.of("alba") == pastel("alba", 3));
}
