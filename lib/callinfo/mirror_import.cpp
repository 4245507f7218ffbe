#include "callinfo/mirror_import.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "callinfo/mirror_removal.hpp"
#include "callinfo/mirror_writer.hpp"
#include "callinfo/private_database.hpp"
#include "files/descriptor.hpp"
#include "text/messages.hpp"

namespace tomatic {
namespace {

constexpr std::size_t mostComplaints = 100;
constexpr std::size_t rowsBetweenReports = 4096;

/// Complaints of the first hundred rows; how many rows there are is known anyway.
void passOn(const Complaints& found, ImportedFile& file, bool keepGoing, Complaints& complaints) {
  for (const Complaint& complaint : found.warnings()) {
    complaints.warning(complaint.place, complaint.message);
  }
  for (const Complaint& complaint : found.errors()) {
    if (keepGoing) {
      complaints.warning(complaint.place, tr("{}; the row is left out", complaint.message));
    } else {
      complaints.error(complaint.place, complaint.message);
    }
  }
  if (file.bad > mostComplaints) {
    const std::string message = tr("{} bad rows in all", file.bad);
    if (keepGoing) {
      complaints.warning({file.name, 0}, message);
    } else {
      complaints.error({file.name, 0}, message);
    }
  }
}

ImportedFile importOne(SqliteDatabase& database, const ImportFile& file,
                       const ImportOptions& options, Complaints& complaints,
                       const ImportProgress& progress) {
  std::ifstream in(file.path, std::ios::binary);
  if (!in) {
    fail(file.name, tr("cannot be read: {}", reasonOf(errno)));
  }
  std::error_code ignored;
  const auto size = static_cast<double>(
      std::max<std::uintmax_t>(1, std::filesystem::file_size(file.path, ignored)));
  ImportedFile result{file.name, std::string(file.table->name), 0, 0};
  Complaints found;
  Complaints beyond;
  TableReader reader(in, *file.table, file.form, file.name, found);
  const bool noTitles = found.hasErrors();
  MirrorWriter writer(database, options.region);
  ImportRow row;
  for (auto next = reader.next(row); next != TableReader::Next::end; next = reader.next(row)) {
    if (next == TableReader::Next::row) {
      writer.put(*file.table, row);
      ++result.rows;
    } else {
      ++result.bad;
      reader.complainTo(result.bad < mostComplaints ? found : beyond);
      beyond = Complaints();
    }
    if ((result.rows + result.bad) % rowsBetweenReports == 0) {
      progress(file, result.rows, static_cast<double>(reader.bytes()) / size);
    }
  }
  if (in.bad()) {
    fail(file.name, tr("cannot be read to its end"));
  }
  writer.finish();
  passOn(found, result, options.keepGoing && !noTitles, complaints);
  return result;
}

}  // namespace

ImportFile importFile(const std::filesystem::path& path, const std::string& name) {
  ImportFile file{path, name, nullptr, TableForm::csv};
  const std::string extension = path.extension().string();
  file.form = extension == ".jsonl" || extension == ".ndjson" || extension == ".json"
                  ? TableForm::jsonLines
                  : TableForm::csv;
  const std::string stem = path.stem().string();
  for (const ImportTable& table : importTables()) {
    if (stem.compare(0, table.name.size(), table.name) == 0) {
      file.table = &table;
    }
  }
  return file;
}

std::vector<ImportedFile> importFiles(Mirror& mirror, const std::vector<ImportFile>& files,
                                      const ImportOptions& options, Complaints& complaints,
                                      const ImportProgress& progress) {
  std::vector<ImportedFile> results;
  SqliteDatabase& database = mirror.database();
  database.rows("PRAGMA cache_size = -262144");  // KiB: the indexes stay in memory
  database.rows("PRAGMA temp_store = MEMORY");
  changeOrTry(database, options.dryRun, [&] {
    results.clear();
    if (options.replace) {
      for (const ImportFile& file : files) {
        emptyTable(database, file.table->name);
      }
    }
    for (const ImportFile& file : files) {
      results.push_back(importOne(database, file, options, complaints, progress));
    }
    complaints.throwIfAny();
  });
  return results;
}

}  // namespace tomatic
