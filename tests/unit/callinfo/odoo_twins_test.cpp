// Random customers in an Odoo and in a mirror that is filled from it: whatever is searched, both
// find the same.
#include <fmt/format.h>

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "callinfo/erp_sync.hpp"
#include "callinfo/odoo_source.hpp"
#include "customers/card.hpp"
#include "text/utf8.hpp"
#include "unit/callinfo/odoo_access.hpp"
#include "unit/temporary_folder.hpp"

namespace tomatic {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> names{
    "Núñez", "Martínez", "Òscar", "Anna",  "O'Donnell", "Güell",     "Gal·la", "Peña",  "Gonçalves",
    "Muñoz", "D'Or",     "Raül",  "Íñigo", "GARCÍA",    "Mª Àngels", "Coll i", "Xènia", "Ibáñez"};

std::size_t below(std::uint32_t& state, std::size_t most) {
  state = state * 1664525U + 1013904223U;
  return (state >> 8U) % most;
}

std::string phoneOf(std::uint32_t& state) {
  static const std::vector<std::string> forms{"6{:02} {:03} {:03}", "+346{:02}{:03}{:03}",
                                              "6{:02}-{:03}.{:03}", "0034 6{:02} {:03} {:03}"};
  return fmt::format(fmt::runtime(forms[below(state, forms.size())]), below(state, 10),
                     below(state, 20), below(state, 1000));
}

/// For odoo.yaml.
std::string customers(int count) {
  std::uint32_t state = 7;
  Json partners = Json::array();
  for (int id = 1; id <= count; ++id) {
    const std::string name = names[below(state, names.size())] + " " +
                             names[below(state, names.size())] + ", " +
                             names[below(state, names.size())];
    const bool hasParent = id > 3 && below(state, 4) == 0;
    const int parent = hasParent ? static_cast<int>(below(state, 3)) + 1 : id;
    partners.push_back(
        {{"id", id},
         {"ref", below(state, 2) == 0 ? Json(false) : Json(fmt::format("S{:06}", id))},
         {"lang", "ca_ES"},
         {"name", name},
         {"vat", fmt::format("ES{:08}Z", 10'000'000 + 37 * id)},
         {"is_company", false},
         {"parent_id", hasParent ? Json({parent, "x"}) : Json(false)},
         {"commercial_partner_id", {parent, "x"}},
         {"customer_rank", 1},
         {"street", false},
         {"city", "Girona"},
         {"zip", false},
         {"state_id", false},
         {"phone", below(state, 3) == 0 ? Json(false) : Json(phoneOf(state))},
         {"mobile", phoneOf(state)},
         {"email", fmt::format("A_{}%{}@Example.org", id, below(state, 9))},
         {"credit", 0}});
  }
  return Json{{"res.partner", partners}, {"account.move", Json::array()}}.dump();
}

/// A piece of a text, cut between characters.
std::string pieceOf(const std::string& text) {
  std::vector<std::string> letters;
  for (std::string_view rest = text; !rest.empty();) {
    const auto letter = firstUtf8(rest);
    letters.emplace_back(rest.substr(0, letter->bytes));
    rest.remove_prefix(letter->bytes);
  }
  const auto begin = *rc::gen::inRange<std::size_t>(0, letters.size());
  const auto size = *rc::gen::inRange<std::size_t>(1, letters.size() - begin + 1);
  std::string piece;
  for (std::size_t i = begin; i < begin + size; ++i) {
    piece += letters[i];
  }
  return piece;
}

std::string textOf(const FoundPartners& found) {
  std::string text;
  for (const Partner& partner : found.partners) {
    text += partnerDocument(partner).dump() + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("an Odoo and the mirror of it find the same customers", "[callinfo][odoo]") {
  constexpr int count = 60;
  const std::string data = customers(count);
  const auto records = nlohmann::json::parse(data)["res.partner"];
  const tests::OdooServer server(data);
  const TemporaryFolder folder;
  const ErpMapping mapping = shippedMapping("odoo");
  const auto sql = shareFolder({}) / "sql";
  OdooClient client(accessTo(server.url()));
  Complaints complaints;
  syncMirror(client, mapping, folder / "callinfo", sql, {}, complaints, [](const auto&...) {});
  Mirror mirror(folder / "callinfo/erp.db", sql);
  OdooSource odoo(accessTo(server.url()), mapping, "ES", sql);
  const std::vector<std::pair<SearchField, const char*>> fields{
      {SearchField::name, "name"}, {SearchField::phone, "mobile"}, {SearchField::email, "email"},
      {SearchField::nif, "vat"},   {SearchField::soci, "ref"},     {SearchField::contract, "ref"}};
  CHECK(rc::check([&] {
    const auto& [field, key] = *rc::gen::elementOf(fields);
    const auto& value = records[*rc::gen::inRange<std::size_t>(0, count)][key];
    RC_PRE(value.is_string());
    const bool whole = *rc::gen::arbitrary<bool>();
    const std::string text = value.get<std::string>();
    const auto most = *rc::gen::elementOf(std::vector<std::size_t>{3, 21, 100});
    const std::vector<SearchKey> keys{searchKey(field, whole ? text : pieceOf(text), "ES")};
    const FoundPartners mirrored = mirror.search(keys, most, true);
    const FoundPartners asked = odoo.search(keys, most, true);
    RC_ASSERT(asked.tooMany == mirrored.tooMany);
    RC_ASSERT(textOf(asked) == textOf(mirrored));
  }));
}

}  // namespace tomatic
