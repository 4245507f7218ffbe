#include "callinfo/erp_sync.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "callinfo/odoo_source.hpp"
#include "customers/card.hpp"
#include "servers/odoo_data.hpp"
#include "unit/callinfo/odoo_access.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;
using tests::OdooServer;
using tests::Received;
using tests::Reply;

/// A folder whose mirror is filled from an ERP.
struct Synced {
  explicit Synced(const char* data = tests::cooperativeErp, std::string mappingName = "somenergia",
                  OdooServer::Trouble trouble = nullptr)
      : server(data, std::move(trouble)), mapping(shippedMapping(mappingName)) {}

  std::vector<SyncedTable> sync(SyncOptions options = {}, const SyncProgress& progress = nullptr) {
    OdooClient client(accessTo(server.url()));
    complaints = Complaints();
    return syncMirror(
        client, mapping, folder / "callinfo", shareFolder({}) / "sql", options, complaints,
        progress ? progress : [](const auto&...) {});
  }
  Mirror mirror() const { return Mirror(folder / "callinfo/erp.db", shareFolder({}) / "sql"); }
  Json cards(CustomerSource& source, SearchField field, const char* value) const {
    Json list = Json::array();
    for (const Partner& partner :
         source.search({searchKey(field, value, "ES")}, 21, false).partners) {
      list.push_back(partnerDocument(partner));
    }
    return list;
  }
  /// Search and details of the mirror and of the ERP itself.
  void checkTwins() {
    Mirror own = mirror();
    OdooSource odoo(accessTo(server.url()), mapping, "ES", shareFolder({}) / "sql");
    const std::vector<std::pair<SearchField, const char*>> searches{
        {SearchField::phone, "600123456"},  {SearchField::phone, "4268"},
        {SearchField::email, "@example"},   {SearchField::name, "martinez"},
        {SearchField::name, "o'donnell"},   {SearchField::nif, "123"},
        {SearchField::soci, "s00"},         {SearchField::contract, "0012345"},
        {SearchField::contract, "0000777"}, {SearchField::cups, "ES0031405755416001GS"},
    };
    for (const auto& [field, value] : searches) {
      INFO(value);
      const Json mirrored = cards(own, field, value);
      CHECK_FALSE(mirrored.empty());
      CHECK(mirrored.dump(1) == cards(odoo, field, value).dump(1));
    }
  }

  TemporaryFolder folder;
  OdooServer server;
  ErpMapping mapping;
  Complaints complaints;
};

struct Stop {};

std::size_t askedFor(const OdooServer& server, const std::string& what) {
  const auto asked = server.asked();
  return static_cast<std::size_t>(std::count(asked.begin(), asked.end(), what));
}

}  // namespace

TEST_CASE("a mirror that is filled from an ERP says what the ERP says", "[callinfo][odoo]") {
  for (const int page : {1, 2, 500}) {
    INFO(page);
    Synced at;
    const auto tables = at.sync({"ES", "here", page, false});
    REQUIRE(tables.size() == 6);
    CHECK(tables[0].rows == 4);
    CHECK(tables[1].rows == 5);
    CHECK(tables[1].bad == 1);
    CHECK(tables[5].rows == 1);
    REQUIRE(at.complaints.warnings().size() == 1);
    CHECK(at.complaints.warnings().front().message ==
          "res.partner.address 16: partner: is missing, expected a value; the row is left out");
    at.checkTwins();
    CHECK_FALSE(std::filesystem::exists(at.folder / "callinfo/sync/pages/erp.db"));
    CHECK(
        at.mirror().database().rows("SELECT 1 FROM sqlite_master WHERE name LIKE 'sync%'").empty());
  }
}

TEST_CASE("a sync is read in pages, and what they lead to in one request a page",
          "[callinfo][odoo]") {
  Synced at;
  at.sync({"ES", "here", 2, false});
  CHECK(askedFor(at.server, "search_count res.partner") == 1);
  CHECK(askedFor(at.server, "search_read res.partner") == 3);
  CHECK(askedFor(at.server, "search_read giscedata.polissa") == 2);
  CHECK(askedFor(at.server, "read giscedata.cups.ps") == 1);
}

TEST_CASE("an interrupted sync leaves the mirror as it was, and goes on the next time",
          "[callinfo][odoo]") {
  Synced at;
  at.sync();
  int pages = 0;
  CHECK_THROWS_AS(at.sync({"ES", "here", 2, false},
                          [&](const std::string&, std::size_t, std::size_t) {
                            if (++pages == 4) {
                              throw Stop();
                            }
                          }),
                  Stop);
  at.checkTwins();
  const std::size_t askedBefore = askedFor(at.server, "search_read res.partner");
  const auto tables = at.sync({"ES", "here", 2, false});
  CHECK(askedFor(at.server, "search_read res.partner") == askedBefore);
  CHECK(tables[0].before == 4);
  CHECK(tables[1].before == 2);
  CHECK(tables[1].rows == 5);
  at.checkTwins();
}

TEST_CASE("what was gathered from another ERP, or is not wanted, is not gone on with",
          "[callinfo][odoo]") {
  const auto stopAtOnce = [](const std::string&, std::size_t, std::size_t) { throw Stop(); };
  Synced at;
  CHECK_THROWS_AS(at.sync({"ES", "here", 3, false}, stopAtOnce), Stop);
  CHECK(at.sync({"ES", "there", 3, false})[0].before == 0);
  CHECK_THROWS_AS(at.sync({"ES", "here", 3, false}, stopAtOnce), Stop);
  CHECK(at.sync({"ES", "here", 3, true})[0].before == 0);
  CHECK_THROWS_AS(at.sync({"ES", "here", 3, false}, stopAtOnce), Stop);
  CHECK(at.sync({"ES", "here", 3, false})[0].before == 3);
}

TEST_CASE("an ERP that fails on the way, or has nobody, changes no mirror", "[callinfo][odoo]") {
  bool failing = false;
  Synced at(tests::cooperativeErp, "somenergia", [&](const Received& request, int) {
    return failing && request.body.find("\"giscedata.polissa\"") != std::string::npos &&
                   request.body.find("search_read") != std::string::npos
               ? std::optional(Reply{502, "", {}, false})
               : std::nullopt;
  });
  at.sync();
  failing = true;
  CHECK_THROWS_AS(at.sync(), Failure);
  failing = false;
  at.checkTwins();
  CHECK(at.sync()[0].before == 4);
  Synced nobody(R"({"res.partner": [], "account.move": []})", "odoo");
  CHECK_THROWS_AS(nobody.sync(), Failure);
  CHECK(nobody.mirror().isEmpty());
}

TEST_CASE("a person is taken out of what an interrupted sync has gathered", "[callinfo][odoo]") {
  Synced at;
  const auto sql = shareFolder({}) / "sql";
  CHECK(forgetGathered(at.folder / "callinfo", sql, 1, false).empty());
  CHECK_THROWS_AS(at.sync({"ES", "here", 500, false},
                          [&](const std::string& table, std::size_t, std::size_t) {
                            if (table == "contracts") {
                              throw Stop();
                            }
                          }),
                  Stop);
  using Removed = std::vector<std::pair<std::string, int>>;
  const auto counted = forgetGathered(at.folder / "callinfo", sql, 2, true);
  CHECK(counted == forgetGathered(at.folder / "callinfo", sql, 2, false));
  CHECK(std::count(counted.begin(), counted.end(), Removed::value_type("partners", 1)) == 1);
  CHECK(forgetGathered(at.folder / "callinfo", sql, 2, false).empty());
  at.sync({"ES", "here", 500, false});
  CHECK_FALSE(at.mirror().partner(2));
}

TEST_CASE("customers who are gone from the ERP are gone from the mirror", "[callinfo][odoo]") {
  Synced at(tests::stockErp, "odoo");
  at.mirror().database().run("INSERT INTO partners (id, name) VALUES (99, 'Old')");
  at.sync();
  CHECK_FALSE(at.mirror().partner(99));
  CHECK(at.mirror().partner(3));
}

}  // namespace tomatic
