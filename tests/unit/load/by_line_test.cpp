#include "load/by_line.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <numeric>

#include "text/complaints.hpp"

namespace tomatic {
namespace {

int sum(const std::vector<int>& row) {
  return std::accumulate(row.begin(), row.end(), 0);
}

}  // namespace

TEST_CASE("a line's share is the number of turns that have it") {
  CHECK(lineShares({{2, 2}, {2, 2}}) == std::vector{4, 4});
  CHECK(lineShares({{1, 3}, {0, 2}}) == std::vector{3, 2, 1});
  CHECK(lineShares({}).empty());
}

TEST_CASE("the most loaded choose first, each the emptiest line, nobody last") {
  Load load;
  load.turns = {{"anna", 1}, {"bea", 3}, {"carl", 2}, {"dora", 0}};
  load.empty = 2;
  splitByLine(load, {4, 4});
  CHECK(load.byLine["bea"] == std::vector{3, 0});
  CHECK(load.byLine["carl"] == std::vector{0, 2});
  CHECK(load.byLine["anna"] == std::vector{0, 1});
  CHECK(load.byLine["dora"] == std::vector{0, 0});
  CHECK(load.emptyByLine == std::vector{1, 1});
}

TEST_CASE("what a line cannot take goes to the next") {
  Load load;
  load.turns = {{"anna", 5}, {"bea", 1}};
  splitByLine(load, {3, 2, 1});
  CHECK(load.byLine["anna"] == std::vector{3, 2, 0});
  CHECK(load.byLine["bea"] == std::vector{0, 0, 1});
}

TEST_CASE("a load that does not fill the lines is refused") {
  Load load;
  load.turns = {{"anna", 5}};
  CHECK_THROWS_WITH(splitByLine(load, {3, 3}),
                    "a load of 5 turns cannot be shared evenly among 2 lines, expected 6");
  CHECK_THROWS_WITH(splitByLine(load, {2, 1}), "the load is of 5 turns, but the lines take 3");
  CHECK_THROWS_AS(splitByLine(load, {}), Failure);
}

TEST_CASE("whatever the loads, rows sum to the load and columns to the share") {
  CHECK(rc::check([] {
    const auto shares =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12)));
    int rest = sum(shares);
    Load load;
    for (int i = 0; i < 8; ++i) {
      const int turns = *rc::gen::inRange(0, rest + 1);
      load.turns[std::string(1, static_cast<char>('a' + i))] = turns;
      rest -= turns;
    }
    load.empty = rest;
    splitByLine(load, shares);
    std::vector<int> columns = load.emptyByLine;
    RC_ASSERT(sum(columns) == load.empty);
    for (const auto& [person, row] : load.byLine) {
      RC_ASSERT(sum(row) == load.turns[person]);
      for (std::size_t line = 0; line < row.size(); ++line) {
        RC_ASSERT(row[line] >= 0);
        columns[line] += row[line];
      }
    }
    RC_ASSERT(columns == shares);
  }));
}

}  // namespace tomatic
