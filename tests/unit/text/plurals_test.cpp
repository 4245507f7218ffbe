#include "text/plurals.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;

TEST_CASE("one thing is one, and any other number are many", "[text]") {
  const auto weeks = [](int count) { return trn(count, "{} week", "{} weeks", count); };
  CHECK(weeks(0) == "0 weeks");
  CHECK(weeks(1) == "1 week");
  CHECK(weeks(2) == "2 weeks");
  CHECK(weeks(-1) == "-1 weeks");
  CHECK(trn(1, "{} has {} turn", "{} has {} turns", "anna", 1) == "anna has 1 turn");
}

TEST_CASE("each form has its translation", "[text]") {
  useCatalogue({{"{} week", "{} setmana"}, {"{} weeks", "{} setmanes"}});
  CHECK(trn(1, "{} week", "{} weeks", 1) == "1 setmana");
  CHECK(trn(3, "{} week", "{} weeks", 3) == "3 setmanes");
  useCatalogue({});
}
