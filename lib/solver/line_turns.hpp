// A line's program turn by turn, for days of many turns, where what a day costs depends only on how
// many turns and how many runs somebody works: the state within a day is how many turns each member
// has attended and who attended last. The week is put together from what each division of a day's
// turns costs; prices on the load tell which of those can be part of the cheapest week at all.
#pragma once

#include <array>
#include <optional>

#include "solver/line_program.hpp"
#include "solver/line_shape.hpp"

namespace tomatic::solver {

class LineTurns : public LineProgram {
 public:
  static constexpr std::size_t mostMembers = 8;

  /// Of a line, before its program is made.
  struct Plan {
    std::vector<LineShape> shapes;  ///< [member]
    /// In the graphs of all days: how often a place is entered by a member.
    long long arcs = 0;
  };

  using LineProgram::LineProgram;

  /// What the program will be. Nothing if a member's days are of another kind, or there are too
  /// many divisions of a day.
  std::optional<Plan> plan(const Domains& domains) const;
  /// By the plan for these domains. False if a member alone has no week. A call of cheapest() that
  /// takes more than `mostSteps` between states of the week gives up, and returns a bound only.
  bool make(Plan plan, const Domains& domains, long long mostSteps = 20'000'000);
  bool fresh() const override { return fresh_; }
  /// Whether each day alone can be divided; else the line has no week.
  bool dividesDays(const Domains& domains);
  const LineShape& shape(std::size_t member) const { return shapes_[member]; }
  int turnsIn(int code, std::size_t member) const {
    return digits_[static_cast<std::size_t>(code) * members_.size() + member];
  }
  /// The codes that may be after each turn of a day: a place each.
  struct Places {
    std::vector<int> first;  ///< by turns passed, and the end
    std::vector<int> codes;  ///< by place
  };
  /// How the places of a day are entered. Those of all days that need as many turns are the same.
  struct Graph {
    int least = 0;  ///< turns that are attended
    Places places;
    /// [place × (members + 1) + who attends, or nobody]: the place before the turn; `nothing()` if
    /// there is none.
    std::vector<int> from;
    std::vector<std::uint8_t> digits;  ///< [place × members + member]: turns

    int nothing() const { return static_cast<int>(places.codes.size()); }
  };
  const std::vector<Graph>& graphs() const { return graphs_; }
  int graphOf(int day) const { return graphOf_[day]; }
  /// Of everybody not working on any day, scaled.
  Cost base() const { return base_; }

  Cost cheapest(const LineTask& task, const Domains& domains) override;
  bool reduces() const override { return false; }
  int reduce(const LineTask&, Domains&, Cost) override { return 0; }

 private:
  /// Turns of each member, a byte each.
  using Packed = std::uint64_t;
  static constexpr unsigned packedBits = 8;  // the highest for carries
  static constexpr Packed packedMask = 0x7F;
  static constexpr int mostTurns = 16;  // of a day

  /// A way to divide a day: how many turns each attends, and the cheapest way to do so.
  struct Outcome {
    int place = 0;
    int code = 0;
    Cost value = 0;
    Cost excess = 0;  // above the day's least at the load prices
  };
  /// The cheapest way into a place.
  struct Step {
    std::uint8_t ended = 0;   // whose run just ended: nobody's, or the member's and one more
    std::uint8_t goesOn = 0;  // bits: of which members, if it is theirs, the run began earlier
  };
  struct Day {
    std::vector<Cost> price;  // [turn × (members + 1) + who attends]: that it was passed at
    std::vector<Step> steps;  // by place
    std::vector<Outcome> outcomes;
    Cost least = 0;
  };
  /// A state of the week on a way that may be the cheapest.
  struct State {
    Packed used = 0;
    Cost excess = 0;
    int before = 0;   // index of the state of the day before
    int outcome = 0;  // of the day
  };

  /// What a turn costs: [member], `barred` for who may not; and [member × (mostTurns + 1) + turns
  /// of the day, with this one], whatever it is, and if it begins another run.
  struct TurnCost {
    std::array<Cost, mostMembers> price{};
    std::array<Cost, mostMembers*(mostTurns + 1)> more{};
    std::array<Cost, mostMembers*(mostTurns + 1)> another{};
    Cost empty = 0;  ///< of a cell that nobody attends
  };
  using PassTurn = void (LineTurns::*)(const Graph&, Day&, int turn, const TurnCost&);

  bool beginWithAnyWeek(const Domains& domains);
  long long countArcs(const std::vector<LineShape>& shapes) const;
  void makeCodes();
  Graph makeGraph(int least) const;
  void passDay(const LineTask& task, const Domains& domains, int day);
  bool takePrices(const LineTask& task, const Domains& domains, int day);
  template <int members>
  void passTurn(const Graph& graph, Day& day, int turn, const TurnCost& cost);
  static PassTurn passTurnOf(std::size_t members);
  void takeLoadPrices(const std::vector<Cost>& prices);
  Cost priceLoads();
  std::size_t membersOfFirst() const { return (members_.size() + 1) / 2; }
  void priceHalves(const std::vector<Cost>& prices);
  /// What the turns of a division of a day are worth at the prices of the last priceHalves().
  Cost worth(int code) const {
    return worthOfFirst_[firstHalf_[code]] + worthOfSecond_[secondHalf_[code]];
  }
  Cost lowest(const std::vector<Cost>& prices, std::vector<Cost>& gap);
  void makeWindows();
  /// Whether the state after so many days leads to an end that is allowed.
  bool leadsOn(int days, Packed used) const {
    constexpr Packed high = 0x8080808080808080;
    return (((most_ | high) - used) & ((used | high) - least_[days]) & high) == high;
  }
  void joinDays(Cost room);
  void reach(std::vector<State>& states, const State& state);
  void rehash(const std::vector<State>& states, std::size_t size);
  void narrow(std::vector<State>& states);
  void chooseDay(int day, int place);

  Cost base_ = 0;  // of everybody not working on any day
  std::vector<LineShape> shapes_;
  std::vector<int> codeStride_;  // by member, and how many codes there are
  // By code: the turns of the first half of the members, and of the others, as numbers.
  std::vector<int> firstHalf_;
  std::vector<int> secondHalf_;
  std::vector<std::uint8_t> digits_;  // [code × members + member]: turns
  std::vector<Packed> stepOf_;        // by code: turns of each
  std::vector<Graph> graphs_;
  std::vector<int> graphOf_;  // by day
  std::vector<Day> days_;
  // By place, and behind the last: what is spent when nobody works on; [place × members + member]:
  // and when they may.
  std::vector<Cost> closed_;
  std::vector<Cost> run_;
  std::vector<Cost> loadPrice_;  // by member; nearly right for the next call too
  std::vector<Cost> loadStep_;
  std::vector<Cost> worthOfFirst_;
  std::vector<Cost> worthOfSecond_;
  int pricings_ = 200;         // more for the first call
  std::vector<Packed> least_;  // by days passed: used at least
  Packed most_ = 0;
  std::vector<Cost> leastFinal_;  // by member: of the end of the week at the load prices
  Cost room_ = scale;             // that the last call needed
  std::vector<int> slots_;        // of a hash table: states by what is used
  bool fresh_ = false;
  long long mostSteps_ = 0;
  long long steps_ = 0;  // of the last call, from state to state
  Cost leftByRoom_ = 0;
  Cost leftByWidth_ = 0;
  std::size_t width_ = 0;
  std::vector<std::vector<State>> states_;  // by day
};

}  // namespace tomatic::solver
