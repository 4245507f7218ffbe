#include "report/explanation.hpp"

#include <catch2/catch.hpp>

namespace tomatic {
namespace {

using solver::Cause;
using Texts = std::vector<std::string>;

/// Monday at 9 and 10, two lines; ann and ben attend two turns each, eva none.
struct Given {
  Given() {
    problem.days = {Weekday::monday};
    problem.hours = *Hours::parse({"09:00", "10:00", "11:00"});
    problem.lines = {{2, 2}};
    for (const char* id : {"ann", "ben", "eva"}) {
      Worker worker;
      worker.id = id;
      worker.load = worker.id == "eva" ? 0 : 2;
      worker.required = {TurnSet()};
      problem.workers.push_back(worker);
    }
  }

  void away(int worker, std::uint64_t turns, std::string reason) {
    BusyEntry entry;
    entry.person = problem.workers[worker].id;
    entry.required = true;
    entry.day = Weekday::monday;
    entry.turns = TurnSet(turns);
    entry.reason = std::move(reason);
    availability.add(entry);
    problem.workers[worker].required[0] = TurnSet(turns);
  }

  Texts explain(const Cause& cause) const { return explained(problem, availability, {cause}); }

  WeekProblem problem;
  Availability availability{Week(*parseDate("2020-03-02"))};
};

}  // namespace

TEST_CASE("nothing to explain is no text", "[report]") {
  const Given given;
  CHECK(explained(given.problem, given.availability, {}).empty());
}

TEST_CASE("a shortage tells who is away and why", "[report]") {
  Given given;
  given.problem.workers[0].load = 4;
  given.away(0, 1, "dentist");
  given.away(1, 1, "training");
  given.away(2, 1, "no matter: she has no load");
  CHECK(given.explain({Cause::Kind::shortage, {}, {0, 1}, 4, 2}) ==
        Texts{"at least 4 people are needed and at most 2 can attend: the whole week",
              "  dl 09:00: 2 lines, away: ann (dentist), ben (training)",
              "  nobody is away from dl 10:00"});
}

TEST_CASE("of a line's shortage only who attends it counts", "[report]") {
  Given given;
  given.problem.byLine = true;
  given.problem.workers[0].loadByLine = {2, 0};
  given.problem.workers[1].loadByLine = {0, 2};
  given.problem.workers[2].loadByLine = {0, 0};
  given.away(0, 1, "dentist");
  given.away(1, 1, "training");
  Cause cause{Cause::Kind::shortage, {}, {0}, 1, 0};
  cause.line = Line{1};
  CHECK(given.explain(cause) ==
        Texts{"at least 1 people are needed and at most 0 can attend: dl 09:00, line L2",
              "  dl 09:00: 1 line, away: ben (training)"});
  cause = {Cause::Kind::shortage, {}, {0, 1}, 3, 2};
  cause.line = Line{0};
  CHECK(given.explain(cause).back() == "  the loads add up to 2 turns: give somebody more");
}

TEST_CASE("loads that are too small are told as such, whoever is away", "[report]") {
  Given given;
  given.away(0, 1, "dentist");
  CHECK(given.explain({Cause::Kind::shortage, {}, {0, 1}, 5, 4}) ==
        Texts{"at least 5 people are needed and at most 4 can attend: the whole week",
              "  the loads add up to 4 turns: give somebody more"});
}

TEST_CASE("a load that fits no week tells when its person is away", "[report]") {
  Given given;
  given.away(1, 3, "leave");
  CHECK(given.explain({Cause::Kind::load, {1}, {}, 2, 0}) ==
        Texts{"ben: the load is 2 turns and at most 0 fit the week",
              "  dl 09:00: away: ben (leave)", "  dl 10:00: away: ben (leave)"});
  CHECK(given.explain({Cause::Kind::loadByLine, {0}, {}, 2, 2}) ==
        Texts{"ann: the load of 2 turns fits no week, line by line and day by day"});
}

TEST_CASE("what is forced and collides is named", "[report]") {
  const Given given;
  CHECK(given.explain({Cause::Kind::forcedDay, {0}, {0, 1}, 0, 0}) ==
        Texts{"ann: what is forced on one day breaks the rules of a day: dl 09:00, dl 10:00"});
  CHECK(given.explain({Cause::Kind::forcedWeek, {0}, {0, 1}, 2, 1}) ==
        Texts{"ann: 2 turns are forced and cannot be kept with a load of 1: dl 09:00, dl 10:00"});
  CHECK(given.explain({Cause::Kind::forcedTurn, {0, 1}, {1}, 2, 1}) ==
        Texts{"dl 10:00: 2 people are forced there and 1 fit: ann, ben"});
}

TEST_CASE("too many turns for the room, and limits that collide", "[report]") {
  const Given given;
  CHECK(given.explain({Cause::Kind::surplus, {}, {1}, 3, 2}).front() ==
        "at least 3 turns must go where 2 fit: dl 10:00");
  CHECK(given.explain({Cause::Kind::conflict, {}, {0, 1}, 1, 0}).front() ==
        "the limits of these turns cannot be kept together: the whole week");
}

TEST_CASE("several causes come one after the other", "[report]") {
  const Given given;
  const Cause first{Cause::Kind::forcedTurn, {0, 1}, {0}, 2, 1};
  const Cause second{Cause::Kind::loadByLine, {0}, {}, 2, 2};
  CHECK(explained(given.problem, given.availability, {first, second}).size() == 2);
}

}  // namespace tomatic
