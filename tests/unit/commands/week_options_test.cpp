#include "commands/week_options.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>
#include <sstream>

namespace tomatic {
namespace {

/// The options of a command line.
WeekOptions parsed(std::vector<std::string> arguments) {
  WeekOptions options;
  CLI::App app;
  Options offered(app);
  declareWeekOptions(offered, options);
  std::reverse(arguments.begin(), arguments.end());
  app.parse(std::move(arguments));
  return options;
}

StoppedClock clockAt(std::string_view time) {
  return StoppedClock(*parseIsoTime(time));
}

}  // namespace

TEST_CASE("the week is the one of the date, or else the next one", "[commands]") {
  const auto clock = clockAt("2020-02-26T10:00");
  CHECK(chosenWeek(parsed({"2022-07-17"}), clock).name() == "2022-07-11");
  CHECK(chosenWeek(parsed({"2022-07-11"}), clock).name() == "2022-07-11");
  CHECK(chosenWeek(parsed({}), clock).name() == "2020-03-02");
  CHECK(chosenWeek(parsed({}), clockAt("2020-03-01T23:59")).name() == "2020-03-02");
  CHECK(chosenWeek(parsed({}), clockAt("2020-03-02T00:00")).name() == "2020-03-09");
  CHECK_THROWS_AS(chosenWeek(parsed({"tomorrow"}), clock), UsageError);
  CHECK_THROWS_AS(chosenWeek(parsed({"2020-02-30"}), clock), UsageError);
}

TEST_CASE("options override the config by its own names", "[commands]") {
  const auto clock = clockAt("2020-02-26T10:00");
  std::istringstream in;
  std::ostringstream out;
  const World world{in, out, out, false, false, 80, {}, clock};
  const Console console("tomatic-test", {}, world);

  CHECK(weekConfigSources(parsed({}), console).flags.empty());
  CHECK(weekConfigSources(parsed({}), console).configFile == "config.yaml");
  const ConfigSources sources =
      weekConfigSources(parsed({"--lines", "6", "--idealshifts", "# i.yaml", "--personsfile",
                                "p.yaml", "--weekshifts", "w.csv", "--overload", "o.yaml",
                                "--forgive", "--clusterize", "--keep", "--config-file", "c.yaml"}),
                        console);
  using Flags = std::vector<std::pair<std::string, std::string>>;
  CHECK(sources.flags == Flags{{"lines", "6"},
                               {"idealshifts", "# i.yaml"},
                               {"personsfile", "p.yaml"},
                               {"weekShifts", "w.csv"},
                               {"overloadfile", "o.yaml"},
                               {"forgive", "true"},
                               {"clusterize", "true"}});
  CHECK(sources.configFile == "c.yaml");
}

}  // namespace tomatic
