#include "commands/callinfo_mirror.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "callinfo/erp_sync.hpp"
#include "callinfo/mirror_import.hpp"
#include "commands/tell_warnings.hpp"
#include "text/plurals.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

std::vector<std::string> tableNames() {
  std::vector<std::string> names;
  for (const ImportTable& table : importTables()) {
    names.emplace_back(table.name);
  }
  return names;
}

std::vector<ImportFile> filesNamed(const std::vector<std::string>& names,
                                   const std::optional<std::string>& table,
                                   const Console& console) {
  std::vector<ImportFile> files;
  for (const std::string& name : names) {
    ImportFile file = importFile(console.resolved(name), name);
    file.table = table ? importTable(*table) : file.table;
    if (file.table == nullptr) {
      throw UsageError(
          tr("{}: the name tells no table, expected it to begin with one of {}, or "
             "--table",
             name, joined(tableNames())));
    }
    files.push_back(std::move(file));
  }
  return files;
}

void showRows(const std::string& name, std::size_t rows, double share, Console& console) {
  constexpr int width = 20;
  const int done = static_cast<int>(share * width);
  console.progress().update(
      fmt::format("{} [{:#<{}}{:.<{}}] {:3.0f} % {}", name, "", done, "", width - done, share * 100,
                  trn(static_cast<long long>(rows), "{} row", "{} rows", rows)));
  giveUpIfInterrupted();
}

}  // namespace

std::string CallinfoImportCommand::summary() const {
  return tr("Puts files of customers into the mirror, everything or nothing.");
}

std::string CallinfoImportCommand::epilogue() const {
  return tr(
      "A file is CSV with titles, or JSON lines (.jsonl); its name begins with its table:\n"
      "partners, addresses, contracts, invoices, readings or switching.\n"
      "See tomatic-callinfo(1) for their columns.");
}

void CallinfoImportCommand::declareOwn(Options& offered) {
  offered.option("FILE", files_, tr("the files, one a table")).required();
  offered.option("--table", table_, tr("the table of all files (default: told by their names)"))
      .typeName("TABLE")
      .among(tableNames());
  offered.flag("--keep-going", keepGoing_, tr("leave bad rows out instead of refusing all"));
  offered.flag("--replace", replace_, tr("empty the tables of the files before"));
  offered.flag("-n,--dry-run", dryRun_, tr("check the files, change nothing"));
}

ExitCode CallinfoImportCommand::work(const CallinfoSettings& settings, Console& console) {
  const auto files = filesNamed(files_, table_, console);
  ToldComplaints complaints(console);
  const auto mirror = mirrorOf(settings, console);
  const auto results =
      importFiles(*mirror, files, {settings.region, keepGoing_, dryRun_, replace_}, complaints,
                  [&](const ImportFile& file, std::size_t rows, double share) {
                    showRows(file.name, rows, share, console);
                  });
  console.progress().finish();
  auto list = nlohmann::ordered_json::array();
  for (const ImportedFile& file : results) {
    const auto rows = static_cast<long long>(file.rows);
    console.out() << (file.bad == 0 ? trn(rows, "{}: {} row in {}\n", "{}: {} rows in {}\n",
                                          file.name, file.rows, file.table)
                                    : trn(rows, "{}: {} row in {}, {} left out\n",
                                          "{}: {} rows in {}, {} left out\n", file.name, file.rows,
                                          file.table, file.bad));
    list.push_back(
        {{"file", file.name}, {"table", file.table}, {"rows", file.rows}, {"bad", file.bad}});
  }
  console.answer({{"files", list}});
  return ExitCode::done;
}

std::string CallinfoSyncCommand::summary() const {
  return tr("Fills the mirror anew from the ERP; until all is there, it stays as it is.");
}

std::string CallinfoSyncCommand::epilogue() const {
  return tr("What is interrupted goes on the next time. See erp in tomatic-files(5).");
}

void CallinfoSyncCommand::declareOwn(Options& offered) {
  offered.flag("--restart", restart_, tr("forget what an interrupted run has gathered"));
  offered.flag("-n,--dry-run", dryRun_, tr("ask how much there is, change nothing"));
}

ExitCode CallinfoSyncCommand::work(const CallinfoSettings& settings, Console& console) {
  const ErpSetup erp = erpOf(settings, console);
  OdooClient client(erp.access, giveUpIfInterrupted);
  std::vector<SyncedTable> tables;
  if (dryRun_) {
    tables = countRecords(client, erp.mapping);
  } else {
    ToldComplaints complaints(console);
    const SyncOptions options{settings.region,
                              settings.erp.url + " " + settings.erp.database + " " + erp.version,
                              settings.erp.page, restart_};
    try {
      tables = syncMirror(
          client, erp.mapping, settings.folder, shareFolder(console.environment()) / "sql", options,
          complaints, [&](const std::string& table, std::size_t rows, std::size_t all) {
            const double share =
                all == 0 ? 1.0 : static_cast<double>(rows) / static_cast<double>(all);
            showRows(table, rows, std::min(share, 1.0), console);
          });
    } catch (const Failure&) {
      console.note(tr("the mirror is as it was; what was gathered is kept for the next sync"));
      throw;
    }
    console.progress().finish();
  }
  auto list = nlohmann::ordered_json::array();
  for (const SyncedTable& table : tables) {
    const auto rows = static_cast<long long>(table.rows);
    console.out() << (table.bad == 0
                          ? trn(rows, "{}: {} row\n", "{}: {} rows\n", table.name, rows)
                          : trn(rows, "{}: {} row, {} left out\n", "{}: {} rows, {} left out\n",
                                table.name, rows, table.bad));
    list.push_back({{"table", table.name},
                    {"rows", table.rows},
                    {"bad", table.bad},
                    {"gathered_before", table.before}});
  }
  console.answer({{"tables", list}});
  return ExitCode::done;
}

}  // namespace tomatic
