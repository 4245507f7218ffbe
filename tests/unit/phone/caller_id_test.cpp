#include "phone/caller_id.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace tomatic;

TEST_CASE("names in caller ids, however they were written", "[phone]") {
  CHECK(callerId({"1001", "Núria \"la\" <x>", ""}) == "\"Núria  la   x \" <1001>");
  CHECK(nameInCallerId("\"Anna\" <1001>") == "Anna");
  CHECK(nameInCallerId("Anna Vila <1001>") == "Anna Vila");
  CHECK(nameInCallerId("Anna") == "Anna");
  CHECK(nameInCallerId("<1001>").empty());
  CHECK(nameInCallerId("\"Anna") == "Anna");
  CHECK(nameInCallerId("").empty());
}

TEST_CASE("every name comes back from a caller id", "[phone][property]") {
  rc::check("as far as it can stand there", [] {
    const auto name = *rc::gen::arbitrary<std::string>();
    RC_ASSERT(nameInCallerId(callerId({"1001", name, ""})) == callerName(name));
  });
}
