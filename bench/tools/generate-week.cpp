// Makes a folder of a random week for tomatic-schedule. Not installed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

#include "text/complaints.hpp"
#include "weeks/week_folder.hpp"

using namespace tomatic::bench;

int main(int argc, char** argv) {
  CLI::App app("Makes a folder of a random week: tight, feasible, the same for the same seed");
  WeekSpec spec;
  std::string folder;
  std::map<std::string, WeekRules> byName;
  for (const WeekRules of : {WeekRules::strict, WeekRules::relaxed, WeekRules::byLine}) {
    byName.emplace(nameOf(of), of);
  }
  std::string rules = nameOf(spec.rules);
  const CLI::Range some(1, 100'000);
  app.add_option("DIR", folder, "the folder to fill; made if missing")->required();
  app.add_option("--people", spec.people, "how many people")->check(some)->capture_default_str();
  app.add_option("--lines", spec.lines, "lines of each turn")->check(some)->capture_default_str();
  app.add_option("--turns", spec.turns, "turns a day")
      ->check(CLI::Range(1, 33))
      ->capture_default_str();
  app.add_option("--days", spec.days, "days, from Monday")
      ->check(CLI::Range(1, 7))
      ->capture_default_str();
  app.add_option("--rules", rules, "by-line: strict, with loads by line")
      ->check(CLI::IsMember(byName))
      ->capture_default_str();
  app.add_option("--seed", spec.seed, "another seed makes another week")->capture_default_str();
  app.add_option("--daily-limit", spec.dailyLimit,
                 "turns a day of each person; 0: as few as can fill the cells")
      ->check(CLI::Range(0, 33))
      ->capture_default_str();
  app.add_option("--groups", spec.groups,
                 "groups of whom at most one more than on average may be on the phone; 0: two "
                 "that have room")
      ->check(CLI::Range(0, 100))
      ->capture_default_str();
  app.add_option("--busy", spec.busyPercent,
                 "percent of turns that somebody is busy, and of the rest that they would not like")
      ->check(CLI::Range(0, 50))
      ->capture_default_str();
  app.add_option("--lines-each", spec.linesEach,
                 "with loads by line: how many lines each load is spread over")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--table-size", spec.tableSize,
                 "people a table; 0: tables of about four, and some who sit at none")
      ->check(CLI::Range(0, 100000))
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  spec.rules = byName.at(rules);
  try {
    writeWeek(spec, folder);
  } catch (const tomatic::Failure& failure) {
    fmt::print(stderr, "generate-week: {}\n", failure.what());
    return 1;
  }
  fmt::print("tomatic-schedule -C {} {} --keep\n", folder, weekName);
  return 0;
}
