// How much the solver does on fixed weeks, compared with what was recorded: counts, not times, so
// that a slow machine fails nothing. `--update` records what it does now.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "files/file_io.hpp"
#include "files/yaml.hpp"
#include "files/yaml_writer.hpp"
#include "solver/solve.hpp"
#include "text/strings.hpp"
#include "weeks/week_folder.hpp"

using namespace tomatic;
using namespace tomatic::bench;

namespace {

/// Weeks of one size and rules, seeds 1 to `seeds`; their counts are added up. Each is to be
/// proven, or to come to `enough`.
struct Series {
  WeekSpec spec;
  std::uint64_t seeds;
  Cost enough = 0;
};
constexpr std::array<Series, 17> allSeries{
    {{{25, 6, 4, 5, WeekRules::relaxed, 0, 0}, 6},
     {{25, 6, 4, 5, WeekRules::strict, 0, 0}, 6},
     {{25, 6, 4, 5, WeekRules::byLine, 0, 0}, 3},
     {{25, 6, 4, 5, WeekRules::strict, 0, 0, 0, 25}, 5},
     {{25, 6, 4, 5, WeekRules::byLine, 0, 0, 4}, 4},
     {{60, 12, 4, 5, WeekRules::relaxed, 0, 0}, 3},
     {{60, 12, 4, 5, WeekRules::strict, 0, 0}, 3},
     {{60, 12, 4, 5, WeekRules::strict, 0, 0, 4}, 3},
     {{60, 12, 4, 5, WeekRules::byLine, 0, 0}, 3},
     {{25, 6, 4, 5, WeekRules::byLine, 0, 0, 0, 12, 3}, 3},
     {{60, 12, 4, 5, WeekRules::byLine, 0, 0, 0, 12, 4}, 3},
     {{200, 40, 4, 5, WeekRules::byLine, 0, 0}, 1},
     {{200, 40, 10, 6, WeekRules::relaxed, 0, 0}, 1},
     {{200, 40, 10, 6, WeekRules::strict, 0, 0}, 1, 2190},
     {{25, 5, 10, 6, WeekRules::byLine, 0, 0}, 1, 372},
     {{200, 40, 10, 6, WeekRules::byLine, 0, 0}, 1, 2904},
     {{200, 40, 10, 6, WeekRules::byLine, 0, 4, 0, 5}, 1, 2085}}};

/// More than any of these weeks takes: a search that loses its way must end too.
constexpr int mostPolls = 200'000;

struct Counts {
  std::string series;
  bool solved = true;
  std::array<long long, 3> counts{};  // in the order of countNames
  Cost cost = 0;
};
constexpr std::array<const char*, 3> countNames{"evaluations", "descents", "nodes"};

Counts countsOf(const Series& series) {
  Counts sum;
  sum.series = kindOf(series.spec);
  for (std::uint64_t seed = 1; seed <= series.seeds; ++seed) {
    WeekSpec spec = series.spec;
    spec.seed = seed;
    int polls = 0;
    solver::SolveOptions options;
    options.goodEnough = series.enough;
    options.stop = [&] { return ++polls > mostPolls; };
    const auto solution = solver::solve(problemOf(spec), options);
    sum.solved = sum.solved && (solution.optimal || solution.cost <= series.enough);
    sum.cost += std::max(solution.cost, series.enough);
    sum.counts[0] += solution.effort.evaluations;
    sum.counts[1] += solution.effort.descents;
    sum.counts[2] += solution.effort.nodes;
  }
  return sum;
}

std::string asYaml(const std::vector<Counts>& all) {
  YamlWriter writer;
  writer.beginMap();
  for (const Counts& counts : all) {
    writer.key(counts.series).beginMap(YamlStyle::flow).key("cost").integer(counts.cost);
    for (std::size_t i = 0; i < countNames.size(); ++i) {
      writer.key(countNames[i]).integer(counts.counts[i]);
    }
    writer.endMap();
  }
  writer.endMap();
  return "# What the solver does on fixed random weeks, all seeds together. Recorded by `make "
         "counts`.\n" +
         writer.finish();
}

long long recorded(const Yaml& document, const std::string& series, std::string_view what) {
  const Yaml* row = document.find(series);
  const Yaml* value = row == nullptr ? nullptr : row->find(what);
  const auto number = value == nullptr ? std::nullopt : parseInteger(value->text);
  if (!number) {
    throw Failure(document.place,
                  fmt::format("{}: no {}: record them with --update", series, what));
  }
  return *number;
}

/// What is worse than recorded.
std::vector<std::string> complaintsOf(const Counts& now, const Yaml& document) {
  std::vector<std::string> complaints;
  if (!now.solved) {
    complaints.push_back(fmt::format("{}: not solved", now.series));
  } else if (const auto cost = recorded(document, now.series, "cost"); now.cost != cost) {
    complaints.push_back(fmt::format("{}: costs {}, recorded {}", now.series, now.cost, cost));
  }
  for (std::size_t i = 0; i < countNames.size(); ++i) {
    const long long before = recorded(document, now.series, countNames[i]);
    fmt::print("{:<28}{:<12}{:>8} recorded {:>8}\n", now.series, countNames[i], now.counts[i],
               before);
    if (2 * now.counts[i] > 3 * before) {
      complaints.push_back(fmt::format("{}: {} {}, more than half above the {} recorded",
                                       now.series, now.counts[i], countNames[i], before));
    }
  }
  return complaints;
}

int run(const std::string& file, bool update) {
  std::vector<Counts> all;
  for (const Series& series : allSeries) {
    all.push_back(countsOf(series));
  }
  if (update) {
    writeFile(file, asYaml(all));
    return 0;
  }
  const auto text = readFile(file);
  if (!text) {
    throw Failure({file, 0}, "no such file: record the counts with --update");
  }
  const Yaml document = parseYaml(*text, file);
  std::vector<std::string> complaints;
  for (const Counts& counts : all) {
    const auto more = complaintsOf(counts, document);
    complaints.insert(complaints.end(), more.begin(), more.end());
  }
  for (const std::string& complaint : complaints) {
    fmt::print("{}\n", complaint);
  }
  return complaints.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Compares how much the solver does with what was recorded");
  std::string file;
  bool update = false;
  app.add_option("FILE", file, "the counts")->required();
  app.add_flag("--update", update, "record what it does now");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(file, update);
  } catch (const Failure& failure) {
    fmt::print("solver-counts: {}\n", failure.what());
    return 1;
  }
}
