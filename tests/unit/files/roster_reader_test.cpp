#include "files/roster_reader.hpp"

#include <catch2/catch.hpp>

using namespace tomatic;

namespace {

struct Read {
  Roster roster;
  Complaints complaints;
};

Read rosterOf(std::string_view text) {
  Read read;
  readRoster(parseYaml(text, "persons.yaml"), read.roster, read.complaints);
  return read;
}

}  // namespace

TEST_CASE("people are text whatever they look like", "[roster]") {
  const Read read = rosterOf(
      "names: {ann: 'Àngels', no: No, bob: }\nextensions: {ann: 0200, 007: 1e3}\n"
      "tables: {ann: 99, ningu: -1}\ncolors: {ann: 007877, bob: 10e630, ningu: fff, festiu: ffffff,"
      " undefined: ddeeff, cat: '#00ff00'}\nemails: {ann: ann@example.org}\nerpusers: {ann: 1}\n"
      "idealloads: {ann: 4, bob: 2.5, cat: 0}\ngroups: {a: [ann, bob, ann], b: }\n"
      "says: {ann: x}\n");
  CHECK_FALSE(read.complaints.hasErrors());
  CHECK(read.complaints.warnings().empty());
  CHECK(read.roster.names == std::map<PersonId, std::string>{{"ann", "Àngels"}, {"no", "No"}});
  CHECK(read.roster.extensions.at("ann") == "0200");
  CHECK(read.roster.extensions.at("007") == "1e3");
  CHECK(read.roster.tables.at("ningu") == "-1");
  CHECK(read.roster.colors.at("bob") == "10e630");
  CHECK(read.roster.colors.at("undefined") == "ddeeff");
  CHECK(read.roster.colors.at("cat") == "00ff00");
  CHECK(read.roster.emails.at("ann") == "ann@example.org");
  CHECK(read.roster.erpUsers.at("ann") == "1");
  CHECK(read.roster.idealLoads.at("bob") == 2.5);
  CHECK(read.roster.groups.at("a") == std::vector<PersonId>{"ann", "bob"});
  CHECK(read.roster.groups.at("b").empty());
}

TEST_CASE("what is wrong with people is said with its line", "[roster]") {
  const Read read = rosterOf(
      "names:\n  a b: x\n  ann: [x]\nidealloads:\n  ann: -1\n  bob: many\n  cat: nan\n"
      "groups:\n  a: ann\n  b: [x y, [z]]\nextensions: [1]\n");
  std::string all;
  for (const Complaint& complaint : read.complaints.errors()) {
    all += complaint.text() + "\n";
  }
  CHECK(all ==
        "persons.yaml:2: names: found 'a b', expected a name without blanks\n"
        "persons.yaml:3: names: found a list, expected text\n"
        "persons.yaml:5: idealloads: found '-1', expected a number from 0 to 1000000\n"
        "persons.yaml:6: idealloads: found 'many', expected a number from 0 to 1000000\n"
        "persons.yaml:7: idealloads: found 'nan', expected a number from 0 to 1000000\n"
        "persons.yaml:9: groups: a: found 'ann', expected a list\n"
        "persons.yaml:10: groups: b: found 'x y', expected a name without blanks\n"
        "persons.yaml:10: groups: b: found a list, expected a name without blanks\n"
        "persons.yaml:11: extensions: found a list, expected a map\n");
}

TEST_CASE("bad colours and unknown sections are warnings", "[roster]") {
  const Read read =
      rosterOf("colors: {ann: red, bob: 12345, cat: fffffg}\ncolours: {}\nxyzzyx: {}");
  CHECK_FALSE(read.complaints.hasErrors());
  CHECK(read.roster.colors.empty());
  REQUIRE(read.complaints.warnings().size() == 5);
  CHECK(read.complaints.warnings()[0].text() ==
        "persons.yaml:1: colors: 'red' of 'ann' is no colour, expected 3 or 6 hex digits such as "
        "fbe8bc; it is left out");
  CHECK(read.complaints.warnings()[3].text() ==
        "persons.yaml:2: the section 'colours' is unknown; did you mean 'colors'?");
  CHECK(read.complaints.warnings()[4].text() ==
        "persons.yaml:3: the section 'xyzzyx' is unknown, it is ignored");
}

TEST_CASE("a person listed twice in a section is an error", "[roster]") {
  CHECK_THROWS_AS(rosterOf("names:\n  ann: A\n  bob: B\n  ann: C\n"), Failure);
}

TEST_CASE("people must be a map or nothing", "[roster]") {
  CHECK(rosterOf("").roster.names.empty());
  CHECK(rosterOf("- ann\n").complaints.hasErrors());
}
