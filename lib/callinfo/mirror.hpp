// The local mirror of the customers, `callinfo/erp.db`.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <set>

#include "callinfo/customer_source.hpp"
#include "transport/sqlite_database.hpp"

namespace tomatic {

class Mirror : public CustomerSource {
 public:
  /// Opens the file, which is made if it is not there.
  Mirror(const std::filesystem::path& file, const std::filesystem::path& sqlFolder,
         std::chrono::milliseconds patience = std::chrono::seconds(5));
  /// One in memory, for what another source has found.
  explicit Mirror(const std::filesystem::path& sqlFolder);

  std::string_view name() const override { return "sqlite"; }
  FoundPartners search(const std::vector<SearchKey>& keys, std::size_t most, bool shallow) override;
  std::map<std::string, ContractEvents> details(const std::vector<std::string>& contracts) override;

  /// The partners that one of the keys finds; nothing if they are more than `most`.
  std::optional<std::set<std::int64_t>> matching(const std::vector<SearchKey>& keys,
                                                 std::size_t most);
  /// Their cards, as search() gives them.
  std::vector<Partner> cards(const std::set<std::int64_t>& ids, bool shallow);

  /// The card of one partner without its events; nothing if there is none of that id.
  std::optional<Partner> partner(std::int64_t id);

  /// The id and address of a contract by its number; nothing if there is none.
  std::optional<Contract> contract(const std::string& number);

  /// Takes a person out, as removePartner() does; a dry run only counts.
  std::vector<std::pair<std::string, int>> forget(std::int64_t partner, bool dryRun);

  /// Whether nobody has been imported yet.
  bool isEmpty();

  /// For whoever writes into it.
  SqliteDatabase& database() { return *database_; }

 private:
  std::vector<std::int64_t> partnersWith(const SearchKey& key, std::size_t most);
  Partner card(const SqlRow& row);
  std::vector<Contract> contractsOf(std::int64_t partner);
  ContractEvents eventsOf(std::int64_t contract);

  std::unique_ptr<SqliteDatabase> database_;
};

}  // namespace tomatic
