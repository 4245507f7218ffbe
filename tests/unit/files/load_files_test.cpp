#include "files/load_files.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"
#include "unit/shared_data.hpp"

using namespace tomatic;
using Catch::Matchers::Contains;

TEST_CASE("a load gives turns by person, and the empty cells", "[files]") {
  Complaints complaints;
  const Load load =
      parseLoadMap("ningu: 2\nmel: 0\nno: 3\n1e3: 1\n", "carrega-2020-03-02.yaml", complaints);
  CHECK(errorsOf(complaints).empty());
  CHECK(load.turns == std::map<PersonId, int>{{"1e3", 1}, {"mel", 0}, {"no", 3}});
  CHECK(load.empty == 2);
  CHECK(load.total() == 6);
  CHECK_FALSE(load.isByLine());
  CHECK(load.source == "carrega-2020-03-02.yaml");
  CHECK(loadAsYaml(load) == "'1e3': 1\nmel: 0\n'no': 3\nningu: 2\n");
}

TEST_CASE("every bad load is told", "[files]") {
  Complaints complaints;
  parseLoadMap("a: -1\nb: 1.5\nc: x\nd:\ne: 1000001\nf: 2\n", "load.yaml", complaints);
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{
            "load.yaml:1: a: found '-1', expected an integer from 0 to 1000000",
            "load.yaml:2: b: found '1.5', expected an integer from 0 to 1000000",
            "load.yaml:3: c: found 'x', expected an integer from 0 to 1000000",
            "load.yaml:4: d: found nothing, expected an integer from 0 to 1000000",
            "load.yaml:5: e: found '1000001', expected an integer from 0 to 1000000"});
}

TEST_CASE("an id may stand once in a load", "[files]") {
  Complaints complaints;
  parseLoadMap("a: 1\nb: 2\na: 3\n", "load.yaml", complaints);
  parseLoadTable("a\t1\nb\t2\na\t3\n", "load.csv", 1, complaints);
  const auto errors = errorsOf(complaints);
  REQUIRE(errors.size() == 2);
  CHECK_THAT(errors[0], Contains("load.yaml:3"));
  CHECK(errors[1] == "load.csv:3: 'a' a second time, first in line 1: expected once");
}

TEST_CASE("a table gives loads by line", "[files]") {
  Complaints complaints;
  const Load load = parseLoadTable("\xEF\xBB\xBFmel\t1\t0\r\nningu\t0\t2\r\n\r\nabbie\t2\t3\r\n",
                                   "carrega.csv", 2, complaints);
  CHECK(errorsOf(complaints).empty());
  CHECK(load.byLine == std::map<PersonId, std::vector<int>>{{"abbie", {2, 3}}, {"mel", {1, 0}}});
  CHECK(load.turns == std::map<PersonId, int>{{"abbie", 5}, {"mel", 1}});
  CHECK(load.emptyByLine == std::vector<int>{0, 2});
  CHECK(load.empty == 2);
  CHECK(loadAsTable(load) == "abbie\t2\t3\nmel\t1\t0\nningu\t0\t2\n");
}

TEST_CASE("a table without nobody has no empty cells", "[files]") {
  Complaints complaints;
  const Load load = parseLoadTable("mel\t1\t0\n", "carrega.csv", std::nullopt, complaints);
  CHECK(load.empty == 0);
  CHECK(load.emptyByLine == std::vector<int>{0, 0});
  CHECK_FALSE(parseLoadTable("", "carrega.csv", 4, complaints).isByLine());
  CHECK(errorsOf(complaints).empty());
}

TEST_CASE("every bad row of a table is told", "[files]") {
  Complaints complaints;
  const Load load = parseLoadTable(
      "a\t1\t2\nb\t1\nc\t1\t2\t3\nd\t-1\tx\ne,1,2\nf\t\t1\ng\t1\t99999999999999999999\n",
      "carrega.csv", 2, complaints);
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{
            "carrega.csv:2: 1 columns after 'b', expected 2 integers, one per line, separated by "
            "tabs",
            "carrega.csv:3: 3 columns after 'c', expected 2 integers, one per line, separated by "
            "tabs",
            "carrega.csv:4: found '-1' for L1 of 'd', expected an integer from 0 to 1000000",
            "carrega.csv:4: found 'x' for L2 of 'd', expected an integer from 0 to 1000000",
            "carrega.csv:5: 0 columns after 'e,1,2', expected 2 integers, one per line, separated "
            "by tabs",
            "carrega.csv:6: found '' for L1 of 'f', expected an integer from 0 to 1000000",
            "carrega.csv:7: found '99999999999999999999' for L2 of 'g', expected an integer from 0 "
            "to 1000000"});
  CHECK(load.turns.size() == 1);
}

TEST_CASE("rows of a table have as many columns as the first", "[files]") {
  Complaints complaints;
  parseLoadTable("a\t1\t2\nb\t1\n", "carrega.csv", std::nullopt, complaints);
  CHECK(errorsOf(complaints).size() == 1);
}

TEST_CASE("sums stay within an integer", "[files]") {
  std::string text;
  for (int i = 0; i < 1100; ++i) {
    text.append("p").append(std::to_string(i)).append(": 1000000\n");
  }
  Complaints complaints;
  parseLoadMap(text, "load.yaml", complaints);
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{
            "load.yaml: loads add up to 1100000000 turns, expected at most 1000000000"});

  std::string row = "mel";
  for (int i = 0; i < 3000; ++i) {
    row += "\t1000000";
  }
  Complaints ofTable;
  parseLoadTable(row, "load.csv", std::nullopt, ofTable);
  CHECK(errorsOf(ofTable) ==
        std::vector<std::string>{
            "load.csv: loads add up to 3000000000 turns, expected at most 1000000000"});
}

TEST_CASE("a load is of persons", "[files]") {
  Complaints complaints;
  parseLoadTable("\t1\t2\na b\t1\t2\n", "carrega.csv", std::nullopt, complaints);
  parseLoadMap("a b: 1\n'': 2\n", "carrega.yaml", complaints);
  CHECK(errorsOf(complaints) ==
        std::vector<std::string>{
            "carrega.csv:1: found '' before the first tab, expected the id of a person",
            "carrega.csv:2: found 'a b' before the first tab, expected the id of a person",
            "carrega.yaml:1: turns of each person: found 'a b', expected a name without blanks",
            "carrega.yaml:2: turns of each person: found '', expected a name without blanks"});
}

TEST_CASE("real loads come back byte for byte", "[files][shared]") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  for (const std::string name :
       {"load-2020-03-02/carrega.expected", "week-2022-07-11/carrega-2lines.expected",
        "week-2022-07-11/carrega-4lines.expected"}) {
    CAPTURE(name);
    Complaints complaints;
    const Load load = readLoad({*shared, name + ".yaml", true}, std::nullopt, complaints);
    const Load table = readLoad({*shared, name + ".csv", true}, std::nullopt, complaints);
    CHECK(errorsOf(complaints).empty());
    CHECK(loadAsYaml(load) == readFile(*shared / (name + ".yaml")));
    CHECK(loadAsTable(table) == readFile(*shared / (name + ".csv")));
    CHECK(loadAsYaml(table) == loadAsYaml(load));
  }
}

TEST_CASE("a real table by line is read", "[files][shared]") {
  const auto shared = sharedData();
  if (!shared) {
    return;
  }
  Complaints complaints;
  const Load load = readLoad({*shared, "week-2019-10-28/carrega.csv", true}, 6, complaints);
  CHECK(errorsOf(complaints).empty());
  CHECK(load.byLine.at("abbie") == std::vector<int>{0, 1, 1, 1, 1, 0});
  CHECK(load.total() == 6 * 4 * 4);
}
