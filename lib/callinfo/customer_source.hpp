// Where customers are looked up: the mirror, an ERP, and in tests a list.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "customers/partner.hpp"
#include "customers/typed.hpp"

namespace tomatic {

struct FoundPartners {
  bool tooMany = false;  ///< more than was allowed; then none is listed
  std::vector<Partner> partners;
};

class CustomerSource {
 public:
  virtual ~CustomerSource() = default;

  /// `sqlite`, `odoo`
  virtual std::string_view name() const = 0;

  /// The partners that one of the keys finds, at most `most`, sorted as they are shown. Shallow
  /// cards have no events. Throws Failure that quotes no key.
  virtual FoundPartners search(const std::vector<SearchKey>& keys, std::size_t most,
                               bool shallow) = 0;

  /// The events of contracts by number; those that do not exist are left out.
  virtual std::map<std::string, ContractEvents> details(
      const std::vector<std::string>& contracts) = 0;
};

}  // namespace tomatic
