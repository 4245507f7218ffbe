#include "customers/card.hpp"

#include <nlohmann/json.hpp>

#include "customers/identifiers.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <class T>
Json listOf(const std::vector<T>& items, Json (*document)(const T&)) {
  Json list = Json::array();
  for (const T& item : items) {
    list.push_back(document(item));
  }
  return list;
}

Json invoiceDocument(const Invoice& invoice) {
  return {{"number", invoice.number},
          {"initial_date", invoice.initialDate},
          {"final_date", invoice.finalDate},
          {"payer", invoice.payer},
          {"amount", orNull(invoice.amount)},
          {"energy_invoiced", orNull(invoice.energyInvoiced)},
          {"days_invoiced", orNull(invoice.daysInvoiced)},
          {"invoice_date", invoice.invoiceDate},
          {"due_date", invoice.dueDate},
          {"state", invoice.state}};
}

Json readingDocument(const Reading& reading) {
  return {{"comptador", reading.meter},
          {"data", reading.date},
          {"periode", reading.period},
          {"lectura", orNull(reading.value)},
          {"origen", reading.origin}};
}

Json caseDocument(const SwitchingCase& one) {
  return {{"date", one.date},
          {"proces", one.process},
          {"step", one.step},
          {"state", one.state},
          {"additional_info", one.additionalInfo}};
}

}  // namespace

Json invoicesDocument(const std::vector<Invoice>& invoices) {
  return listOf(invoices, invoiceDocument);
}

Json readingsDocument(const std::vector<Reading>& readings) {
  return listOf(readings, readingDocument);
}

Json casesDocument(const std::vector<SwitchingCase>& cases) {
  return listOf(cases, caseDocument);
}

Json contractDocument(const Contract& contract) {
  Json document{{"erp_id", contract.id},
                {"number", contract.number},
                {"start_date", contract.startDate},
                {"end_date", contract.endDate},
                {"power", Json(contract.power)},
                {"cups", contract.cups},
                {"cups_adress", contract.cupsAddress},
                {"fare", contract.fare},
                {"state", contract.state},
                {"last_invoiced", contract.lastInvoiced},
                {"suspended_invoicing", contract.suspendedInvoicing},
                {"pending_state", contract.pendingState},
                {"is_titular", contract.isTitular},
                {"is_partner", contract.isPartner},
                {"is_notifier", contract.isNotifier},
                {"is_payer", contract.isPayer},
                {"is_administrator", contract.isAdministrator},
                {"titular_name", contract.titularName},
                {"administrator", contract.administrator},
                {"energetica", contract.energetica},
                {"generation", contract.generation},
                {"iban", maskedIban(contract.iban)},
                {"lot_facturacio", contract.lot},
                {"no_estimable", contract.noEstimable},
                {"has_debt", contract.hasDebt},
                {"selfconsumption", contract.selfconsumption},
                {"without_binding_partner", contract.withoutBindingPartner}};
  if (contract.events) {
    document["invoices"] = invoicesDocument(contract.events->invoices);
    document["lectures_comptadors"] = readingsDocument(contract.events->readings);
    document["atr_cases"] = casesDocument(contract.events->cases);
  }
  return document;
}

Json partnerDocument(const Partner& partner) {
  return {{"erp_id", partner.id},
          {"id_soci", partner.soci},
          {"lang", partner.lang},
          {"name", partner.name},
          {"address", partner.address},
          {"city", partner.city},
          {"email", joined(partner.emails)},
          {"postalcode", partner.postalCode},
          {"state", partner.state},
          {"dni", partner.taxId},
          {"ov", partner.ov},
          {"energetica", partner.energetica},
          {"phones", Json(partner.phones)},
          {"comment", partner.comment},
          {"is_member", partner.isMember},
          {"contracts", listOf(partner.contracts, contractDocument)}};
}

}  // namespace tomatic
