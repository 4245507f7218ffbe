#include "settings/week_problem_maker.hpp"

#include <catch2/catch.hpp>

#include "unit/complaint_texts.hpp"

namespace tomatic {
namespace {

using Texts = std::vector<std::string>;

const Week week(*parseDate("2020-03-02"));

/// Two turns on Monday and Tuesday, two lines; ann attends three turns, ben five.
struct Given {
  Given() {
    settings.hours = *Hours::parse({"09:00", "10:00", "11:00"});
    settings.lines = LineCounts(2);
    settings.searchDays = {Weekday::monday, Weekday::tuesday};
    load.turns = {{"ann", 3}, {"ben", 5}};
    load.source = "carrega.yaml";
    rules.load = {Level::hard, 0};
    rules.loadExact = true;
  }

  WeekProblem problem() {
    complaints = Complaints();
    return makeWeekProblem(settings, roster, availability, load, rules, settings.searchDays, forced,
                           complaints);
  }

  /// What is left out of the problem.
  Texts warnings() {
    problem();
    CHECK(errorsOf(complaints) == Texts());
    return texts(complaints.warnings());
  }

  void makeByLine() {
    settings.discriminateLines = true;
    rules.loadsByLine = true;
    load.byLine = {{"ann", {3, 0}}, {"ben", {1, 4}}};
    load.emptyByLine = {0, 0};
  }

  void busy(const PersonId& person, bool required, std::uint64_t turns) {
    BusyEntry entry;
    entry.person = person;
    entry.required = required;
    entry.day = Weekday::monday;
    entry.turns = TurnSet(turns);
    entry.reason = "dentist";
    availability.add(entry);
  }

  Settings settings;
  Roster roster;
  Availability availability{week};
  Load load;
  RuleSet rules;
  std::vector<ForcedTurn> forced;
  Complaints complaints;
};

ForcedTurn turnOf(const PersonId& person, Weekday day, int turn, int line) {
  return {day, Turn{turn}, Line{line}, person, {"config.yaml", 7}};
}

}  // namespace

TEST_CASE("a problem has the week's grid, people and limits", "[settings]") {
  Given given;
  given.settings.maxTurnsPerDayByPerson = {{"ben", 1}};
  given.settings.brunchExempt = {"ann"};
  given.settings.brunchTurns = TurnSet(3);
  given.settings.maxEmptyPerTurn = 1;
  const WeekProblem problem = given.problem();
  CHECK(errorsOf(given.complaints) == Texts());
  CHECK(texts(given.complaints.warnings()) == Texts());
  CHECK(problem.dayCount() == 2);
  CHECK(problem.turns() == 2);
  CHECK(problem.cellCount() == 8);
  REQUIRE(problem.workers.size() == 2);
  CHECK(problem.workers[0].id == "ann");
  CHECK(problem.workers[0].load == 3);
  CHECK(problem.workers[0].dailyLimit == 2);
  CHECK(problem.workers[0].brunchExempt);
  CHECK(problem.workers[1].dailyLimit == 1);
  CHECK_FALSE(problem.workers[1].brunchExempt);
  CHECK(problem.brunchTurns == TurnSet(3));
  CHECK(problem.maxEmptyPerTurn == 1);
  CHECK_FALSE(problem.byLine);
}

TEST_CASE("without a brunch break no turns are for brunch", "[settings]") {
  Given given;
  given.settings.brunchTurns = TurnSet(3);
  given.settings.brunchBreak = false;
  CHECK(given.problem().brunchTurns.empty());
}

TEST_CASE("a turn that is required busy is not undesired as well", "[settings]") {
  Given given;
  given.busy("ann", true, 1);
  given.busy("ann", false, 3);
  const Worker ann = given.problem().workers[0];
  CHECK(ann.required == std::vector<TurnSet>{TurnSet(1), TurnSet()});
  CHECK(ann.undesired == std::vector<TurnSet>{TurnSet(2), TurnSet()});
}

TEST_CASE("tables seat those with load; -1 is no table", "[settings]") {
  Given given;
  given.load.turns["eva"] = 0;
  given.roster.tables = {{"ann", "3"}, {"ben", "3"}, {"eva", "-1"}, {"stranger", "3"}};
  given.settings.maxPerTable = 1;
  const WeekProblem problem = given.problem();
  REQUIRE(problem.crowds.size() == 1);
  CHECK(problem.crowds[0].kind == Crowd::Kind::table);
  CHECK(problem.crowds[0].name == "3");
  CHECK(problem.crowds[0].members == std::vector<int>{0, 1});
  CHECK(problem.crowds[0].limit == 1);
}

TEST_CASE("groups have those with load; the others are named once", "[settings]") {
  Given given;
  given.roster.groups = {{"billing", {"ben", "stranger", "ann"}}};
  given.settings.maxPhoningInGroup = {{"billing", 1}, {"nowhere", 2}};
  given.settings.minIdleInGroup = {{"billing", 0}};
  const WeekProblem problem = given.problem();
  REQUIRE(problem.crowds.size() == 2);
  CHECK(problem.crowds[0].kind == Crowd::Kind::phoning);
  CHECK(problem.crowds[0].limit == 1);
  CHECK(problem.crowds[1].kind == Crowd::Kind::idle);
  CHECK(problem.crowds[1].limit == 0);
  CHECK(problem.crowds[0].members == std::vector<int>{0, 1});
  CHECK(given.warnings() == Texts{"group billing: without load, ignored: stranger",
                                  "group nowhere: nobody is in it, so its limits mean nothing"});
}

TEST_CASE("forced turns become wishes, each once", "[settings]") {
  Given given;
  given.forced = {turnOf("ann", Weekday::tuesday, 1, 0), turnOf("ann", Weekday::tuesday, 1, 1)};
  CHECK(given.problem().workers[0].wishes == std::vector<ForcedWish>{{1, Turn{1}, {}}});
  CHECK(given.warnings() == Texts());
}

TEST_CASE("forced turns that force nothing are warnings", "[settings]") {
  Given given;
  given.busy("ann", true, 1);
  given.forced = {turnOf("stranger", Weekday::monday, 0, 0), turnOf("ann", Weekday::sunday, 0, 0),
                  turnOf("ann", Weekday::monday, 0, 0)};
  CHECK(given.warnings() ==
        Texts{"config.yaml:7: forced turn of stranger: without load, ignored",
              "config.yaml:7: forced turn of ann: dg is not scheduled, ignored",
              "config.yaml:7: forced turn of ann on dl 09:00 is ignored, they are busy: dentist"});
  CHECK(given.problem().workers[0].wishes.empty());
}

TEST_CASE("nobody forced into a turn asks for an empty cell", "[settings]") {
  Given given;
  given.forced = {turnOf("ningu", Weekday::monday, 1, 0), turnOf("ningu", Weekday::monday, 1, 1)};
  const WeekProblem problem = given.problem();
  CHECK(problem.emptyAsked == std::vector<std::vector<int>>{{0, 2}, {0, 0}});
  CHECK(problem.emptyCells.empty());
}

TEST_CASE("with loads by line, wishes and empty cells have lines", "[settings]") {
  Given given;
  given.makeByLine();
  given.forced = {turnOf("ann", Weekday::monday, 0, 0), turnOf("ningu", Weekday::monday, 1, 1),
                  turnOf("ningu", Weekday::monday, 1, 1)};
  const WeekProblem problem = given.problem();
  CHECK(problem.byLine);
  CHECK(problem.workers[1].loadByLine == std::vector<int>{1, 4});
  CHECK(problem.workers[0].wishes == std::vector<ForcedWish>{{0, Turn{0}, Line{0}}});
  CHECK(problem.emptyAsked[0][1] == 1);
  CHECK(problem.emptyCells == std::vector<EmptyCell>{{0, Turn{1}, Line{1}}});
}

TEST_CASE("rules that look at sums ignore the lines of a load", "[settings]") {
  Given given;
  given.makeByLine();
  given.rules.loadsByLine = false;
  CHECK_FALSE(given.problem().byLine);
  given.rules.loadsByLine = true;
  given.settings.discriminateLines = false;
  CHECK_FALSE(given.problem().byLine);
}

TEST_CASE("an exact load has to fill the cells", "[settings]") {
  Given given;
  given.load.turns["ben"] = 6;
  given.problem();
  CHECK(errorsOf(given.complaints) ==
        Texts{"carrega.yaml: the load is 9 turns and there are 8 cells: 1 too many"});
  given.load.turns["ben"] = 2;
  given.problem();
  CHECK(errorsOf(given.complaints) ==
        Texts{"carrega.yaml: the load is 5 turns and there are 8 cells: 3 missing (give them to "
              "somebody, or to ningu to leave them empty)"});
  given.load.empty = 3;
  given.problem();
  CHECK(errorsOf(given.complaints) == Texts());
  given.load.empty = 0;
  given.rules.loadExact = false;
  given.problem();
  CHECK(errorsOf(given.complaints) == Texts());
}

TEST_CASE("an exact load by line has to fill each line", "[settings]") {
  Given given;
  given.makeByLine();
  given.load.byLine["ben"] = {2, 3};
  given.problem();
  CHECK(errorsOf(given.complaints) ==
        Texts{"carrega.yaml: the load of L1 is 5 turns and it has 4 cells: 1 too many",
              "carrega.yaml: the load of L2 is 3 turns and it has 4 cells: 1 missing"});
}

}  // namespace tomatic
