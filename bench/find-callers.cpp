// What tomatic-callinfo costs on a fictional customer base: rows imported a second, for the first
// time and again, each kind of search, and calls that ring one after the other and many at once.
// Processor time and memory are those of whole processes; the files are in the cache.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "report/text_table.hpp"
#include "text/csv.hpp"
#include "unit/temporary_folder.hpp"
#include "weeks/child.hpp"

using namespace tomatic;
namespace fs = std::filesystem;

namespace {

constexpr int runs = 25;
constexpr std::size_t manyCalls = 1000;

fs::path program(const char* name) {
  return fs::read_symlink("/proc/self/exe").parent_path() / name;
}

bench::Spent callinfo(const fs::path& folder, std::vector<std::string> args) {
  args.insert(args.begin(), {program("tomatic-callinfo").string(), "-C", folder.string()});
  bench::Spent spent = bench::inChild(args);
  if (spent.status != 0) {
    throw std::runtime_error("tomatic-callinfo fails: " + spent.output);
  }
  return spent;
}

/// The fields of the record of a line, from 0.
std::vector<std::string> recordAt(const fs::path& file, std::size_t line) {
  std::ifstream in(file);
  std::string record;
  for (std::size_t i = 0; i <= line; ++i) {
    if (!std::getline(in, record)) {
      throw std::runtime_error(file.string() + " is shorter than expected");
    }
  }
  std::vector<std::string> fields;
  splitCsv(record, ',', fields);
  return fields;
}

/// A phone of another country, from a line of the middle of the file on.
std::string foreignPhone(const fs::path& file, std::size_t line) {
  std::ifstream in(file);
  std::string record;
  std::vector<std::string> fields;
  for (std::size_t i = 0; std::getline(in, record);) {
    if (++i > line && record.find("+33") != std::string::npos) {
      splitCsv(record, ',', fields);
      return fields[6];
    }
  }
  throw std::runtime_error("no phone of another country in " + file.string());
}

void measureImport(const fs::path& folder, std::size_t partners) {
  TextTable table({{"table"},
                   {"rows", Align::right},
                   {"rows a CPU second", Align::right},
                   {"again", Align::right},
                   {"MiB", Align::right}});
  const std::vector<std::pair<std::string, std::size_t>> tables{{"partners", partners},
                                                                {"addresses", partners},
                                                                {"contracts", partners * 3 / 2},
                                                                {"invoices", partners * 3 / 20}};
  for (const auto& [name, rows] : tables) {
    const auto first = callinfo(folder, {"import", name + ".csv"});
    const auto again = callinfo(folder, {"import", name + ".csv"});
    const auto speed = [&, many = rows](const bench::Spent& spent) {
      return fmt::format("{:.0f}", static_cast<double>(many) / spent.cpuSeconds);
    };
    table.add({name, fmt::format("{}", rows), speed(first), speed(again),
               fmt::format("{:.0f}", std::max(first.mebibytes, again.mebibytes))});
  }
  fmt::print("{}\n", table.text());
}

/// Who stands in the middle of the files, by each field.
std::vector<std::pair<std::string, std::vector<std::string>>> searches(const fs::path& folder,
                                                                       std::size_t partners) {
  const std::size_t middle = partners / 2 + 1;
  const auto partner = recordAt(folder / "partners.csv", middle);
  const auto address = recordAt(folder / "addresses.csv", middle);
  const auto contract = recordAt(folder / "contracts.csv", middle);
  const std::string& phone = address[5];
  std::vector<std::string> name{"--by", "name"};
  for (const std::string& word :
       {partner[2].substr(0, partner[2].find(',')), partner[2].substr(partner[2].find(',') + 2)}) {
    name.push_back(word);
  }
  return {{"phone", {phone}},
          {"phone, written otherwise", {fmt::format("0034 {}", phone)}},
          {"phone of another country", {foreignPhone(folder / "addresses.csv", middle)}},
          {"nif", {partner[3]}},
          {"email", {address[7]}},
          {"contract", {"--by", "contract", contract[1]}},
          {"cups", {contract[5]}},
          {"name by words", name}};
}

void measureSearches(const fs::path& folder, std::size_t partners) {
  TextTable table({{"search"},
                   {"CPU ms, median", Align::right},
                   {"least", Align::right},
                   {"most", Align::right},
                   {"MiB", Align::right}});
  for (const auto& [name, args] : searches(folder, partners)) {
    std::vector<double> times;
    double mebibytes = 0;
    for (int run = 0; run < runs; ++run) {
      const bench::Spent spent = callinfo(folder, args);
      times.push_back(spent.cpuSeconds * 1e3);
      mebibytes = std::max(mebibytes, spent.mebibytes);
    }
    std::sort(times.begin(), times.end());
    table.add({name, fmt::format("{:.1f}", times[runs / 2]), fmt::format("{:.1f}", times.front()),
               fmt::format("{:.1f}", times.back()), fmt::format("{:.1f}", mebibytes)});
  }
  fmt::print("{}\n", table.text());
}

struct Ringing {
  std::vector<double> passed;  ///< milliseconds of each call, from start to end
  std::vector<double> cpu;
};

/// Calls that ring, `atOnce` of them at any time; every second one is annotated then.
Ringing ring(const fs::path& folder, std::size_t atOnce, std::size_t calls,
             const std::string& phone) {
  Ringing all;
  std::mutex mutex;
  std::size_t next = 0;
  std::string problem;
  const auto work = [&] {
    for (;;) {
      std::size_t mine = 0;
      {
        const std::lock_guard lock(mutex);
        if (next == calls || !problem.empty()) {
          return;
        }
        mine = next++;
      }
      const std::string id = fmt::format("{}-{}", atOnce, mine);
      try {
        const auto start = std::chrono::steady_clock::now();
        const auto spent =
            callinfo(folder, {"ringing", "-q", "--ext", "201", "--phone", phone, "--callid", id});
        const std::chrono::duration<double, std::milli> passed =
            std::chrono::steady_clock::now() - start;
        if (mine % 2 == 1) {
          callinfo(folder, {"annotate", id, "--comments", "asks for the invoice"});
        }
        const std::lock_guard lock(mutex);
        all.passed.push_back(passed.count());
        all.cpu.push_back(spent.cpuSeconds * 1e3);
      } catch (const std::exception& failure) {
        const std::lock_guard lock(mutex);
        problem = failure.what();
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < atOnce; ++i) {
    threads.emplace_back(work);
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  if (!problem.empty()) {
    throw std::runtime_error(problem);
  }
  std::sort(all.passed.begin(), all.passed.end());
  std::sort(all.cpu.begin(), all.cpu.end());
  return all;
}

void measureRinging(const fs::path& folder, std::size_t partners) {
  const std::string phone = recordAt(folder / "addresses.csv", partners / 2 + 1)[5];
  TextTable table({{"ringing at once", Align::right},
                   {"calls", Align::right},
                   {"CPU ms, median", Align::right},
                   {"passed ms, median", Align::right},
                   {"of 99 in 100", Align::right},
                   {"most", Align::right}});
  for (const auto& [atOnce, calls] :
       {std::pair<std::size_t, std::size_t>{1, 100}, {2, 200}, {8, manyCalls}}) {
    const Ringing all = ring(folder, atOnce, calls, phone);
    table.add({std::to_string(atOnce), std::to_string(calls),
               fmt::format("{:.1f}", all.cpu[calls / 2]),
               fmt::format("{:.1f}", all.passed[calls / 2]),
               fmt::format("{:.1f}", all.passed[calls * 99 / 100]),
               fmt::format("{:.1f}", all.passed.back())});
  }
  fmt::print("{}", table.text());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures tomatic-callinfo on a fictional customer base");
  std::size_t partners = 50'000;
  app.add_option("--partners", partners, "how many; contracts are half as many again")
      ->check(CLI::Range(1000, 10'000'000))
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    const TemporaryFolder folder;
    const auto made =
        bench::inChild({program("generate-customers").string(), folder.path().string(),
                        "--partners", std::to_string(partners)});
    if (made.status != 0) {
      throw std::runtime_error(made.output);
    }
    measureImport(folder.path(), partners);
    measureSearches(folder.path(), partners);
    measureRinging(folder.path(), partners);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "find-callers: {}\n", failure.what());
    return 1;
  }
  return 0;
}
