#include "cli/console.hpp"

#include <catch2/catch.hpp>

#include "cli/show_config.hpp"
#include "unit/cli/hand_clock.hpp"
#include "unit/cli/toy.hpp"

using namespace tomatic;
using namespace tomatic::toy;
using Catch::Contains;

namespace {

ExitCode sayAll(Console& console) {
  console.warning("look out");
  console.note("by the way");
  console.detail("step 1");
  console.detail("step 1.1", 2);
  return ExitCode::done;
}

std::string messagesWith(std::vector<std::string> arguments, const Surroundings& around = {}) {
  return runWork(sayAll, std::move(arguments), around).messages;
}

const std::string erase = "\r\x1b[K";

}  // namespace

TEST_CASE("how much is said depends on -q and -v", "[cli]") {
  const std::string usual = "tomatic-toy: warning: look out\ntomatic-toy: by the way\n";
  CHECK(messagesWith({}) == usual);
  CHECK(messagesWith({"-v"}) == usual + "tomatic-toy: step 1\n");
  CHECK(messagesWith({"-v", "--verbose"}) ==
        usual + "tomatic-toy: step 1\ntomatic-toy: step 1.1\n");
  CHECK(messagesWith({"-vv"}) == messagesWith({"-v", "-v"}));
  CHECK(messagesWith({"--quiet"}).empty());
  CHECK(messagesWith({"-qv"}).empty());
  CHECK(messagesWith({"--json"}) == usual);
}

TEST_CASE("colours are for terminals and for who asks", "[cli]") {
  const auto coloured = [](std::vector<std::string> arguments, Environment environment,
                           bool terminal = true) {
    const Outcome outcome = runWork(
        [](Console& console) {
          console.out() << console.painted(Ink::red, "x");
          console.warning("y");
          return ExitCode::done;
        },
        std::move(arguments), {terminal, terminal, std::move(environment), ""});
    const bool out = outcome.out == "\x1b[31mx\x1b[0m";
    CHECK((out || outcome.out == "x"));
    CHECK(out == (outcome.messages.find('\x1b') != std::string::npos));
    return out;
  };
  CHECK(coloured({}, {{"TERM", "xterm"}}));
  CHECK_FALSE(coloured({}, {{"TERM", "dumb"}}));
  CHECK_FALSE(coloured({}, {}, false));
  CHECK_FALSE(coloured({}, {{"NO_COLOR", "1"}}));
  CHECK(coloured({}, {{"NO_COLOR", ""}}));
  CHECK(coloured({"--color", "always"}, {{"NO_COLOR", "1"}}));
  CHECK(coloured({"--color=always"}, {}, false));
  CHECK_FALSE(coloured({"--color=never"}, {}));
}

TEST_CASE("progress is one line of a terminal and never in a log", "[cli]") {
  const auto watch = [](Console& console) {
    console.progress().update("1 of 2");
    console.note("half-way");
    console.progress().update("ñandú ñandú ñandú ñandú ñandú ñandú ñandú ñandú");
    console.out() << "result\n";
    return ExitCode::done;
  };
  const Surroundings terminal{true, true, {{"TERM", "xterm"}}, ""};
  CHECK(runWork(watch, {}, terminal).messages ==
        erase + "1 of 2" + erase + "tomatic-toy: half-way\n" + erase +
            "ñandú ñandú ñandú ñandú ñandú ñandú ñan" + erase);
  const std::string log = "tomatic-toy: half-way\n";
  CHECK(runWork(watch, {}, {}).messages == log);
  CHECK(runWork(watch, {}, {true, true, {{"TERM", "dumb"}}, ""}).messages == log);
  CHECK(runWork(watch, {"-q"}, terminal).messages.empty());
  CHECK(runWork(watch, {"--json"}, {false, true, {}, ""}).messages == log);
}

TEST_CASE("progress is taken away before an error", "[cli]") {
  const Outcome outcome = runWork(
      [](Console& console) -> ExitCode {
        console.progress().update("1 of 2");
        throw Failure("broken");
      },
      {}, {true, true, {}, ""});
  CHECK(outcome.messages == erase + "1 of 2" + erase + "tomatic-toy: broken\n");
}

TEST_CASE("progress does not flood the terminal", "[cli]") {
  test::HandClock clock;
  std::ostringstream terminal;
  TerminalProgress progress(terminal, clock, 80);
  for (int i = 0; i < 1000; ++i) {
    progress.update("x");
    clock.seconds += 0.001;
  }
  const std::string text = terminal.str();
  CHECK(std::count(text.begin(), text.end(), 'x') == 10);
}

TEST_CASE("each value of --show-config says where it comes from", "[cli]") {
  const std::vector<ConfigValue> values{{"lines", "6", "--lines"},
                                        {"searchDays", "[dl, dm]", "config.yaml:7"}};
  const auto show = [&](Console& console) {
    CHECK(console.options().showConfig);
    return showConfig(console, values);
  };
  CHECK(runWork(show, {"--show-config"}).out ==
        "lines: 6              # --lines\nsearchDays: [dl, dm]  # config.yaml:7\n");
  CHECK(nlohmann::json::parse(runWork(show, {"--show-config", "--json"}).out) ==
        nlohmann::json{{"lines", {{"value", "6"}, {"origin", "--lines"}}},
                       {"searchDays", {{"value", "[dl, dm]"}, {"origin", "config.yaml:7"}}}});
}

TEST_CASE("configuration comes from the folder, TOMATIC_ variables and the user's file", "[cli]") {
  Surroundings around;
  around.environment = {{"TOMATIC_LINES", "6"},
                        {"TOMATIC_NOW", "2020-01-01"},
                        {"PATH", "/bin"},
                        {"HOME", "/home/u"},
                        {"TOMATIC_SHARE", "/x"}};
  runWork(
      [](Console& console) {
        const ConfigSources sources = configSources(console);
        CHECK(sources.folder == "/tmp");
        CHECK(sources.environment == Environment{{"TOMATIC_LINES", "6"}});
        CHECK(sources.userConfig == "/home/u/.config/tomatic/config.yaml");
        CHECK(console.resolved("a.yaml") == "/tmp/a.yaml");
        CHECK(console.resolved("/a.yaml") == "/a.yaml");
        return ExitCode::done;
      },
      {"-C", "/tmp"}, around);
}
