#include "callinfo/mirror.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "callinfo/mirror_import.hpp"
#include "callinfo/mirror_removal.hpp"
#include "cli/environment.hpp"
#include "files/file_io.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {
namespace {

const char* const partners =
    "id,id_soci,name,vat,lang\n"
    "1,S001234,\"Martínez Puig, Òscar\",ES12345678Z,ca_ES\n"
    "2,,\"Garcia Soler, Anna\",X1234567L,es_ES\n"
    "3,S000007,\"Martínez, Marta\",,es_ES\n";
const char* const addresses =
    "id;partner;street;city;zip;phone;mobile;email\n"
    "1;1;Carrer Major 1;Girona;17001;972 12 34 56;600123456;oscar@example.org\n"
    "2;2;Plaça Nova;Salt;17190;;+33 1 42 68 53 00;Anna@example.org\n"
    "3;3;;;;;600 12 34 56;marta@example.org\n";
const char* const contracts =
    "{\"id\":10,\"name\":\"0012345\",\"titular\":1,\"payer\":2,\"cups\":\"ES0031405755416001GS0F\","
    "\"start_date\":\"2020-01-01\",\"power\":{\"P1\":3.45},\"iban\":\"ES9121000418450200051332\"}\n"
    "{\"id\":11,\"name\":\"0012346\",\"titular\":1,\"end_date\":\"2021-01-01\"}\n";
const char* const invoices =
    "contract,number,invoice_date,amount\n10,F1,2021-01-02,10.5\n"
    "10,F2,2021-02-02,\n";

class Filled {
 public:
  Filled() : Filled(fs::path()) {}

  /// In a file that is there; in one of its own if none is named.
  explicit Filled(const fs::path& file)
      : mirror(file.empty() ? folder / "callinfo/erp.db" : file, shareFolder({}) / "sql") {
    import("partners.csv", partners);
    import("addresses.csv", addresses);
    import("contracts.jsonl", contracts);
    import("invoices.csv", invoices);
  }

  std::vector<ImportedFile> import(const std::string& name, std::string_view text,
                                   const ImportOptions& options = {}) {
    Complaints complaints;
    return importFiles(mirror, {importFile(folder.put(name, text), name)}, options, complaints,
                       [](const auto&...) {});
  }

  std::vector<std::int64_t> found(SearchField field, std::string_view value,
                                  std::size_t most = 21) {
    std::vector<std::int64_t> ids;
    for (const Partner& partner :
         mirror.search({searchKey(field, value, "ES")}, most, true).partners) {
      ids.push_back(partner.id);
    }
    return ids;
  }

  /// Fails if an index has what its table does not, or lacks what it has.
  void checkIndexes() {
    for (const char* index : {"partners_text", "contacts_text"}) {
      CHECK_NOTHROW(mirror.database().run(
          fmt::format("INSERT INTO {0} ({0}, rank) VALUES ('integrity-check', 1)", index)));
    }
  }

  TemporaryFolder folder;
  Mirror mirror;
};

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("partners are found by whatever is contained in their fields", "[callinfo]") {
  Filled at;
  CHECK(at.found(SearchField::phone, "600123456") == Ids{1, 3});
  CHECK(at.found(SearchField::phone, "0034 972 12 34 56") == Ids{1});
  CHECK(at.found(SearchField::phone, "0033142685300") == Ids{2});
  CHECK(at.found(SearchField::phone, "4268") == Ids{2});
  CHECK(at.found(SearchField::phone, "700123456").empty());
  CHECK(at.found(SearchField::email, "ANNA@example.org") == Ids{2});
  CHECK(at.found(SearchField::email, "@example") == Ids{1, 3, 2});
  CHECK(at.found(SearchField::nif, "es-12.345.678-z") == Ids{1});
  CHECK(at.found(SearchField::nif, "23456") == Ids{1, 2});
  CHECK(at.found(SearchField::soci, "s0012") == Ids{1});
  CHECK(at.found(SearchField::name, "MARTINEZ") == Ids{1, 3});
  CHECK(at.found(SearchField::name, "òscar martin") == Ids{1});
  CHECK(at.found(SearchField::name, "arta") == Ids{3});
  CHECK(at.found(SearchField::contract, "0012345") == Ids{1, 2});
  CHECK(at.found(SearchField::contract, "001234").empty());
  CHECK(at.found(SearchField::cups, "es0031405755416001gs") == Ids{1, 2});
}

TEST_CASE("signs of SQL, LIKE and full-text searches are mere signs", "[callinfo]") {
  Filled at;
  for (const char* value :
       {"%%%", "___", "mart%", "\"\"\"", "' OR 1=1 --", "martinez*", "NOT martinez", "folded : x",
        "(((", "^martinez", "martinez\" OR \"garcia", "\\", "{nif}: 123"}) {
    INFO(value);
    for (const SearchField field :
         {SearchField::phone, SearchField::name, SearchField::nif, SearchField::soci,
          SearchField::email, SearchField::contract, SearchField::cups}) {
      const auto ids = at.found(field, value);
      CHECK((ids.empty() || value == std::string("martinez*") ||
             value == std::string("^martinez") || value == std::string("{nif}: 123") ||
             value == std::string("\\")));
    }
  }
}

TEST_CASE("more partners than allowed are none, and what is too short is not looked for",
          "[callinfo]") {
  Filled at;
  CHECK(at.mirror.search({searchKey(SearchField::name, "martinez", "ES")}, 1, true).tooMany);
  CHECK_FALSE(at.mirror.search({searchKey(SearchField::name, "martinez", "ES")}, 2, true).tooMany);
  const auto three = at.mirror.search({searchKey(SearchField::phone, "612", "ES")}, 21, true);
  CHECK(three.tooMany);
  CHECK(three.partners.empty());
}

TEST_CASE("a card shows the contracts that a partner has a part in", "[callinfo]") {
  Filled at;
  const Partner partner =
      at.mirror.search({searchKey(SearchField::nif, "12345678Z", "ES")}, 21, false).partners.at(0);
  CHECK(partner.name == "Martínez Puig, Òscar");
  CHECK(partner.isMember);
  CHECK(partner.phones == std::vector<std::string>{"+34972123456", "+34600123456"});
  REQUIRE(partner.contracts.size() == 2);
  const Contract& first = partner.contracts[0];
  CHECK(first.number == "0012345");
  CHECK(first.isTitular);
  CHECK_FALSE(first.isPayer);
  CHECK(first.power.at("P1") == 3.45);
  CHECK(first.iban == "********************1332");
  REQUIRE(first.events);
  REQUIRE(first.events->invoices.size() == 2);
  CHECK(first.events->invoices[0].number == "F2");
  CHECK_FALSE(first.events->invoices[0].amount);
  CHECK(first.events->invoices[1].amount == 10.5);
  const Partner payer = *at.mirror.partner(2);
  CHECK(payer.contracts.at(0).isPayer);
  CHECK_FALSE(payer.contracts.at(0).isTitular);
  CHECK(at.mirror.details({"0012345", "9999999"}).size() == 1);
}

TEST_CASE("at most twelve invoices are shown, the newest", "[callinfo]") {
  Filled at;
  std::string rows = "contract,number,invoice_date\n";
  for (int i = 0; i < 30; ++i) {
    rows += fmt::format("11,N{0},2021-01-{1:02}\n", i, i + 1);
  }
  at.import("invoices-2.csv", rows);
  const auto events = at.mirror.details({"0012346"}).at("0012346");
  REQUIRE(events.invoices.size() == mostEvents);
  CHECK(events.invoices.front().number == "N29");
}

TEST_CASE("a second import of the same changes nothing, one of other values replaces",
          "[callinfo]") {
  Filled at;
  at.import("partners.csv", partners);
  at.import("addresses.csv", addresses);
  at.import("contracts.jsonl", contracts);
  CHECK(at.found(SearchField::name, "martinez") == Ids{1, 3});
  CHECK(at.mirror.partner(1)->phones.size() == 2);
  at.import("partners.csv", "id,name\n1,Somebody Else\n");
  CHECK(at.found(SearchField::name, "martinez") == Ids{3});
  CHECK(at.found(SearchField::name, "somebody") == Ids{1});
  at.import("contracts.jsonl", "{\"id\":10,\"name\":\"0012345\",\"titular\":3}\n");
  CHECK(at.found(SearchField::contract, "0012345") == Ids{3});
  CHECK(at.mirror.partner(2)->contracts.empty());
  at.checkIndexes();
}

TEST_CASE("importing the same again writes no row", "[callinfo]") {
  Filled at;
  std::vector<std::string> written;
  at.mirror.database().watch([&](const std::string& sql) {
    const bool ofIndex = sql.find("_text") != std::string::npos;  // its settings; no rows for it
    if (!ofIndex && (sql.compare(0, 6, "INSERT") == 0 || sql.compare(0, 6, "DELETE") == 0)) {
      written.push_back(sql);
    }
  });
  at.import("partners.csv", partners);
  at.import("addresses.csv", addresses);
  at.import("contracts.jsonl", contracts);
  CHECK(written.empty());
  at.import("addresses.csv", "id,partner,city\n3,3,Olot\n");
  CHECK_FALSE(written.empty());
  CHECK(at.mirror.partner(3)->city == "Olot");
  CHECK(at.found(SearchField::email, "marta@").empty());
  at.checkIndexes();
}

TEST_CASE("a mirror of the first schema is brought to the latest", "[callinfo]") {
  TemporaryFolder folder;
  const fs::path sql = shareFolder({}) / "sql";
  {
    SqliteDatabase old(folder / "erp.db", SqlOpening::existingOrNew);
    old.script(*readFile(sql / "mirror-1.sql"));
    old.script(
        "INSERT INTO partners (id, name, folded, nif) VALUES (1, 'Old One', 'old one', "
        "'12345678Z');"
        "INSERT INTO partners_text (rowid, folded, nif, soci) VALUES (1, 'old one', '12345678Z', "
        "'');"
        "INSERT INTO addresses (id, partner) VALUES (5, 1);"
        "INSERT INTO contacts (id, address, partner, kind, value, key)"
        " VALUES (9, 5, 1, 0, '600123456', '+34600123456');"
        "INSERT INTO contacts_text (rowid, key) VALUES (9, '+34600123456');"
        "PRAGMA user_version = 1;");
  }
  Filled at(folder / "erp.db");
  CHECK(at.mirror.partner(1)->name == "Martínez Puig, Òscar");
  CHECK(at.found(SearchField::name, "old one").empty());
  CHECK(at.found(SearchField::phone, "600123456") == Ids{1, 3});
  at.import("addresses.csv", "id,partner,phone\n5,1,611222333\n");
  CHECK(at.found(SearchField::phone, "611222333") == Ids{1});
  at.checkIndexes();
  CHECK(at.mirror.database().rows("PRAGMA user_version").at(0).at(0) == SqlValue(std::int64_t{2}));
}

TEST_CASE("an address that comes twice has the contacts of the second", "[callinfo]") {
  Filled at;
  at.import("addresses.csv",
            "id,partner,phone,email\n"
            "7,2,611000001,first@example.org\n"
            "8,3,611000003,\n"
            "7,2,611000002,second@example.org\n"
            "1,2,611000004,\n"
            "8,3,611000005,\n");
  for (const char* gone : {"611000001", "611000003", "972123456"}) {
    CHECK(at.found(SearchField::phone, gone).empty());
  }
  CHECK(at.found(SearchField::phone, "611000002") == Ids{2});
  CHECK(at.found(SearchField::phone, "611000004") == Ids{2});
  CHECK(at.found(SearchField::phone, "611000005") == Ids{3});
  CHECK(at.found(SearchField::email, "first@").empty());
  CHECK(at.found(SearchField::email, "second@") == Ids{2});
  at.checkIndexes();
}

TEST_CASE("a bad row keeps the whole import out, unless it goes on", "[callinfo]") {
  Filled at;
  const std::string rows = "id,name\n4,Good Row\nx,Bad Row\n5\n6,\"Open Quote\n";
  try {
    at.import("partners.csv", rows);
    FAIL("bad rows were taken");
  } catch (const Failure& failure) {
    REQUIRE(failure.complaints().size() == 3);
    CHECK(failure.complaints()[0].place.line == 3);
    CHECK(failure.complaints()[1].place.line == 4);
    CHECK(failure.complaints()[2].place.line == 5);
    CHECK(std::string(failure.what()).find("Row") == std::string::npos);
  }
  CHECK_FALSE(at.mirror.partner(4));
  const auto results = at.import("partners.csv", rows, {"ES", true, false, false});
  CHECK(results.at(0).rows == 1);
  CHECK(results.at(0).bad == 3);
  CHECK(at.mirror.partner(4));
}

TEST_CASE("values that a column cannot have are told by line and column", "[callinfo]") {
  Filled at;
  const auto complaintOf = [&](const std::string& name, const std::string& text) {
    try {
      at.import(name, text);
    } catch (const Failure& failure) {
      return std::string(failure.what());
    }
    return std::string("none");
  };
  CHECK(complaintOf("contracts.csv", "id,name,start_date\n1,2,2020-13-45\n")
            .find("contracts.csv:2: start_date: is no date") == 0);
  CHECK(complaintOf("contracts.csv", "id,name,start_date\n1,2,False\n") == "none");
  CHECK(complaintOf("invoices.csv", "contract,number,invoice_date\n1,2,False\n")
            .find("invoices.csv:2: invoice_date: is missing") == 0);
  CHECK(complaintOf("contracts.csv", "id,name,power\n1,2,P1\n").find(":2: power:") !=
        std::string::npos);
  CHECK(complaintOf("partners.csv",
                    "id,name\n1,Mar\xED"
                    "a\n")
            .find("UTF-8") != std::string::npos);
  CHECK(complaintOf("partners.csv", "id,name\n99999999999999999999,A\n").find("id:") !=
        std::string::npos);
  CHECK(complaintOf("partners.csv", "name\nA\n").find("'id' is missing") != std::string::npos);
  CHECK(complaintOf("partners.csv", "").find("is empty") != std::string::npos);
  CHECK(complaintOf("partners.jsonl", "[1]\n").find("no JSON object") != std::string::npos);
  CHECK(complaintOf("partners.jsonl", "{\"id\":1,\"name\":{}}\n").find("name:") !=
        std::string::npos);
  const std::string huge = "id,name\n1," + std::string(1'000'000, 'A') + "\n";
  CHECK(complaintOf("partners.csv", huge).find("name: is longer than") != std::string::npos);
  CHECK(complaintOf("partners.csv", "id,name\n1,\"" + std::string(2'000'000, 'A') + "\n").size() <
        300);
}

TEST_CASE("nothing is kept of a dry run, and a replaced table is emptied before", "[callinfo]") {
  Filled at;
  CHECK(at.import("partners.csv", "id,name\n9,New One\n", {"ES", false, true, false})[0].rows == 1);
  CHECK_FALSE(at.mirror.partner(9));
  at.import("partners.csv", "id,name\n9,New One\n", {"ES", false, false, true});
  CHECK(at.mirror.partner(9));
  CHECK_FALSE(at.mirror.partner(1));
  CHECK(at.found(SearchField::name, "martinez").empty());
  at.import("addresses.csv", "id,partner,phone\n1,9,611222333\n", {"ES", false, false, true});
  CHECK(at.found(SearchField::phone, "600123456").empty());
  at.checkIndexes();
}

TEST_CASE("only their owner reads the files of the mirror", "[callinfo]") {
  Filled at;
  for (const char* name : {"callinfo/erp.db", "callinfo/erp.db-wal", "callinfo/erp.db-shm"}) {
    struct stat state {};
    REQUIRE(::stat((at.folder / name).c_str(), &state) == 0);
    CHECK((state.st_mode & 0777U) == 0600U);
  }
}

TEST_CASE("a person who is taken out leaves nothing to be found", "[callinfo]") {
  Filled at;
  RemovedRows removed;
  at.mirror.database().transaction([&] { removed = removePartner(at.mirror.database(), 1); });
  CHECK(removed ==
        RemovedRows{
            {"contracts", 1}, {"roles", 2}, {"contacts", 3}, {"addresses", 1}, {"partners", 1}});
  CHECK_FALSE(at.mirror.partner(1));
  CHECK(at.found(SearchField::name, "oscar").empty());
  CHECK(at.found(SearchField::phone, "972123456").empty());
  const Partner payer = *at.mirror.partner(2);  // shared a contract
  CHECK(payer.contracts.at(0).number == "0012345");
  CHECK(payer.contracts.at(0).titularName.empty());
  at.checkIndexes();
}

}  // namespace tomatic
