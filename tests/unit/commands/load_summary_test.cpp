#include "commands/load_summary.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace tomatic {
namespace {

/// One person; what is asked of whom is of no matter here.
ShiftLoad someLoad() {
  ShiftLoad load;
  PersonLoad row;
  row.person = "núria";
  row.ideal = 7.5;
  row.proportional = 15.0 / 7;
  row.compensated = 3;
  row.overload = -0.0;
  load.people = {row};
  load.load.turns = {{"núria", 3}};
  load.load.empty = 1;
  load.lines = {{2, 1}, {1, 0}};
  return load;
}

}  // namespace

TEST_CASE("the table is for people, with few decimals and the sums", "[commands]") {
  const std::string table = summaryTable(someLoad());
  CHECK_THAT(table, Catch::Contains("\nnúria     7.5          2.14 "));
  CHECK_THAT(table, Catch::Contains("\nall       7.5 "));
  CHECK_THAT(table, !Catch::Contains("-0"));
}

TEST_CASE("the TSV has titles, every decimal that counts and no sums", "[commands]") {
  CHECK(summaryAsTsv(someLoad()) ==
        "person\tideal\tproportional\taugmented\tcapacity\tbound\tlimited\tcomplete\tcompensated\t"
        "final\toverload\tloaded credit\tinitial credit\tfinal credit\n"
        "núria\t7.5\t2.142857\t0\t0\t0\t0\t0\t3\t3\t0\t0\t0\t0\n");
}

TEST_CASE("the document holds rows by name, and lines only with a load by line", "[commands]") {
  ShiftLoad load = someLoad();
  auto document = loadAsJson(load);
  CHECK(document["lines"] == 2);
  CHECK(document["cells"] == 4);
  CHECK(document["empty"] == 1);
  CHECK(document["people"][0]["person"] == "núria");
  CHECK(document["people"][0]["final"] == 3);
  CHECK(document["people"][0]["final"].is_number_integer());
  CHECK(document["people"][0]["ideal"] == 7.5);
  CHECK(document["byLine"].is_null());

  load.load.byLine = {{"núria", {2, 1}}};
  load.load.emptyByLine = {1, 0};
  document = loadAsJson(load);
  CHECK(document["byLine"]["núria"] == std::vector{2, 1});
  CHECK(document["byLine"]["ningu"] == std::vector{1, 0});
}

}  // namespace tomatic
