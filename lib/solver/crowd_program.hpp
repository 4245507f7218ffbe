// The weeks of a crowd of few together. At any prices its members cost together at least what their
// cheapest weeks and the crowd's cheapest counts cost one by one; where they get into each other's
// way, more: the excess. It is found by dynamic programming over the days. The state is the load
// that each member has used; within a day, where they choose one after the other, also how many
// have each turn. Whatever is dearer than a limit is left out on the way: first each day is bounded
// alone, at a price for each turn of a load, so that the days share the limit between them. Without
// loads by line.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/crowd_choices.hpp"

namespace tomatic::solver {

class CrowdProgram {
 public:
  /// Looks at no more than about so many choices for each question.
  CrowdProgram(const Model& model, SmallCrowd crowd, long long mostWork = 100'000);

  /// Weeks cost this from now on, and are of these domains, which leave everybody some week.
  void look(const Prices& prices, const Domains& domains) { choices_.look(prices, domains); }

  /// What the cheapest weeks together cost above those one by one, scaled: exactly, if at most
  /// `limit` and little work; else that or less, but no less than it must be to exceed the limit.
  Cost excess(Cost limit);

  /// Removes the members' patterns that no weeks of an excess of at most `most` have, unless that
  /// is too much work. Returns how many; -1 if there are no such weeks.
  int reduce(Cost most, Domains& domains);

 private:
  using Load = CrowdChoices::Load;
  using Counts = CrowdChoices::Counts;
  using Option = CrowdChoices::Option;

  /// What choices may cost at most.
  struct Reach {
    Cost excess = 0;
    Cost above = 0;

    bool has(const Option& option) const {
      return option.excess <= excess && option.above <= above;
    }
  };
  /// Where some members have chosen for a day, and the cheapest way there.
  struct Node {
    Load load = 0;
    Counts counts = 0;
    Cost cost = 0;
    Cost excess = 0;
    Cost above = 0;
    Cost onward = forbidden;  // what the rest of the cheapest weeks costs
  };
  /// The cheapest choice of a day for this load.
  struct Kind {
    Load load = 0;
    Cost cost = 0;
    Cost through = forbidden;  // of the cheapest weeks, but for the cost of the day
  };
  struct State {
    Load load = 0;
    Cost cost = 0;            // of the cheapest way there
    Cost onward = forbidden;  // and from there
  };
  struct Day {
    Cost least = 0;                        // above the cheapest, whatever members choose
    std::vector<std::size_t> order;        // in which members choose
    std::vector<std::vector<Node>> nodes;  // by how many have chosen
    std::vector<Kind> kinds;               // by load
    std::vector<State> states;             // before it, by load
  };
  /// How many of those who still have to choose may have a turn, and how many have it in any case.
  struct Left {
    int some = 0;
    int all = 0;
  };

  const std::vector<CrowdChoices::Member>& members() const { return choices_.members(); }

  bool boundDays(Cost limit);
  bool putTogether(Cost most);
  Cost together() const;

  void lookAhead(int day, const Reach& reach);
  bool choose(int day, const Reach& reach, bool byLoad);
  void gather(int day);
  bool forward(int day);
  void backward(int day);
  int reduceDay(int day, Domains& domains);

  Cost dearerAt(int day, std::size_t place, Counts counts, Cost most) const;
  static Node* find(std::vector<Node>& nodes, Load load, Counts counts);
  State* stateOf(int day, Load load);

  const Model& model_;
  long long mostWork_;
  std::size_t size_;  // how many members
  CrowdChoices choices_;
  Cost most_ = 0;
  long long work_ = 0;
  std::vector<Left> left_;  // [place × turns + turn] of the day at hand
  std::vector<Day> days_;   // and what comes after the last
};

}  // namespace tomatic::solver
