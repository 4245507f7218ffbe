// The records of a table that a condition holds for, as they are read from an Odoo: first they
// themselves, then those that they lead to. Several are read side by side, in one round trip each
// step.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "callinfo/erp_record.hpp"
#include "callinfo/odoo_client.hpp"

namespace tomatic {

class ErpRead {
 public:
  /// A table that is nullptr, or an empty condition, gives nothing and asks nothing.
  ErpRead(const ErpTable* table, const nlohmann::json& condition);
  ~ErpRead();
  ErpRead(ErpRead&&) noexcept;
  ErpRead& operator=(ErpRead&&) noexcept;

  /// In pages of so many (0: all at once), in this order.
  ErpRead& paged(int size, const std::string& order);
  /// Without what its records lead to.
  ErpRead& alone();

  const ErpTable* table() const;
  /// Whether there is something left to ask.
  bool lacks() const;
  /// What the next round trip asks; its results are to be given to take().
  std::vector<OdooCall> calls() const;
  void take(std::vector<nlohmann::json> results);

  /// Whether the last page was full: there may be more.
  bool mayHaveMore() const;
  void readOn();

  /// The ids of all records so far, before what they lead to is known.
  const std::set<std::int64_t>& ids() const;
  /// Those that are complete.
  const std::vector<ErpRow>& rows() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One round trip for all of them that lack something.
void advance(OdooClient& client, const std::vector<ErpRead*>& reads);
/// As many as they need.
void readAll(OdooClient& client, const std::vector<ErpRead*>& reads);

}  // namespace tomatic
