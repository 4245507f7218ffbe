#include "text/records.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"

using namespace tomatic;

TEST_CASE("records are the lines that say something", "[text]") {
  Complaints complaints;
  const auto all = records("\xEF\xBB\xBF# head\r\n\r\n a b # why # so \r\n \t\nc", "f", complaints);
  REQUIRE(all.size() == 2);
  CHECK(all[0].text == "a b # why # so");
  CHECK(all[0].line == " a b # why # so ");
  CHECK(all[0].beforeHash() == "a b");
  CHECK(all[0].afterHash() == "why # so");
  CHECK(all[0].place.text() == "f:3");
  CHECK(all[1].beforeHash() == "c");
  CHECK(all[1].afterHash().empty());
  CHECK(all[1].place.text() == "f:5");
  CHECK(errorsOf(complaints).empty());
}

TEST_CASE("lines that are not UTF-8 are no records", "[text]") {
  Complaints complaints;
  CHECK(records("a\nb\xFF\n\xC3\n", "f", complaints).size() == 1);
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{
            "f:2: byte 2 of the line (0xff) is not UTF-8; save the file as UTF-8",
            "f:3: byte 1 of the line (0xc3) is not UTF-8; save the file as UTF-8"});
}
