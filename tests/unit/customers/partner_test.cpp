#include "customers/partner.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "customers/card.hpp"

namespace tomatic {
namespace {

Contract contractOf(unsigned bits) {
  Contract contract;
  contract.id = bits;
  contract.endDate = (bits & 16U) != 0 ? "" : "2020-01-01";
  contract.isTitular = (bits & 8U) != 0;
  contract.isAdministrator = (bits & 4U) != 0;
  contract.isPayer = (bits & 2U) != 0;
  contract.isPartner = (bits & 1U) != 0;
  return contract;
}

Partner somebody() {
  Partner partner;
  partner.id = 7;
  partner.soci = "S001234";
  partner.isMember = true;
  partner.name = "Martínez Puig, Òscar";
  partner.taxId = "12345678Z";
  partner.emails = {"oscar@example.org", "puig@example.org"};
  partner.phones = {"+34600123456"};
  partner.contracts = {contractOf(24)};
  partner.contracts.front().iban = "ES9121000418450200051332";
  partner.contracts.front().power = {{"P1", 3.45}, {"P2", 4.6}};
  return partner;
}

}  // namespace

TEST_CASE("contracts stand by activity, then by the part that the partner has", "[customers]") {
  rc::check([] {
    const auto bits = *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0U, 32U));
    std::vector<Contract> contracts;
    std::transform(bits.begin(), bits.end(), std::back_inserter(contracts), contractOf);
    sortContracts(contracts);
    RC_ASSERT(contracts.size() == bits.size());
    RC_ASSERT(std::is_sorted(contracts.begin(), contracts.end(),
                             [](const auto& a, const auto& b) { return a.id > b.id; }));
  });
}

TEST_CASE("a contract is active by its state, or else for want of an end", "[customers]") {
  Contract contract;
  CHECK(contract.isActive());
  contract.endDate = "2020-01-01";
  CHECK_FALSE(contract.isActive());
  contract.state = "activa";
  CHECK(contract.isActive());
  contract.state = "baixa";
  CHECK_FALSE(contract.isActive());
}

TEST_CASE("members stand first", "[customers]") {
  std::vector<Partner> partners(4);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    partners[i].id = static_cast<std::int64_t>(i);
    partners[i].isMember = isMemberCode(i % 2 == 1 ? "S1" : i == 0 ? "" : "T2");
  }
  sortPartners(partners);
  CHECK(partners[0].id == 1);
  CHECK(partners[1].id == 3);
  CHECK(partners[2].id == 0);
  CHECK(partners[3].id == 2);
}

TEST_CASE("a card has the predecessor's keys and shows no IBAN", "[customers]") {
  const auto document = partnerDocument(somebody());
  CHECK(document["erp_id"] == 7);
  CHECK(document["is_member"] == true);
  CHECK(document["email"] == "oscar@example.org, puig@example.org");
  const auto& contract = document["contracts"][0];
  CHECK(contract["iban"] == "********************1332");
  CHECK(contract["power"]["P1"] == 3.45);
  CHECK_FALSE(contract.contains("invoices"));
  Partner detailed = somebody();
  detailed.contracts.front().events.emplace();
  CHECK(partnerDocument(detailed)["contracts"][0]["invoices"].is_array());
}

TEST_CASE("an anonymized card tells nobody's name", "[customers]") {
  Partner partner = somebody();
  anonymize(partner);
  const auto document = partnerDocument(partner);
  CHECK(document["name"] == "...car");
  CHECK(document["dni"] == "...78Z");
  CHECK(document["id_soci"] == "...234");
  CHECK(document["phones"][0] == "...456");
  CHECK(document["contracts"][0]["iban"] == "*********************332");
  CHECK(document["erp_id"] == 7);
  CHECK(document["is_member"] == true);
}

}  // namespace tomatic
