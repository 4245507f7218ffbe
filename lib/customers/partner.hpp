// What is known of who calls: a partner, the contracts that it has a part in, and their latest
// events. Dates are ISO texts as the source gives them; an empty text and no number mean unknown.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tomatic {

struct Invoice {
  std::string number;
  std::string initialDate;
  std::string finalDate;
  std::string payer;
  std::optional<double> amount;          ///< euros
  std::optional<double> energyInvoiced;  ///< kWh
  std::optional<std::int64_t> daysInvoiced;
  std::string invoiceDate;
  std::string dueDate;
  std::string state;
};

struct Reading {
  std::string meter;
  std::string date;
  std::string period;
  std::optional<double> value;  ///< kWh
  std::string origin;
};

/// A step of a change of supplier or of a contract's terms.
struct SwitchingCase {
  std::string date;
  std::string process;
  std::string step;
  std::string state;
  std::string additionalInfo;
};

/// The most that is shown of each of these.
inline constexpr std::size_t mostEvents = 12;

struct ContractEvents {
  std::vector<Invoice> invoices;  ///< newest first
  std::vector<Reading> readings;  ///< newest first
  std::vector<SwitchingCase> cases;
};

struct Contract {
  std::int64_t id = 0;
  std::string number;
  std::string startDate;
  std::string endDate;
  std::map<std::string, double> power;  ///< kW by period, `P1`
  std::string cups;
  std::string cupsAddress;
  std::string fare;
  std::string state;
  std::string lastInvoiced;
  bool suspendedInvoicing = false;
  std::string pendingState;
  bool isTitular = false;  ///< these five: of the partner on whose card it stands
  bool isPartner = false;
  bool isNotifier = false;
  bool isPayer = false;
  bool isAdministrator = false;
  std::string titularName;
  std::string administrator;
  bool energetica = false;
  bool generation = false;
  std::string iban;
  std::string lot;
  bool noEstimable = false;
  bool hasDebt = false;
  bool selfconsumption = false;
  bool withoutBindingPartner = false;
  std::optional<ContractEvents> events;  ///< nothing on a shallow card

  bool isActive() const;
  bool hasOpenCase() const;
};

struct Partner {
  std::int64_t id = 0;
  std::string soci;
  std::string lang;
  std::string name;
  std::string address;
  std::string city;
  std::vector<std::string> emails;
  std::string postalCode;
  std::string state;
  std::string taxId;
  bool ov = false;
  bool energetica = false;
  std::vector<std::string> phones;
  std::string comment;
  bool isMember = false;  ///< isMemberCode(soci)
  std::vector<Contract> contracts;
};

/// Whether a code is that of a member: it begins with S.
bool isMemberCode(std::string_view soci);

/// Active first, then by the parts that the partner has in them: titular, administrator, payer,
/// member. Among equals the order of before.
void sortContracts(std::vector<Contract>& contracts);

/// Members first, each with its contracts sorted; among equals the order of before.
void sortPartners(std::vector<Partner>& partners);

/// Hides all but the last characters of whatever tells who a partner is.
void anonymize(Partner& partner);
void anonymize(ContractEvents& events);

}  // namespace tomatic
