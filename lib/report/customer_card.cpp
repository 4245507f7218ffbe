#include "report/customer_card.hpp"

#include "report/text_table.hpp"
#include "text/messages.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

std::string partsOf(const Contract& contract) {
  std::vector<std::string> parts;
  const auto add = [&](bool has, std::string part) {
    if (has) {
      parts.push_back(std::move(part));
    }
  };
  add(contract.isTitular, tr("titular"));
  add(contract.isAdministrator, tr("administrator"));
  add(contract.isPayer, tr("payer"));
  add(contract.isNotifier, tr("notified"));
  add(contract.isPartner, tr("member"));
  return joined(parts);
}

std::string amountOf(const std::optional<double>& amount, std::string_view unit) {
  return amount ? fmt::format("{:.2f} {}", *amount, unit) : "";
}

std::string indented(const std::string& text) {
  std::string lines;
  for (const std::string_view line : textLines(text)) {
    if (!line.empty()) {
      lines.append("  ").append(line) += '\n';
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> alertsOf(const Partner& partner) {
  std::vector<std::string> alerts;
  for (const Contract& contract : partner.contracts) {
    const auto add = [&](bool is, std::string what) {
      if (is) {
        alerts.push_back(fmt::format("! {} {}: {}", tr("contract"), contract.number, what));
      }
    };
    add(contract.hasDebt, contract.pendingState.empty()
                              ? tr("has debt")
                              : tr("has debt ({})", contract.pendingState));
    add(contract.suspendedInvoicing, tr("invoicing is suspended"));
    add(contract.selfconsumption, tr("self-consumption"));
    add(contract.hasOpenCase(), tr("has an open switching case"));
  }
  return alerts;
}

std::string customerCard(const Partner& partner) {
  std::string card;
  for (const std::string& alert : alertsOf(partner)) {
    card += alert + '\n';
  }
  card += fmt::format("{}{}\n", partner.name,
                      partner.isMember ? tr(", member {}", partner.soci) : std::string());
  const auto line = [&](const std::string& title, const std::string& text) {
    if (!text.empty()) {
      card += fmt::format("  {}: {}\n", title, text);
    }
  };
  line(tr("tax id"), partner.taxId);
  line(tr("phones"), joined(partner.phones));
  line(tr("emails"), joined(partner.emails));
  std::vector<std::string> place;
  for (const std::string& part : {partner.address, partner.postalCode, partner.city}) {
    if (!part.empty()) {
      place.push_back(part);
    }
  }
  line(tr("address"), joined(place));
  line(tr("language"), partner.lang);
  line(tr("comment"), partner.comment);
  TextTable table({{"", Align::left}, {"", Align::left}, {"", Align::left}, {"", Align::left}});
  for (const Contract& contract : partner.contracts) {
    table.add({contract.number,
               contract.isActive() ? tr("active") : tr("ended {}", contract.endDate),
               partsOf(contract), contract.cupsAddress});
  }
  card += indented(table.text());
  for (const Contract& contract : partner.contracts) {
    if (contract.events) {
      card += eventsCard(*contract.events);
    }
  }
  return card;
}

std::string eventsCard(const ContractEvents& events) {
  TextTable table({{"", Align::left}, {"", Align::left}, {"", Align::left}, {"", Align::right}});
  for (const Invoice& invoice : events.invoices) {
    table.add({tr("invoice"), invoice.invoiceDate, invoice.number + " " + invoice.state,
               amountOf(invoice.amount, "€")});
  }
  for (const Reading& reading : events.readings) {
    table.add({tr("reading"), reading.date, reading.period + " " + reading.origin,
               amountOf(reading.value, "kWh")});
  }
  for (const SwitchingCase& one : events.cases) {
    table.add({tr("switching"), one.date, one.process + "-" + one.step + " " + one.state,
               one.additionalInfo});
  }
  return indented(table.text());
}

}  // namespace tomatic
