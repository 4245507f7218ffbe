// Whole files into the mirror: everything or nothing, or all that is good.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "callinfo/mirror.hpp"
#include "callinfo/table_reader.hpp"

namespace tomatic {

struct ImportFile {
  std::filesystem::path path;
  std::string name;  ///< as messages call it
  const ImportTable* table = nullptr;
  TableForm form = TableForm::csv;
};

/// What a file's name tells: `contracts.csv`, `partners-2026.jsonl`. The table is nullptr if the
/// name begins with none.
ImportFile importFile(const std::filesystem::path& path, const std::string& name);

struct ImportOptions {
  std::string region = "ES";
  bool keepGoing = false;  ///< leave bad rows out instead of refusing all
  bool dryRun = false;     ///< check everything, keep nothing
  bool replace = false;    ///< empty each table named before
};

struct ImportedFile {
  std::string name;
  std::string table;
  std::size_t rows = 0;
  std::size_t bad = 0;
};

/// Told now and then; throws to give up.
using ImportProgress = std::function<void(const ImportFile& file, std::size_t rows, double share)>;

/// Reads all files in one transaction. Bad rows are warnings when it keeps going, else errors, at
/// most a hundred of them, and nothing is kept: throws Failure.
std::vector<ImportedFile> importFiles(Mirror& mirror, const std::vector<ImportFile>& files,
                                      const ImportOptions& options, Complaints& complaints,
                                      const ImportProgress& progress);

}  // namespace tomatic
