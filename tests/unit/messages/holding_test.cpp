#include "messages/holding.hpp"

#include <catch2/catch.hpp>

#include "messages/holding_file.hpp"

using namespace tomatic;
using namespace std::chrono_literals;

namespace {

const Moment start = Moment(1'800'000'000s);

HoldingDecision ask(HoldingState& state, const std::string& text, Moment now) {
  return decide(state, text, text, parseThrottle("disk=1h"), std::nullopt, now);
}

}  // namespace

TEST_CASE("a throttle lets one message through and counts the others", "[messages][holding]") {
  HoldingState state;
  CHECK(ask(state, "full", start).passes);
  CHECK_FALSE(ask(state, "full", start + 1min).passes);
  CHECK_FALSE(ask(state, "fuller", start + 59min).passes);
  CHECK(ask(state, "full", start + 30min).why == "at most one message of 'disk' in 1h");
  const HoldingDecision next = ask(state, "full again", start + 1h);
  CHECK(next.passes);
  CHECK(withDigest("full again", next.heldBefore) ==
        "full again\n(3 messages were held back before this one)\n- full\n- fuller");
  CHECK(ask(state, "x", start + 3h).heldBefore.count == 0);
  CHECK(withDigest("x", {}) == "x");
  SECTION("another key is another matter") {
    CHECK(decide(state, "", "x", parseThrottle("cpu=1h"), std::nullopt, start + 3h).passes);
  }
  SECTION("a clock that was set back holds nothing") {
    CHECK(ask(state, "x", start - 1h).passes);
  }
}

TEST_CASE("an identical text is said once in a time", "[messages][holding]") {
  HoldingState state;
  const auto say = [&](const std::string& text, Moment now) {
    return decide(state, text, text, std::nullopt, 10min, now).passes;
  };
  CHECK(say("a", start));
  CHECK_FALSE(say("a", start + 9min));
  CHECK(say("b", start + 9min));
  CHECK(say("a", start + 10min));
}

TEST_CASE("what was held back is remembered between runs, and then forgotten",
          "[messages][holding]") {
  HoldingState state;
  ask(state, "one: 'quoted'\nmore", start);
  ask(state, "two", start);
  decide(state, "fingerprint", "t", std::nullopt, 10min, start);
  const HoldingState read = parseHolding(holdingText(state), "holding.yaml");
  CHECK(holdingText(read) == holdingText(state));
  CHECK(read.throttles.at("disk").count == 1);
  state = read;
  forgetOld(state, start + 2h);
  CHECK(state.texts.empty());
  CHECK(state.throttles.size() == 1);  // somebody still has to be told
  forgetOld(state, start + 24h * 40);
  CHECK(state.throttles.empty());
}

TEST_CASE("a throttle has a key and a duration", "[messages][holding]") {
  CHECK(parseThrottle("a=b=1m")->key == "a=b");
  for (const char* wrong : {"", "disk", "disk=", "=1h", "di sk=1h", "disk=1", "\xff=1h"}) {
    CHECK_FALSE(parseThrottle(wrong));
  }
}
