// What setting a queue costs: how long the tables of an Asterisk are locked for writing, which must
// stay far below the second after which it drops a queue; and the processor time of a whole
// `tomatic-rtqueue set`.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "files/file_io.hpp"
#include "pbx/asterisk_db.hpp"
#include "report/text_table.hpp"
#include "unit/pbx/lock_probe.hpp"
#include "unit/temporary_folder.hpp"
#include "weeks/child.hpp"

using namespace tomatic;

namespace {

constexpr int changes = 20;
constexpr int runs = 25;
constexpr const char* database = "asterisk.db";

void makeTables(const TemporaryFolder& folder) {
  const auto schema = readFile(shareFolder({}) / "sql/asterisk-realtime.sql");
  if (!schema) {
    throw std::runtime_error("the schema is not in the share folder");
  }
  SqliteDatabase(folder / database, SqlOpening::existingOrNew).script(*schema);
}

std::vector<Attendant> crowd(int first, int count) {
  std::vector<Attendant> all;
  for (int i = first; i < first + count; ++i) {
    all.push_back({"", fmt::format("Person {}", i), std::to_string(i), 0});
  }
  return all;
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// Milliseconds of each lock while everybody of a queue is replaced by as many others.
std::vector<double> locksOf(int members) {
  const TemporaryFolder folder;
  makeTables(folder);
  AsteriskTables tables;
  tables.file = database;
  std::vector<double> times;
  for (int change = 0; change < changes; ++change) {
    const tests::LockTimes locks = tests::lockTimes(folder / database, [&] {
      AsteriskDb system(folder / database, tables, InterfaceForm("SIP/{extension}"));
      system.set("tomatic", crowd(change % 2 == 0 ? 10000 : 20000, members));
    });
    times.push_back(locks.longest.count());
  }
  return times;
}

void printLocks() {
  TextTable table({{"members", Align::right},
                   {"changes", Align::right},
                   {"locked, median ms", Align::right},
                   {"most ms", Align::right},
                   {"times the first", Align::right},
                   {"of the second allowed", Align::right}});
  double first = 0;
  for (const int members : {10, 100, 500, 2000}) {
    const std::vector<double> times = locksOf(members);
    const double middle = median(times);
    const double most = *std::max_element(times.begin(), times.end());
    first = first == 0 ? middle : first;
    table.add({std::to_string(members), std::to_string(changes), fmt::format("{:.1f}", middle),
               fmt::format("{:.1f}", most), fmt::format("{:.1f}", middle / first),
               fmt::format("{:.1f} %", most / 10)});
  }
  fmt::print("{}\n", table.text());
}

void printRuns() {
  const fs::path tool = fs::read_symlink("/proc/self/exe").parent_path() / "tomatic-rtqueue";
  TextTable table(
      {{"tomatic-rtqueue set"}, {"median ms", Align::right}, {"most ms", Align::right}});
  for (const char* backend : {"fake", "asterisk-db"}) {
    const TemporaryFolder folder;
    makeTables(folder);
    folder.put("config.yaml", fmt::format("hours: ['09:00', '11:00', '13:00']\nlines: 4\n"
                                          "timezone: Europe/Madrid\nasteriskDb: {}\n",
                                          database));
    folder.put("persons.yaml",
               "extensions: {a: '1', b: '2', c: '3', d: '4', e: '5', f: '6', g: '7', h: '8'}\n");
    fs::create_directory(folder / "graelles");
    folder.put("graelles/graella-2026-09-07.yaml",
               "week: '2026-09-07'\ndays: [dl]\nhours: ['09:00', '11:00', '13:00']\n"
               "turns: [L1, L2, L3, L4]\ntimetable: {dl: [[a, b, c, d], [e, f, g, h]]}\n");
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
      const bench::Spent spent =
          bench::inChild({tool.string(), "-C", folder.path().string(), "-b", backend, "set",
                          "--date", "2026-09-07", "--time", run % 2 == 0 ? "09:30" : "11:30"});
      if (spent.status != 0) {
        throw std::runtime_error("tomatic-rtqueue fails: " + spent.output);
      }
      times.push_back(spent.cpuSeconds * 1e3);
    }
    table.add({backend, fmt::format("{:.1f}", median(times)),
               fmt::format("{:.1f}", *std::max_element(times.begin(), times.end()))});
  }
  fmt::print("{}", table.text());
}

}  // namespace

int main() {
  try {
    printLocks();
    printRuns();
  } catch (const std::exception& failure) {
    fmt::print(stderr, "set-queue: {}\n", failure.what());
    return 1;
  }
  return 0;
}
