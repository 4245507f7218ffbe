// The whole mirror anew from an Odoo. It is gathered in a file beside, page by page; a run that is
// interrupted goes on there the next time. Once all is there, it takes the mirror's place as one
// transaction: until then, and for whoever is reading, the mirror is what it was.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "callinfo/erp_mapping.hpp"
#include "callinfo/mirror.hpp"
#include "callinfo/odoo_client.hpp"

namespace tomatic {

struct SyncOptions {
  std::string region = "ES";
  std::string erp;       ///< which one it is; what was begun with another one is not gone on with
  int page = 500;        ///< records of a request
  bool restart = false;  ///< forget what an interrupted run has gathered
};

struct SyncedTable {
  std::string name;
  std::size_t rows = 0;
  std::size_t bad = 0;     ///< left out, for something that must be there is missing
  std::size_t before = 0;  ///< of the rows, gathered by a run before
};

/// Told after each page: how many records of how many. Throws to give up.
using SyncProgress =
    std::function<void(const std::string& table, std::size_t rows, std::size_t all)>;

/// How many records the ERP has for each table: one round trip.
std::vector<SyncedTable> countRecords(OdooClient& client, const ErpMapping& mapping);

/// `folder` is that of the mirror's file; the pages are gathered in `sync` below it. What is wrong
/// with a record is a warning, a hundred of them at most. Throws Failure, also if the ERP has no
/// partners at all: then the mirror stays.
std::vector<SyncedTable> syncMirror(OdooClient& client, const ErpMapping& mapping,
                                    const std::filesystem::path& folder,
                                    const std::filesystem::path& sqlFolder,
                                    const SyncOptions& options, Complaints& complaints,
                                    const SyncProgress& progress);

/// Takes a person out of what an interrupted run has gathered, as Mirror::forget() does.
std::vector<std::pair<std::string, int>> forgetGathered(const std::filesystem::path& folder,
                                                        const std::filesystem::path& sqlFolder,
                                                        std::int64_t partner, bool dryRun);

}  // namespace tomatic
