#include "callinfo/erp_mapping.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "callinfo/erp_record.hpp"
#include "unit/complaint_texts.hpp"

namespace tomatic {
namespace {

ErpMapping parsed(const std::string& text, Complaints& complaints) {
  return parseErpMapping(text, "erp.yaml", complaints);
}

const char* const smallest = "partners: {model: res.partner, fields: {id: id, name: name}}\n";

}  // namespace

TEST_CASE("a mapping is read with its conditions and links", "[callinfo][odoo]") {
  Complaints complaints;
  const ErpMapping mapping = parsed(
      "partners:\n"
      "  model: res.partner\n"
      "  where: ['|', [active, '=', true], [ref, in, [a, '2', 3, 4.5, false]]]\n"
      "  archived: true\n"
      "  links: {lang_id: res.lang}\n"
      "  fields: {erp_id: id, name: [name, ref], lang: lang_id.code, ov: {field: token, isNot: "
      "x}}\n",
      complaints);
  complaints.throwIfAny();
  const ErpTable& partners = *mapping.find("partners");
  CHECK(partners.archived);
  CHECK(nlohmann::json::parse(partners.where) ==
        nlohmann::json::parse(R"(["|",["active","=",true],["ref","in",["a","2",3,4.5,false]]])"));
  CHECK(partners.column("name").fields.size() == 2);
  CHECK(partners.column("lang").fields.front().path() == "lang_id.code");
  CHECK(partners.column("ov").isNot == std::vector<std::string>{"x"});
  CHECK(mapping.find("contracts") == nullptr);
}

TEST_CASE("what is wrong with a mapping is told with its place and cure", "[callinfo][odoo]") {
  struct Wrong {
    const char* text;
    const char* said;
  };
  const std::vector<Wrong> all{
      {"[]", "expected a map"},
      {"", "the table partners is missing"},
      {"customers: {}", "erp.yaml:1: there is no table 'customers', expected one of partners"},
      {"partners: 3", "expected a map"},
      {"partners:\n  fields: {id: id, name: name}", "partners: model is missing"},
      {"partners:\n  model: res partner", "erp.yaml:2: partners: model: found 'res partner'"},
      {"partners:\n  model: m\n  fields: {id: id}", "fields: name is missing"},
      {"partners:\n  model: m\n  fields:\n    id: id\n    name: name\n    shoe: size",
       "erp.yaml:6: partners: there is no column 'shoe', expected one of id, soci"},
      {"partners:\n  model: m\n  fields:\n    id: id\n    name: a.b",
       "erp.yaml:5: partners: name: 'a' leads to other records, expected their model above, as "
       "links: {a: MODEL}"},
      {"partners:\n  model: m\n  links: {a: x}\n  fields: {id: id, name: a.b.c}",
       "expected a field such as"},
      {"partners:\n  model: m\n  fields: {id: id, name: {is: x}}", "a map with the key 'field'"},
      {"partners:\n  model: m\n  fields: {id: id, name: {field: x, was: y}}",
       "'was' is unknown, expected one of field, is, isNot"},
      {"partners:\n  model: m\n  where: [a]\n  fields: {id: id, name: name}",
       "erp.yaml:3: partners: where:"},
      {"partners:\n  model: m\n  where: ['|', [a, '=', 1]]\n  fields: {id: id, name: name}",
       "expected conditions in a list such as"},
      {"partners:\n  model: m\n  active: yes\n  fields: {id: id, name: name}",
       "erp.yaml:3: partners: 'active' is unknown, expected one of model, where"},
  };
  for (const Wrong& wrong : all) {
    INFO(wrong.text);
    Complaints complaints;
    parsed(wrong.text, complaints);
    std::string said;
    for (const Complaint& complaint : complaints.errors()) {
      said += complaint.text() + "\n";
    }
    CHECK_THAT(said, Catch::Matchers::Contains(wrong.said));
  }
  Complaints none;
  parsed(smallest, none);
  CHECK_FALSE(none.hasErrors());
  CHECK_THROWS_AS(parsed("partners: [", none), Failure);
}

TEST_CASE("a record is a row of its table, and what is wrong in it is left out",
          "[callinfo][odoo]") {
  Complaints complaints;
  const ErpMapping mapping = parsed(std::string(smallest) +
                                        "contracts:\n"
                                        "  model: c\n"
                                        "  links: {powers: p, address: a}\n"
                                        "  fields:\n"
                                        "    id: id\n"
                                        "    number: [ref, id]\n"
                                        "    start_date: start\n"
                                        "    power: powers.kw\n"
                                        "    notifier: address.partner\n"
                                        "    titular: owner\n"
                                        "    has_debt: debt\n"
                                        "    energetica: {field: tags, is: ['5']}\n"
                                        "    selfconsumption: {field: auto, isNot: '00'}\n",
                                    complaints);
  complaints.throwIfAny();
  const ErpTable& contracts = *mapping.find("contracts");
  LinkedRecords linked;
  linked["powers"][1] = {{"id", 1}, {"kw", 3.5}};
  linked["powers"][2] = {{"id", 2}, {"kw", false}};
  linked["address"][9] = {{"id", 9}, {"partner", {77, "x"}}};
  const ErpRow row = rowOf(contracts,
                           {{"id", 4},
                            {"ref", false},
                            {"start", "yesterday"},
                            {"powers", {1, 2, 3}},
                            {"address", {9, "somewhere"}},
                            {"owner", {7, "Somebody"}},
                            {"debt", -1},
                            {"tags", {4, 5}},
                            {"auto", "41"}},
                           linked);
  const auto at = [&](const char* column) {
    return row.row.at(static_cast<std::size_t>(contracts.table->find(column)));
  };
  CHECK(row.good);
  CHECK(row.id == 4);
  CHECK(at("number") == "4");
  CHECK(at("start_date").empty());
  CHECK(row.bad ==
        std::vector<std::string>{"start_date: is no date, expected one such as 2020-03-02"});
  CHECK(at("power") == "P1=3.5");
  CHECK(at("notifier") == "77");
  CHECK(at("titular") == "7");
  CHECK(row.names == std::map<std::int64_t, std::string>{{7, "Somebody"}});
  CHECK(at("has_debt") == "0");
  CHECK(at("energetica") == "1");
  CHECK(at("selfconsumption") == "1");
  for (const char* record :
       {"{}", "[]", "3", R"({"id": -4})", R"({"id": [1, 2], "ref": {"a": 1}})"}) {
    CHECK_FALSE(rowOf(contracts, nlohmann::json::parse(record), {}).good);
  }
}

}  // namespace tomatic
