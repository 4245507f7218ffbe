// How the solver grows: random weeks of growing size, what each cost and took, and how many times
// as much as the smallest. With --peer, the same weeks by another solver.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <vector>

#include "report/text_table.hpp"
#include "weeks/solvers.hpp"

using namespace tomatic;
using namespace tomatic::bench;

namespace {

struct Options {
  double timeLimit = 6;
  double total = 170;
  int seeds = 2;
  int largest = 1000;
  bool peer = false;
};

struct Size {
  int people, lines, turns, days;
  int weeks;  ///< how many seeds at most
};
constexpr std::array<Size, 4> sizes{
    {{25, 6, 4, 5, 100}, {60, 12, 4, 5, 100}, {200, 40, 10, 6, 100}, {1000, 200, 14, 7, 1}}};

struct Measured {
  WeekSpec spec;
  Solved solved;
};

/// Every week in turn, the smallest first, as long as there is time; each is shown when done.
class Run {
 public:
  explicit Run(const Options& options) : options_(options) {}

  template <typename Each>
  void forEachWeek(Each each) {
    const auto start = std::chrono::steady_clock::now();
    for (const Size& size : sizes) {
      for (const auto rules : {WeekRules::relaxed, WeekRules::strict, WeekRules::byLine}) {
        for (int seed = 1; seed <= std::min(size.weeks, options_.seeds); ++seed) {
          const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
          if (size.people > options_.largest || spent.count() >= options_.total) {
            ++skipped_;
            continue;
          }
          each(WeekSpec{size.people, size.lines, size.turns, size.days, rules,
                        static_cast<std::uint64_t>(seed)},
               std::min(options_.timeLimit, options_.total - spent.count()));
        }
      }
    }
    if (skipped_ > 0) {
      fmt::print("{} larger weeks were left out: see --largest and --total\n", skipped_);
    }
  }

 private:
  const Options& options_;
  int skipped_ = 0;
};

std::string costOf(const Solved& solved) {
  return solved.cost ? fmt::format("{}", *solved.cost) : "-";
}

/// How many times as much; `-` when there is nothing to compare with.
std::string times(double value, double of) {
  return of > 0 ? fmt::format("{:.3g}", value / of) : "-";
}

double mean(const std::vector<Measured>& weeks, double (*of)(const Solved&)) {
  double sum = 0;
  for (const Measured& week : weeks) {
    sum += of(week.solved);
  }
  return sum / static_cast<double>(weeks.size());
}

TextTable::Column number(const char* title) {
  return {title, Align::right};
}

void printGrowth(const std::vector<Measured>& all) {
  std::map<WeekRules, std::map<int, std::vector<Measured>>> groups;
  for (const Measured& week : all) {
    groups[week.spec.rules][week.spec.people].push_back(week);
  }
  TextTable table({{"rules"},
                   number("people"),
                   number("proven"),
                   number("gap %"),
                   number("CPU x"),
                   number("memory x"),
                   number("evaluations x"),
                   number("CPU of an evaluation x")});
  const auto cpu = [](const Solved& s) { return s.cpuSeconds; };
  const auto memory = [](const Solved& s) { return s.mebibytes; };
  const auto evaluations = [](const Solved& s) { return static_cast<double>(s.evaluations); };
  const auto gap = [](const Solved& s) { return s.gap().value_or(100); };
  const auto proven = [](const Solved& s) { return s.proven ? 1.0 : 0.0; };
  for (const auto& [rules, bySize] : groups) {
    const auto& first = bySize.begin()->second;
    const double each = mean(first, cpu) / mean(first, evaluations);
    for (const auto& [people, weeks] : bySize) {
      table.add({nameOf(rules), fmt::format("{}", people),
                 fmt::format("{:.0f}/{}", mean(weeks, proven) * static_cast<double>(weeks.size()),
                             weeks.size()),
                 fmt::format("{:.2f}", mean(weeks, gap)), times(mean(weeks, cpu), mean(first, cpu)),
                 times(mean(weeks, memory), mean(first, memory)),
                 times(mean(weeks, evaluations), mean(first, evaluations)),
                 times(mean(weeks, cpu) / mean(weeks, evaluations), each)});
    }
  }
  fmt::print("\nMeans of each size, as multiples of the smallest\n{}", table.text());
}

int measureGrowth(const Options& options) {
  constexpr const char* row = "{:<28}{:>9}{:>9}{:>8}{:>8}{:>9}{:>9}{:>13}{:>10}{:>8}\n";
  fmt::print(row, "week", "cost", "bound", "gap %", "proven", "CPU s", "MiB", "evaluations",
             "descents", "nodes");
  std::vector<Measured> all;
  bool failed = false;
  Run(options).forEachWeek([&](const WeekSpec& spec, double limit) {
    const Solved solved = solveHere(spec, limit);
    if (!solved.failure.empty()) {
      failed = true;
      fmt::print("{:<28}{}\n", nameOf(spec), solved.failure);
      return;
    }
    const auto gap = solved.gap();
    fmt::print(row, nameOf(spec), costOf(solved), solved.bound,
               gap ? fmt::format("{:.2f}", *gap) : "-", solved.proven ? "yes" : "no",
               fmt::format("{:.3f}", solved.cpuSeconds), fmt::format("{:.0f}", solved.mebibytes),
               solved.evaluations, solved.descents, solved.nodes);
    std::fflush(stdout);
    all.push_back({spec, solved});
  });
  printGrowth(all);
  return failed ? 1 : 0;
}

int compareWithPeer(const Options& options) {
  const auto peer = peerOnPath();
  if (!peer) {
    fmt::print("no other solver on PATH: cbc or glpsol would do\n");
    return 0;
  }
  constexpr const char* row = "{:<28}{:>9}{:>9}  {:<8}{:>10}{:>10}{:>9}\n";
  fmt::print(row, "week", "cost", *peer, "agree", "CPU s", "its CPU s", "its / our");
  bool differs = false;
  Run(options).forEachWeek([&](const WeekSpec& spec, double limit) {
    const Solved ours = solveHere(spec, limit);
    if (!ours.failure.empty()) {
      differs = true;
      fmt::print("{:<28}{}\n", nameOf(spec), ours.failure);
      return;
    }
    const Solved theirs = solveByPeer(*peer, spec, limit);
    const bool known = ours.proven && theirs.proven && theirs.failure.empty();
    const bool wrong = (known && ours.cost != theirs.cost) ||
                       (ours.proven && theirs.cost && theirs.cost < ours.cost) ||
                       (theirs.proven && ours.cost && ours.cost < theirs.cost);
    differs = differs || wrong;
    fmt::print(row, nameOf(spec), costOf(ours), costOf(theirs),
               wrong   ? "NO"
               : known ? "yes"
                       : "unknown",
               fmt::format("{:.3f}", ours.cpuSeconds), fmt::format("{:.3f}", theirs.cpuSeconds),
               times(theirs.cpuSeconds, ours.cpuSeconds));
    std::fflush(stdout);
  });
  return differs ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("How the solver's cost, time and memory grow with the week");
  Options options;
  app.add_option("--time-limit", options.timeLimit, "CPU seconds for each week")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--total", options.total, "seconds for all of them")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--seeds", options.seeds, "weeks of each size and rules; one of the largest")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  app.add_option("--largest", options.largest, "leave out weeks of more people");
  app.add_flag("--peer", options.peer,
               "compare with cbc or glpsol, whichever is there, on weeks of up to 60 people or "
               "--largest");
  CLI11_PARSE(app, argc, argv);
  if (options.peer && app.count("--largest") == 0) {
    options.largest = 60;
  }
  return options.peer ? compareWithPeer(options) : measureGrowth(options);
}
