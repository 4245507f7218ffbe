// The registry of calls, `callinfo/registry.db`: any number of processes write at once, and what a
// call returned is on the disk.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "customers/call.hpp"
#include "transport/sqlite_database.hpp"

namespace tomatic {

struct CallFilter {
  std::string oper;   ///< empty: everybody's
  std::string from;   ///< UTC, included; empty: from the beginning
  std::string until;  ///< UTC, not included
  std::string phone;  ///< any way of writing
  std::optional<std::int64_t> partner;
  std::size_t most = 1000;  ///< the latest
};

/// What an annotation says; what is missing stays as it was.
struct Annotation {
  std::optional<std::vector<std::string>> categories;
  std::optional<std::string> comments;
  std::optional<std::int64_t> callerId;
  std::string callerVat;  ///< these two go with the caller
  std::string callerName;
  std::optional<std::string> contractNumber;
  std::optional<std::int64_t> contractId;  ///< these two go with the contract
  std::string contractAddress;
};

class Registry {
 public:
  /// Opens the file, which is made if it is not there. `region`: of phones without a prefix.
  Registry(const std::filesystem::path& file, const std::filesystem::path& sqlFolder,
           std::string region, std::chrono::milliseconds patience = std::chrono::seconds(60));

  /// Stores a call unless one of its id is there; the one that is there then.
  RegisteredCall store(const RegisteredCall& call);
  /// Stores another call; if one of its id is there, as when two begin in the same second, its id
  /// gets a number.
  RegisteredCall storeNew(RegisteredCall call);
  std::optional<RegisteredCall> find(const std::string& id);
  /// The latest first.
  std::vector<RegisteredCall> calls(const CallFilter& filter);

  /// Throws NoAnswer if there is no such call, UsageError for a category that does not exist or, if
  /// the call did not have it before, is disabled.
  RegisteredCall annotate(const std::string& id, const Annotation& annotation);
  /// Takes the annotation off a call, which stays. Throws NoAnswer if there is no such call.
  RegisteredCall clear(const std::string& id);

  std::vector<CallCategory> categories();
  /// Puts a list in the place of the one that is there.
  void setCategories(const std::vector<CallCategory>& categories);

  /// Stores calls as they are, those of known ids replaced; how many are new.
  std::size_t importCalls(const std::vector<RegisteredCall>& calls);
  std::vector<std::string> operators();

  /// Removes the calls of a partner and those from its phones that are nobody else's; how many. A
  /// dry run only counts them.
  std::size_t forget(std::int64_t partner, const std::vector<std::string>& phones, bool dryRun);

 private:
  std::string keyOf(const std::string& phone) const;
  void insert(const RegisteredCall& call, const char* how);
  void write(const RegisteredCall& call);

  std::string region_;
  std::unique_ptr<SqliteDatabase> database_;
};

}  // namespace tomatic
