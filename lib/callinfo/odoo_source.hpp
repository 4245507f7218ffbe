// Customers looked up in an Odoo. What it finds is put into a mirror in memory, which says who
// matches and makes the cards: there is one rule for both.
//
// Round trips, with the login; calls that need nothing of each other share one. N is the number of
// steps that the mapping's links need (0 of odoo.yaml, 1 of somenergia.yaml):
//
//   name, nif, soci         login, partners, what they have, events      4 + N, shallow 3 + N
//   phone, email            login, addresses, partners…, events          4 + N, shallow 3 + N
//   contract, cups          login, contracts, partners…, events          4 + 2N, shallow 3 + 2N
//   details                 login, contracts, events                     3 + N
//
// More only if a page of events (1000) is full and some contract lacks events; fewer if nobody or
// too many are found.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "callinfo/customer_source.hpp"
#include "callinfo/erp_mapping.hpp"
#include "callinfo/odoo_client.hpp"

namespace tomatic {

class ErpRead;
class Mirror;

class OdooSource : public CustomerSource {
 public:
  /// `region`: of phones without a prefix. `heed` as of OdooClient.
  OdooSource(OdooAccess access, ErpMapping mapping, std::string region,
             std::filesystem::path sqlFolder, std::function<void()> heed = nullptr);
  ~OdooSource() override;

  std::string_view name() const override { return "odoo"; }
  FoundPartners search(const std::vector<SearchKey>& keys, std::size_t most, bool shallow) override;
  std::map<std::string, ContractEvents> details(const std::vector<std::string>& contracts) override;

  /// Round trips so far.
  int rounds() const { return client_.rounds(); }

 private:
  bool findCandidates(const std::vector<SearchKey>& keys, Mirror& mirror);
  void readCards(const std::set<std::int64_t>& partners, bool shallow, Mirror& mirror);
  std::vector<ErpRead> eventsOf(const std::set<std::int64_t>& contracts) const;
  void readEvents(const std::set<std::int64_t>& contracts, std::vector<ErpRead>& events,
                  std::vector<ErpRead*> others);
  void put(const ErpRead& read, Mirror& mirror) const;

  ErpMapping mapping_;
  std::string region_;
  std::filesystem::path sqlFolder_;
  OdooClient client_;
};

}  // namespace tomatic
