// A line's program over whole patterns, for days of few turns: a day is a graph in which members
// choose their turns one after the other; the state between days is how much of everybody's load
// is used. Holds its graphs.
#pragma once

#include "solver/line_program.hpp"

namespace tomatic::solver {

class LinePatterns : public LineProgram {
 public:
  using LineProgram::LineProgram;

  /// Makes the graphs for what the domains leave. False if they would have more than `mostArcs`.
  bool make(const Domains& domains, long long mostArcs);
  void fit(const Domains& domains) override;
  long long arcs() const { return arcs_; }

  Cost cheapest(const LineTask& task, const Domains& domains) override;
  int reduce(const LineTask& task, Domains& domains, Cost most) override;

  /// A whole member's pattern; of one who attends other lines too, a set of turns whatever they do
  /// elsewhere.
  struct Choice {
    int member = 0;
    Part part;
  };
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
    std::vector<Choice> choices;             // a member after the other
    std::vector<std::vector<int>> choiceOf;  // [member][pattern]; -1: none
    std::vector<Cost> cost;                  // by choice
    Graph graph;                             // from node 0 to the outcomes
    std::vector<int> outcomes;               // by outcome: its node
    Graph week;                              // the states after the day, entered from those before
    std::vector<Cost> value;                 // by node
    std::vector<Cost> stateValue;            // by state after the day
  };

  /// As made last.
  const std::vector<Day>& days() const { return days_; }
  /// What the week may have used at the end, a state each.
  const std::vector<int>& finalStates() const { return finalStates_; }

 private:
  struct Draft;
  struct Join;

  void makeChoices(const Domains& domains, int day);
  bool draftDay(int day, long long mostArcs, Draft& draft) const;
  bool joinDays(std::vector<Draft>& drafts, long long mostArcs);
  void finishDay(Day& day, Draft& draft);
  template <typename Ways>
  Graph graphOf(const Ways& ways, const std::vector<int>& from, const std::vector<int>& to,
                const std::vector<int>& label);
  void fillCosts(const LineTask& task, const Domains& domains, int day);
  void choose(int state);

  long long arcs_ = 0;
  std::vector<Day> days_;
  std::vector<int> finalStates_;
  std::vector<Cost> finalCosts_;  // of each
};

}  // namespace tomatic::solver
