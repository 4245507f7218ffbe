#include <catch2/catch.hpp>
#include <new>

#include "cli/interruption.hpp"
#include "unit/cli/toy.hpp"

using namespace tomatic;
using namespace tomatic::toy;
using Catch::Contains;
using Catch::StartsWith;
using nlohmann::json;

TEST_CASE("help and version go to standard output", "[cli]") {
  const Outcome help = toy::run({"--help"});
  CHECK(help.code == ExitCode::done);
  CHECK(help.messages.empty());
  CHECK_THAT(help.out, Contains("Plays at scheduling") &&
                           Contains("Usage: tomatic-toy [OPTIONS] [DATE] [COMMAND]\n") &&
                           Contains("--lines INT") && Contains("-C, --directory DIR") &&
                           Contains("Common options") && Contains("check") &&
                           Contains("Example: tomatic-toy 2020-03-02"));
  CHECK_THAT(help.out, !Contains("--completion") && !Contains("\n\n\n"));
  CHECK(toy::run({"-h"}).out == help.out);
  CHECK_THAT(toy::run({"check", "--help"}).out,
             Contains("Usage: tomatic-toy check [OPTIONS] FILE\n") && Contains("--strictly") &&
                 Contains("--json"));

  const Outcome version = toy::run({"--version"});
  CHECK(version.code == ExitCode::done);
  CHECK_THAT(version.out, StartsWith("tomatic-toy "));
  CHECK(toy::run({"check", "--version"}).out == version.out);
}

TEST_CASE("a command line that makes no sense ends with 2 and a hint", "[cli]") {
  const auto complaint = [](std::vector<std::string> arguments) {
    const Outcome outcome = toy::run(std::move(arguments));
    CHECK(outcome.code == ExitCode::usage);
    CHECK(outcome.out.empty());
    const std::string hint = "\ntomatic-toy: try 'tomatic-toy";
    const std::size_t end = outcome.messages.find(hint);
    REQUIRE(end != std::string::npos);
    return outcome.messages.substr(0, end);
  };
  CHECK(complaint({"--line", "4"}) ==
        "tomatic-toy: unknown option '--line'; did you mean '--lines'?");
  CHECK(complaint({"--zzzzzzzzzzzz=4"}) == "tomatic-toy: unknown option '--zzzzzzzzzzzz'");
  CHECK(complaint({"2020-01-01", "more"}) == "tomatic-toy: unexpected argument 'more'");
  CHECK(complaint({"2020-01-01", "chekc"}) ==
        "tomatic-toy: unexpected argument 'chekc'; did you mean 'check'?");
  CHECK(complaint({"--lines", "abc"}) ==
        "tomatic-toy: --lines: found 'abc', expected a whole number");
  CHECK(complaint({"--rules", "lax"}) ==
        "tomatic-toy: --rules: found 'lax', expected one of strict, relaxed");
  CHECK(complaint({"--lines"}) == "tomatic-toy: --lines needs a value: a whole number");
  CHECK(complaint({"check"}) == "tomatic-toy: FILE is missing");
  CHECK(complaint({"check", "f", "--stricly"}) ==
        "tomatic-toy: unknown option '--stricly'; did you mean '--strictly'?");
  CHECK(complaint({"--lines", "4", "check", "f"}) ==
        "tomatic-toy: '--lines' does not go with the command 'check'");
  CHECK(complaint({"--lines", "4", "--lines", "5"}).find("--lines") != std::string::npos);
  CHECK_THAT(toy::run({"check"}).messages, Contains("try 'tomatic-toy check --help'"));
}

TEST_CASE("options mean the same before, after and within a command", "[cli]") {
  Schedule tool;
  CHECK(toy::run(tool, {"2020-01-01", "--lines=4"}).out == "date 2020-01-01 lines 4\n");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--json", "check", "a.yaml"},
                                             {"check", "--json", "a.yaml"},
                                             {"check", "a.yaml", "--json"}}) {
    const Outcome outcome = toy::run(arguments);
    CHECK(outcome.code == ExitCode::no);
    CHECK(json::parse(outcome.out) == json{{"checked", "a.yaml"}});
  }
  CHECK(toy::run({"check", "--", "--json"}).out == "checked --json\n");
  CHECK(toy::run({"--", "check"}).out == "date check lines 0\n");
  CHECK(toy::run({"--", "--lines"}).out == "date --lines lines 0\n");
  CHECK(toy::run({"-"}).out == "date - lines 0\n");
  CHECK(toy::run({"check", "-"}).out == "checked -\n");
  CHECK(toy::run({"--lines", "-3"}).out == "date  lines -3\n");
}

TEST_CASE("every way to fail has its exit code and says why", "[cli]") {
  const auto failing = [](auto error) {
    return runWork([error](Console&) -> ExitCode { throw error; });
  };
  Outcome outcome = runWork([](Console&) {
    Complaints complaints;
    complaints.error({"a.conf", 3}, "no day");
    complaints.error({}, "odd");
    complaints.throwIfAny();
    return ExitCode::done;
  });
  CHECK(outcome.code == ExitCode::failed);
  CHECK(outcome.messages == "tomatic-toy: a.conf:3: no day\ntomatic-toy: odd\n");
  CHECK(outcome.out.empty());
  CHECK(failing(UsageError("not so")).code == ExitCode::usage);
  outcome = failing(NoAnswer("nobody can attend"));
  CHECK(outcome.code == ExitCode::no);
  CHECK(outcome.messages == "tomatic-toy: nobody can attend\n");
  CHECK(failing(Interrupted()).code == ExitCode::interrupted);
  outcome = failing(std::bad_alloc());
  CHECK(outcome.code == ExitCode::failed);
  CHECK(outcome.messages == "tomatic-toy: not enough memory\n");
  outcome = failing(std::logic_error("oops"));
  CHECK(outcome.code == ExitCode::failed);
  CHECK(outcome.messages == "tomatic-toy: internal error: oops\n");
  outcome = toy::run({"-C", "/no/such/folder"});
  CHECK(outcome.code == ExitCode::failed);
  CHECK(outcome.messages == "tomatic-toy: there is no folder '/no/such/folder' to work in\n");
}

TEST_CASE("under --json there is exactly one document", "[cli]") {
  Outcome outcome = runWork(
      [](Console& console) -> ExitCode {
        console.out() << "text for people\n";
        console.answer({{"half", true}});
        throw Failure({"a.conf", 3}, "no day \xFF");
      },
      {"--json"});
  CHECK(json::parse(outcome.out) ==
        json{{"error", "a.conf:3: no day \uFFFD"},
             {"code", 1},
             {"complaints", {{{"file", "a.conf"}, {"line", 3}, {"message", "no day \uFFFD"}}}}});
  outcome = toy::run({"--json", "--nonsense"});
  CHECK(json::parse(outcome.out) == json{{"error", "unknown option '--nonsense'"}, {"code", 2}});
  CHECK(toy::run({"--nonsense", "--", "--json"}).out.empty());
  outcome = runWork([](Console&) { return ExitCode::done; }, {"--json"});
  CHECK(json::parse(outcome.out) == json::object());
  outcome = runWork([](Console&) { return ExitCode::queued; }, {"--json"});
  CHECK(json::parse(outcome.out) == json{{"code", 4}});
}
