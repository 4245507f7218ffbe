#include "phone/cli_answer.hpp"

#include <catch2/catch.hpp>

#include "text/complaints.hpp"

using namespace tomatic;

TEST_CASE("commands hold what they should and no more", "[phone][cli]") {
  CHECK(cliAdd("SIP/1001", "cua", 2, "Anna") ==
        "queue add member SIP/1001 to cua penalty 2 as \"Anna\"");
  CHECK(cliAdd("SIP/1001", "cua", 0, "") == "queue add member SIP/1001 to cua penalty 0");
  CHECK(cliAdd("SIP/1", "cua", 0, "a \"b\" \\ c\nd") ==
        R"(queue add member SIP/1 to cua penalty 0 as "a \"b\" \\ c d")");
  CHECK(cliRemove("SIP/1", "cua") == "queue remove member SIP/1 from cua");
  CHECK(cliPause("SIP/1", "cua", "") == "queue pause member SIP/1 queue cua");
  CHECK(cliPause("SIP/1", "cua", "dinar") == "queue pause member SIP/1 queue cua reason \"dinar\"");
  CHECK(cliUnpause("SIP/1", "cua") == "queue unpause member SIP/1 queue cua");
  CHECK(cliPause("SIP/1", "cua", std::string(600, 'r')).size() == 123);
  CHECK(cliAdd("SIP/1", "cua", 0, std::string(78, 'x') + "à").size() < 130);
  CHECK_THROWS_AS(cliAdd(std::string(300, 'x'), "cua", 0, "Anna Vila i Puig"), Failure);
}

TEST_CASE("the words of an answer tell what came of it", "[phone][cli]") {
  const std::string add = cliAdd("SIP/1", "q", 0, "A");
  CHECK(judgeCli(add, "Added interface 'SIP/1' to queue 'q'\n").verdict == CliVerdict::done);
  CHECK(judgeCli(add, "\x1b[0mPenalty must be >= 0\nAdded interface 'SIP/1' to queue 'q'\n")
            .verdict == CliVerdict::done);
  CHECK(judgeCli(add,
                 "Unable to add interface 'SIP/1' to queue 'q': Already there\n"
                 "Command 'queue add member SIP/1 to q' failed.\n")
            .verdict == CliVerdict::alreadySo);
  const CliAnswer no = judgeCli(add, "Unable to add interface to queue 'q': No such queue\n");
  CHECK(no.verdict == CliVerdict::refused);
  CHECK(no.reason == "Unable to add interface to queue 'q': No such queue");
  CHECK(judgeCli(add, "Usage: queue add member <dial string>\n").verdict == CliVerdict::refused);
  CHECK(judgeCli(add, "").reason == "no answer");
  const std::string remove = cliRemove("SIP/1", "q");
  CHECK(judgeCli(remove, "Removed interface SIP/1 from queue 'q'\n").verdict == CliVerdict::done);
  CHECK(
      judgeCli(remove, "Unable to remove interface 'SIP/1' from queue 'q': Not there\n").verdict ==
      CliVerdict::alreadySo);
  CHECK(judgeCli(remove,
                 "Unable to remove interface 'SIP/1' from queue 'q': Member is not "
                 "dynamic\n")
            .verdict == CliVerdict::refused);
  CHECK(judgeCli(cliPause("SIP/1", "q", "x"),
                 "paused interface 'SIP/1' in queue 'q' for reason 'x'\n")
            .verdict == CliVerdict::done);
  CHECK(judgeCli(cliPause("SIP/1", "q", ""), "Unable to pause interface 'SIP/1' in queue 'q'\n")
            .verdict == CliVerdict::refused);
  CHECK(judgeCli(cliUnpause("SIP/1", "q"), "unpaused interface 'SIP/1' in queue 'q'\n").verdict ==
        CliVerdict::done);
}

TEST_CASE("no name leaves the quotes of a shell", "[phone][cli]") {
  CHECK(shellQuoted("a'b; $(rm) `x`") == R"('a'\''b; $(rm) `x`')");
}
