#include "callinfo/mirror.hpp"

#include "callinfo/mirror_query.hpp"
#include "callinfo/mirror_removal.hpp"
#include "callinfo/private_database.hpp"
#include "files/file_io.hpp"
#include "text/strings.hpp"

namespace tomatic {
namespace {

constexpr int mirrorVersion = 2;

std::map<std::string, double> powerOf(const std::string& text) {
  std::map<std::string, double> power;
  for (const std::string_view part : split(text, ';')) {
    const std::size_t equals = part.find('=');
    if (equals != std::string_view::npos) {
      power[std::string(part.substr(0, equals))] = parseNumber(part.substr(equals + 1)).value_or(0);
    }
  }
  return power;
}

/// The values of a row, one after the other.
class Columns {
 public:
  explicit Columns(const SqlRow& row) : row_(row) {}

  std::string text() { return sqlText(row_.at(next_++)); }
  std::int64_t integer() { return sqlInteger(row_.at(next_++)); }
  bool truth() { return integer() != 0; }
  std::optional<double> number() {
    const SqlValue& value = row_.at(next_++);
    return isSqlNull(value) ? std::nullopt : parseNumber(sqlText(value));
  }

 private:
  const SqlRow& row_;
  std::size_t next_ = 0;
};

constexpr const char* partnerColumns =
    "SELECT id, soci, lang, name, dni, ov, energetica, comment FROM partners WHERE id = ?";

constexpr const char* contractColumns =
    "SELECT c.id, number, start_date, end_date, power, cups, cups_adress, fare, state,"
    " last_invoiced, suspended_invoicing, pending_state,"
    " titular = r.partner, c.partner = r.partner, notifier = r.partner, payer = r.partner,"
    " administrator = r.partner,"
    " coalesce((SELECT name FROM partners WHERE id = titular), ''),"
    " coalesce((SELECT name FROM partners WHERE id = administrator), ''),"
    " energetica, generation, iban, lot_facturacio, no_estimable, has_debt, selfconsumption,"
    " without_binding_partner"
    " FROM roles r JOIN contracts c ON c.id = r.contract WHERE r.partner = ?"
    " ORDER BY start_date DESC, c.id DESC";

Contract contractOf(const SqlRow& row) {
  Columns columns(row);
  Contract contract;
  contract.id = columns.integer();
  for (std::string* text : {&contract.number, &contract.startDate, &contract.endDate}) {
    *text = columns.text();
  }
  contract.power = powerOf(columns.text());
  for (std::string* text : {&contract.cups, &contract.cupsAddress, &contract.fare, &contract.state,
                            &contract.lastInvoiced}) {
    *text = columns.text();
  }
  contract.suspendedInvoicing = columns.truth();
  contract.pendingState = columns.text();
  for (bool* truth : {&contract.isTitular, &contract.isPartner, &contract.isNotifier,
                      &contract.isPayer, &contract.isAdministrator}) {
    *truth = columns.truth();
  }
  contract.titularName = columns.text();
  contract.administrator = columns.text();
  contract.energetica = columns.truth();
  contract.generation = columns.truth();
  contract.iban = columns.text();
  contract.lot = columns.text();
  for (bool* truth : {&contract.noEstimable, &contract.hasDebt, &contract.selfconsumption,
                      &contract.withoutBindingPartner}) {
    *truth = columns.truth();
  }
  return contract;
}

Invoice invoiceOf(const SqlRow& row) {
  Columns columns(row);
  Invoice invoice;
  for (std::string* text :
       {&invoice.number, &invoice.initialDate, &invoice.finalDate, &invoice.payer}) {
    *text = columns.text();
  }
  invoice.amount = columns.number();
  invoice.energyInvoiced = columns.number();
  if (const auto days = columns.number()) {
    invoice.daysInvoiced = static_cast<std::int64_t>(*days);
  }
  for (std::string* text : {&invoice.invoiceDate, &invoice.dueDate, &invoice.state}) {
    *text = columns.text();
  }
  return invoice;
}

}  // namespace

Mirror::Mirror(const fs::path& file, const fs::path& sqlFolder, std::chrono::milliseconds patience)
    : database_(
          openPrivateDatabase(file, {"mirror", mirrorVersion, sqlFolder}, {patience, patience})) {}

Mirror::Mirror(const fs::path& sqlFolder)
    : database_(openDatabaseInMemory({"mirror", mirrorVersion, sqlFolder})) {}

bool Mirror::isEmpty() {
  return database_->rows("SELECT 1 FROM partners LIMIT 1").empty();
}

std::vector<std::int64_t> Mirror::partnersWith(const SearchKey& key, std::size_t most) {
  std::vector<std::int64_t> found;
  if (key.text.empty()) {
    return found;
  }
  MirrorQuery query = mirrorQuery(key);
  query.values.emplace_back(static_cast<std::int64_t>(most));
  for (const SqlRow& row : database_->rows(query.sql, query.values)) {
    found.push_back(sqlInteger(row.at(0)));
  }
  return found;
}

std::optional<std::set<std::int64_t>> Mirror::matching(const std::vector<SearchKey>& keys,
                                                       std::size_t most) {
  std::set<std::int64_t> ids;
  for (const SearchKey& key : keys) {
    if (key.tooShort()) {
      if (keys.size() == 1) {
        return std::nullopt;
      }
      continue;
    }
    // One contract or supply point has few parts; the rest stops where it is too many.
    const auto some = partnersWith(key, most + 1);
    ids.insert(some.begin(), some.end());
  }
  return ids.size() > most ? std::nullopt : std::optional(std::move(ids));
}

std::vector<Partner> Mirror::cards(const std::set<std::int64_t>& ids, bool shallow) {
  std::vector<Partner> partners;
  for (const std::int64_t id : ids) {
    if (auto one = partner(id)) {
      partners.push_back(std::move(*one));
    }
  }
  sortPartners(partners);
  if (!shallow) {
    for (Partner& one : partners) {
      for (Contract& contract : one.contracts) {
        contract.events = eventsOf(contract.id);
      }
    }
  }
  return partners;
}

FoundPartners Mirror::search(const std::vector<SearchKey>& keys, std::size_t most, bool shallow) {
  const auto ids = matching(keys, most);
  return ids ? FoundPartners{false, cards(*ids, shallow)} : FoundPartners{true, {}};
}

std::optional<Partner> Mirror::partner(std::int64_t id) {
  const auto rows = database_->rows(partnerColumns, {id});
  return rows.empty() ? std::nullopt : std::optional(card(rows.front()));
}

std::optional<Contract> Mirror::contract(const std::string& number) {
  const auto rows =
      database_->rows("SELECT id, cups_adress FROM contracts WHERE number = ?", {number});
  if (rows.empty()) {
    return std::nullopt;
  }
  Contract contract;
  contract.id = sqlInteger(rows.front().at(0));
  contract.number = number;
  contract.cupsAddress = sqlText(rows.front().at(1));
  return contract;
}

std::vector<std::pair<std::string, int>> Mirror::forget(std::int64_t partner, bool dryRun) {
  RemovedRows removed;
  changeOrTry(*database_, dryRun, [&] { removed = removePartner(*database_, partner); });
  dropOldPages(*database_);
  return removed;
}

Partner Mirror::card(const SqlRow& row) {
  Columns columns(row);
  Partner partner;
  partner.id = columns.integer();
  for (std::string* text : {&partner.soci, &partner.lang, &partner.name, &partner.taxId}) {
    *text = columns.text();
  }
  partner.ov = columns.truth();
  partner.energetica = columns.truth();
  partner.comment = columns.text();
  partner.isMember = isMemberCode(partner.soci);
  const auto addresses = database_->rows(
      "SELECT address, city, postalcode, state FROM addresses WHERE partner = ?"
      " ORDER BY address = '', id LIMIT 1",
      {partner.id});
  if (!addresses.empty()) {
    Columns address(addresses.front());
    for (std::string* text :
         {&partner.address, &partner.city, &partner.postalCode, &partner.state}) {
      *text = address.text();
    }
  }
  for (const SqlRow& contact : database_->rows(
           "SELECT kind, value FROM contacts WHERE partner = ? GROUP BY kind, key ORDER BY min(id)",
           {partner.id})) {
    auto& values = sqlInteger(contact.at(0)) == 0 ? partner.phones : partner.emails;
    values.push_back(sqlText(contact.at(1)));
  }
  partner.contracts = contractsOf(partner.id);
  return partner;
}

std::vector<Contract> Mirror::contractsOf(std::int64_t partner) {
  std::vector<Contract> contracts;
  for (const SqlRow& row : database_->rows(contractColumns, {partner})) {
    contracts.push_back(contractOf(row));
  }
  sortContracts(contracts);
  return contracts;
}

ContractEvents Mirror::eventsOf(std::int64_t contract) {
  const SqlRow values{contract, static_cast<std::int64_t>(mostEvents)};
  ContractEvents events;
  for (const SqlRow& row : database_->rows(
           "SELECT number, initial_date, final_date, payer, amount, energy_invoiced,"
           " days_invoiced, invoice_date, due_date, state FROM invoices WHERE contract = ?"
           " ORDER BY invoice_date DESC, number DESC LIMIT ?",
           values)) {
    events.invoices.push_back(invoiceOf(row));
  }
  for (const SqlRow& row : database_->rows(
           "SELECT comptador, data, periode, lectura, origen FROM readings WHERE contract = ?"
           " ORDER BY data DESC, comptador, periode LIMIT ?",
           values)) {
    Columns columns(row);
    Reading& reading = events.readings.emplace_back();
    for (std::string* text : {&reading.meter, &reading.date, &reading.period}) {
      *text = columns.text();
    }
    reading.value = columns.number();
    reading.origin = columns.text();
  }
  for (const SqlRow& row : database_->rows(
           "SELECT date, proces, step, state, additional_info FROM switching WHERE contract = ?"
           " ORDER BY date DESC, proces, step",
           {contract})) {
    Columns columns(row);
    SwitchingCase& one = events.cases.emplace_back();
    for (std::string* text :
         {&one.date, &one.process, &one.step, &one.state, &one.additionalInfo}) {
      *text = columns.text();
    }
  }
  return events;
}

std::map<std::string, ContractEvents> Mirror::details(const std::vector<std::string>& contracts) {
  std::map<std::string, ContractEvents> found;
  for (const std::string& number : contracts) {
    for (const SqlRow& row :
         database_->rows("SELECT id FROM contracts WHERE number = ? ORDER BY id", {number})) {
      found[number] = eventsOf(sqlInteger(row.at(0)));
    }
  }
  return found;
}

}  // namespace tomatic
