// A partner's card as a document, with the keys that the predecessor's clients know.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "customers/partner.hpp"

namespace tomatic {

nlohmann::ordered_json invoicesDocument(const std::vector<Invoice>& invoices);
nlohmann::ordered_json readingsDocument(const std::vector<Reading>& readings);
nlohmann::ordered_json casesDocument(const std::vector<SwitchingCase>& cases);

/// The IBAN masked; without `invoices lectures_comptadors atr_cases` if there are no events.
nlohmann::ordered_json contractDocument(const Contract& contract);

nlohmann::ordered_json partnerDocument(const Partner& partner);

}  // namespace tomatic
