#include "callinfo/odoo_source.hpp"

#include <catch2/catch.hpp>

#include "servers/odoo_data.hpp"
#include "unit/callinfo/odoo_access.hpp"

namespace tomatic {
namespace {

using tests::OdooServer;
using Ids = std::vector<std::int64_t>;

/// An ERP and who asks it.
struct Asked {
  Asked(const char* data, const std::string& mapping)
      : server(data),
        source(accessTo(server.url()), shippedMapping(mapping), "ES", shareFolder({}) / "sql") {}

  FoundPartners search(SearchField field, std::string_view value, bool shallow = true,
                       std::size_t most = 21) {
    return source.search({searchKey(field, value, "ES")}, most, shallow);
  }
  Ids found(SearchField field, std::string_view value) {
    Ids ids;
    for (const Partner& partner : search(field, value).partners) {
      ids.push_back(partner.id);
    }
    return ids;
  }

  OdooServer server;
  OdooSource source;
};

}  // namespace

TEST_CASE("an Odoo is searched by everything, and the mirror's rule says who is found",
          "[callinfo][odoo]") {
  Asked at(tests::cooperativeErp, "somenergia");
  CHECK(at.found(SearchField::phone, "600 123 456") == Ids{1, 3});
  CHECK(at.found(SearchField::phone, "0034972123456") == Ids{1});
  CHECK(at.found(SearchField::phone, "972654321") == Ids{3});
  CHECK(at.found(SearchField::phone, "0033142685300") == Ids{2});
  CHECK(at.found(SearchField::phone, "700123456").empty());
  CHECK(at.found(SearchField::phone, "349721") == Ids{1});
  CHECK(at.found(SearchField::phone, "460012") == Ids{1, 3});
  CHECK(at.found(SearchField::email, "ANNA@example.org") == Ids{2});
  CHECK(at.found(SearchField::email, "info_100%@example") == Ids{4});
  CHECK(at.found(SearchField::email, "infoX100Y@example").empty());
  CHECK(at.found(SearchField::nif, "12.345.678-z") == Ids{1});
  CHECK(at.found(SearchField::nif, "X1234567L") == Ids{2});
  CHECK(at.found(SearchField::soci, "s00") == Ids{1, 3});
  CHECK(at.found(SearchField::name, "martinez") == Ids{1, 3});
  CHECK(at.found(SearchField::name, "MARTÍNEZ òscar") == Ids{1});
  CHECK(at.found(SearchField::name, "nunez marta") == Ids{3});
  CHECK(at.found(SearchField::name, "odonnell galla") == Ids{4});
  CHECK(at.found(SearchField::contract, "0012345") == Ids{1, 3, 2, 4});
  CHECK(at.found(SearchField::contract, "012345").empty());
  CHECK(at.found(SearchField::cups, "es0031405755416002gq1p") == Ids{1});
  for (const char* value : {"%%%", "___", "' OR 1=1 --", "\\\\\\"}) {
    for (const std::string& name : searchFieldNames()) {
      CHECK(at.found(*parseSearchField(name), value).empty());
    }
  }
}

TEST_CASE("a card of an Odoo has all that the mapping gives", "[callinfo][odoo]") {
  Asked at(tests::cooperativeErp, "somenergia");
  const auto partners = at.search(SearchField::nif, "12345678Z", false).partners;
  REQUIRE(partners.size() == 1);
  const Partner& partner = partners.front();
  CHECK(partner.isMember);
  CHECK(partner.ov);
  CHECK(partner.energetica);
  CHECK(partner.comment == "likes to talk");
  CHECK(partner.city == "Girona");
  CHECK(partner.phones == std::vector<std::string>{"+34972123456", "+34600123456"});
  CHECK(partner.emails == std::vector<std::string>{"oscar@example.org", "puig@example.net"});
  REQUIRE(partner.contracts.size() == 2);
  const Contract& contract = partner.contracts.front();
  CHECK(contract.number == "0012345");
  CHECK(contract.power == std::map<std::string, double>{{"P1", 3.45}, {"P2", 4.6}});
  CHECK(contract.cupsAddress == "Carrer Major, 1 (Girona)");
  CHECK(contract.fare == "2.0TD");
  CHECK(contract.suspendedInvoicing);
  CHECK(contract.isTitular);
  CHECK_FALSE(contract.isPayer);
  CHECK_FALSE(contract.isNotifier);
  CHECK(contract.titularName == "Martínez Puig, Òscar");
  CHECK(contract.administrator == "Assemblea O'Donnell i Gal·la");
  CHECK(contract.iban == "********************1332");
  CHECK(contract.lot == "09/2026");
  CHECK(contract.hasDebt);
  CHECK(contract.selfconsumption);
  CHECK_FALSE(contract.energetica);
  REQUIRE(contract.events);
  REQUIRE(contract.events->invoices.size() == 2);
  CHECK(contract.events->invoices.front().number == "F2");
  CHECK(contract.events->invoices.front().amount == 45.67);
  CHECK(contract.events->invoices.front().payer == "Garcia Soler, Anna");
  REQUIRE(contract.events->readings.size() == 2);
  CHECK(contract.events->readings.front().meter == "A123456");
  CHECK(contract.hasOpenCase());
  const Contract& ended = partner.contracts.back();
  CHECK(ended.endDate == "2019-12-31");
  CHECK(ended.energetica);
  CHECK(ended.noEstimable);
  CHECK_FALSE(ended.hasDebt);
  CHECK_FALSE(ended.selfconsumption);
  const auto notified = at.search(SearchField::nif, "X1234567L").partners;
  REQUIRE(notified.size() == 1);
  CHECK(notified.front().contracts.at(0).isNotifier);
  CHECK(notified.front().contracts.at(0).isPayer);
  CHECK_FALSE(notified.front().contracts.at(0).events);
}

TEST_CASE("an Odoo without further modules is searched likewise", "[callinfo][odoo]") {
  Asked at(tests::stockErp, "odoo");
  CHECK(at.found(SearchField::phone, "600123456") == Ids{1});
  CHECK(at.found(SearchField::contract, "12345") == Ids{3});
  CHECK(at.found(SearchField::contract, "1") == Ids{1});
  CHECK(at.found(SearchField::name, "marta").empty());
  const auto partners = at.search(SearchField::name, "forn", false).partners;
  REQUIRE(partners.size() == 1);
  CHECK(partners.front().phones == std::vector<std::string>{"+34872000000", "+34600123456"});
  const Contract& account = partners.front().contracts.at(0);
  CHECK(account.hasDebt);
  REQUIRE(account.events->invoices.size() == 1);
  CHECK(account.events->invoices.front().state == "not_paid");
}

TEST_CASE("a search makes as many round trips as are documented, however many it finds",
          "[callinfo][odoo]") {
  struct Expected {
    const char* data;
    const char* mapping;
    SearchField field;
    const char* value;
    bool shallow;
    int rounds;
    std::size_t requests;
  };
  const std::vector<Expected> all{
      {tests::stockErp, "odoo", SearchField::name, "forn", false, 4, 6},
      {tests::stockErp, "odoo", SearchField::name, "forn", true, 3, 5},
      {tests::stockErp, "odoo", SearchField::phone, "600123456", false, 4, 6},
      {tests::stockErp, "odoo", SearchField::phone, "600123456", true, 3, 5},
      {tests::stockErp, "odoo", SearchField::contract, "12345", false, 4, 6},
      {tests::stockErp, "odoo", SearchField::contract, "12345", true, 3, 5},
      {tests::cooperativeErp, "somenergia", SearchField::name, "martinez", false, 5, 12},
      {tests::cooperativeErp, "somenergia", SearchField::name, "martinez", true, 4, 8},
      {tests::cooperativeErp, "somenergia", SearchField::email, "@example", false, 5, 12},
      {tests::cooperativeErp, "somenergia", SearchField::nif, "12345678Z", false, 5, 12},
      {tests::cooperativeErp, "somenergia", SearchField::contract, "0012345", false, 6, 15},
      {tests::cooperativeErp, "somenergia", SearchField::cups, "ES0031405755416001GS", true, 5, 11},
      {tests::cooperativeErp, "somenergia", SearchField::name, "nobody", false, 2, 2},
      {tests::cooperativeErp, "somenergia", SearchField::phone, "612", false, 0, 0},
  };
  for (const Expected& expected : all) {
    INFO(expected.mapping << " " << fieldName(expected.field) << " " << expected.value);
    Asked at(expected.data, expected.mapping);
    at.search(expected.field, expected.value, expected.shallow);
    CHECK(at.source.rounds() == expected.rounds);
    CHECK(at.server.received().size() == expected.requests);
  }
  Asked at(tests::cooperativeErp, "somenergia");
  const auto details = at.source.details({"0012345", "0000777", "nonsense"});
  CHECK(details.size() == 2);
  CHECK(details.at("0012345").invoices.size() == 2);
  CHECK(details.at("0000777").invoices.empty());
  CHECK(at.source.rounds() == 4);
  CHECK(at.server.received().size() == 6);
}

TEST_CASE("all fields at once are one search of three tables", "[callinfo][odoo]") {
  Asked at(tests::cooperativeErp, "somenergia");
  std::vector<SearchKey> keys;
  for (const std::string& name : searchFieldNames()) {
    if (name != "all") {
      keys.push_back(searchKey(*parseSearchField(name), "martinez", "ES"));
    }
  }
  CHECK(at.source.search(keys, 21, true).partners.size() == 2);
  CHECK(at.source.rounds() == 4);
}

TEST_CASE("more partners than allowed are none, and their cards are not asked for",
          "[callinfo][odoo]") {
  Asked at(tests::cooperativeErp, "somenergia");
  const FoundPartners found = at.search(SearchField::email, "@example", false, 2);
  CHECK(found.tooMany);
  CHECK(found.partners.empty());
  CHECK(at.server.asked() ==
        std::vector<std::string>{"authenticate", "search_read res.partner.address"});
}

}  // namespace tomatic
