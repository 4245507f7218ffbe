#include "report/text_table.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;

TEST_CASE("width is what a terminal shows", "[report]") {
  CHECK(displayWidth("") == 0);
  CHECK(displayWidth("Núria") == 5);
  CHECK(displayWidth("Nu\u0301ria") == 5);
  CHECK(displayWidth("日本") == 4);
  CHECK(displayWidth("☎ 📞") == 4);
  CHECK(displayWidth("a\xFF\xC3") == 3);
}

TEST_CASE("a text is cut between characters", "[report]") {
  CHECK(cutToWidth("Núria", 2) == "Nú");
  CHECK(cutToWidth("日本", 3) == "日");
  CHECK(cutToWidth("abc", 5) == "abc");
  CHECK(cutToWidth("abc", 0).empty());
  CHECK(cutToWidth("abc", -1).empty());
}

TEST_CASE("columns line up", "[report]") {
  TextTable table({{"person"}, {"load", Align::right}, {"note"}});
  table.add({"Núria", "10", "x"});
  table.add({"joan", "-2.5"});
  CHECK(table.text() ==
        "person  load  note\n"
        "Núria     10  x\n"
        "joan    -2.5\n");
  TextTable untitled({{""}, {""}});
  untitled.add({"a", "b"});
  CHECK(untitled.text() == "a  b\n");
  CHECK(TextTable({{"a"}}).text() == "a\n");
}
