// The cheapest way to share a line: with loads by line a handful of persons divide its cells among
// them, and dynamic programming finds the cheapest division of the whole week exactly. A day is a
// graph in which persons choose their turns one after the other; the state between days is how much
// of everybody's load is used. Holds its graphs; one per line.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/dual.hpp"

namespace tomatic::solver {

/// One of those who share a line.
struct LineMember {
  int person = 0;
  int ownLine = 0;    ///< which of their lines it is
  bool whole = true;  ///< they attend no other line
};

/// What a member may attend of the line on a day: the pattern of a whole member; of one who attends
/// other lines too, a set of turns whatever they do elsewhere.
struct LineChoice {
  int member = 0;
  std::uint32_t turns = 0;
  std::uint16_t pattern = 0;  ///< only of a whole member
};

/// Costs of choices: [day][choice]. `barred` and above: not allowed.
using ChoiceCosts = std::vector<std::vector<Cost>>;
inline constexpr Cost barred = Cost{1} << 54;

class LineProgram {
 public:
  LineProgram(const Model& model, int line) : model_(model), line_(line) {}

  /// Makes the graphs for what the domains leave. False if they would have more than `mostArcs`.
  bool make(const std::vector<LineMember>& members, const Domains& domains, long long mostArcs);

  int line() const { return line_; }
  const std::vector<LineMember>& members() const { return members_; }
  const std::vector<LineChoice>& choices(int day) const { return days_[day].choices; }
  /// The choice that a member's pattern means on that day, or -1.
  int choiceOf(int day, int member, std::uint16_t pattern) const {
    return days_[day].choiceOf[member][pattern];
  }
  long long arcs() const { return arcs_; }

  /// The cheapest division; fills chosen() by [day][member]. `barred` or more if there is none.
  Cost cheapest(const ChoiceCosts& costs);
  const std::vector<std::vector<int>>& chosen() const { return chosen_; }

  /// After cheapest() with the same costs: of each choice, the cost of the cheapest division that
  /// has it.
  void through(const ChoiceCosts& costs, ChoiceCosts& through);

 private:
  /// A way into a node: from where, at the cost of which choice (or outcome of a day).
  struct Arc {
    int from = 0;
    int label = 0;
  };
  /// Nodes in an order in which arcs lead forward; node n is entered by arcs first[n]…first[n+1].
  struct Graph {
    std::vector<int> first;
    std::vector<Arc> arcs;
  };
  struct Day {
    std::vector<LineChoice> choices;
    std::vector<std::vector<int>> choiceOf;  // [member][pattern]
    Graph graph;                             // from node 0 to the outcomes
    std::vector<int> outcomes;               // by outcome: its node
    Graph week;                              // the states after the day, entered from those before
    std::vector<Cost> value;                 // by node
    std::vector<Cost> stateValue;            // by state after the day
  };
  struct Draft;
  struct Join;

  bool makeStates();
  void makeChoices(const Domains& domains, int day);
  bool draftDay(int day, long long mostArcs, Draft& draft) const;
  bool joinDays(std::vector<Draft>& drafts, long long mostArcs);
  void finishDay(Day& day, Draft& draft);
  template <typename Ways>
  Graph graphOf(const Ways& ways, const std::vector<int>& from, const std::vector<int>& to,
                const std::vector<int>& label);
  bool isOpen(int slot) const;
  int leastOnDay(int day) const;
  bool fits(int state, int step) const;
  Cost finalCost(int state) const;
  void choose(const ChoiceCosts& costs, int state);

  const Model& model_;
  int line_;
  long long arcs_ = 0;
  std::vector<LineMember> members_;
  std::vector<int> cap_;                    // by member: of their load on this line
  std::vector<int> stride_;                 // by member: state distance of one turn
  std::vector<std::vector<Cost>> finalOf_;  // [member][turns used in the week]
  std::vector<Day> days_;
  std::vector<Cost> finalCosts_;  // by state after the last day
  std::vector<std::vector<int>> chosen_;
};

}  // namespace tomatic::solver
