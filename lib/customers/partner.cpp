#include "customers/partner.hpp"

#include <algorithm>

#include "customers/identifiers.hpp"

namespace tomatic {
namespace {

int weightOf(const Contract& contract) {
  const auto bit = [](bool truth, int weight) { return truth ? weight : 0; };
  return bit(contract.isActive(), 16) + bit(contract.isTitular, 8) +
         bit(contract.isAdministrator, 4) + bit(contract.isPayer, 2) + bit(contract.isPartner, 1);
}

void hide(std::string& text) {
  text = anonymized(text);
}

bool isOneOf(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool Contract::isActive() const {
  return state.empty() ? endDate.empty() : isOneOf(state, {"activa", "active"});
}

bool Contract::hasOpenCase() const {
  return events && std::any_of(events->cases.begin(), events->cases.end(), [](const auto& one) {
           return isOneOf(one.state, {"open", "draft", "pending"});
         });
}

bool isMemberCode(std::string_view soci) {
  return !soci.empty() && soci.front() == 'S';
}

void sortContracts(std::vector<Contract>& contracts) {
  std::stable_sort(contracts.begin(), contracts.end(),
                   [](const Contract& a, const Contract& b) { return weightOf(a) > weightOf(b); });
}

void sortPartners(std::vector<Partner>& partners) {
  std::stable_partition(partners.begin(), partners.end(),
                        [](const Partner& partner) { return partner.isMember; });
  for (Partner& partner : partners) {
    sortContracts(partner.contracts);
  }
}

void anonymize(ContractEvents& events) {
  for (Invoice& invoice : events.invoices) {
    hide(invoice.payer);
  }
}

void anonymize(Partner& partner) {
  for (std::string* text : {&partner.soci, &partner.name, &partner.address, &partner.city,
                            &partner.postalCode, &partner.taxId, &partner.comment}) {
    hide(*text);
  }
  std::for_each(partner.emails.begin(), partner.emails.end(), hide);
  std::for_each(partner.phones.begin(), partner.phones.end(), hide);
  for (Contract& contract : partner.contracts) {
    for (std::string* text :
         {&contract.cups, &contract.cupsAddress, &contract.titularName, &contract.administrator}) {
      hide(*text);
    }
    contract.iban = maskedIban(contract.iban, 3);
    if (contract.events) {
      anonymize(*contract.events);
    }
  }
}

}  // namespace tomatic
