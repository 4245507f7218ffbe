#include "settings/forced_overlap.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;

namespace {

std::vector<BusyEntry> entriesOf(const std::string& text) {
  Complaints complaints;
  return parseBusyFile(text, "busy.conf", 4, complaints);
}

}  // namespace

TEST_CASE("only what is required every week collides with a forced turn", "[settings]") {
  const std::vector<ForcedTurn> forced{{Weekday::monday, Turn{0}, std::nullopt, "anna", {}},
                                       {Weekday::tuesday, Turn{1}, std::nullopt, "anna", {}}};
  const auto collides = [&](const std::string& line) {
    return forcedOverlaps(forced, entriesOf(line)).size();
  };
  CHECK(collides("+anna dl 1000 # x") == 1);
  CHECK(collides("+anna 1100 # x") == 2);
  CHECK(collides("+anna # x") == 2);
  CHECK(collides("anna dl 1000 # x") == 0);
  CHECK(collides("+anna dl 0111 # x") == 0);
  CHECK(collides("+anna dx # x") == 0);
  CHECK(collides("+bea dl 1000 # x") == 0);
  CHECK(collides("+anna 2020-03-02 1000 # x") == 0);
  CHECK(collides("+anna dl 1000 # x\n+anna dl # y") == 2);
}
