// Branch and bound over one model: bounds from the dual, answers from the primal, patterns removed
// by reduced cost, and branching on who attends what. Ends with a proof, or when told to stop.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "solver/branching.hpp"
#include "solver/dual.hpp"
#include "solver/line_annealing.hpp"
#include "solver/line_dual.hpp"
#include "solver/line_kicks.hpp"
#include "solver/line_parts.hpp"
#include "solver/part_search.hpp"
#include "solver/primal.hpp"
#include "solver/recess.hpp"
#include "solver/smooth_ascent.hpp"

namespace tomatic::solver {

/// What the search did; deterministic for a seed.
struct Effort {
  long long evaluations = 0;  ///< of the dual
  long long descents = 0;     ///< of the primal, kicks of lines among them
  long long nodes = 0;        ///< of the tree, the root included
};

class Search {
 public:
  /// Weeks of cost `goodEnough` or less end the search. `changed` is called after every better week
  /// and every better bound.
  Search(const Model& model, std::uint64_t seed, Cost goodEnough, Stop stop,
         std::function<void(const Search&)> changed);
  ~Search();

  /// Call before run(): weeks to begin from, one for each person. They may break limits.
  void startFrom(Weeks start) { start_ = std::move(start); }
  /// Call before run(): bounds by person alone, as where lines are too crowded for others.
  void leaveLines() { boundsByLine_ = false; }
  void run();

  const Incumbent& incumbent() const { return incumbent_; }
  /// No feasible week costs less; `forbidden` when it is proven that there is none.
  Cost bound() const { return bound_; }
  /// The incumbent is optimal, or there is no feasible week.
  bool proven() const { return bound_ >= incumbent_.cost || bound_ >= forbidden; }
  Effort effort() const;

 private:
  struct Node {
    Domains domains;
    Prices prices;
    Cost bound = -forbidden;
    int depth = 0;
  };

  static constexpr int longestRecess = 7;     // of what gains nothing, in rounds
  static constexpr int rootSteps = 4000;      // of subgradients
  static constexpr int firstSweeps = 1500;    // of annealing; twice as many each time
  static constexpr int nearnessOfLines = 16;  // of the first target of a bound by line

  bool descend(const Weeks& start, const Domains& domains);
  bool descend(const Weeks& start, const Domains& domains, const Stop& stop);
  bool dive(SmoothAscent& ascent, const Domains& domains, double last);
  void lookParts(const Node& root);
  Domains patternsBelow(const Node& root);
  void lookBelow(const Node& root);
  void diveBelow(const Node& root, const Domains& near);
  bool climbPlainly(Node& root);
  void improveParts();
  bool climb(Node& node, Ascent& ascent, int steps);
  bool findAny();
  Prices searchWithoutLines();
  Prices searchWhole(const Model& whole, Incumbent& best, long long mostDescents);
  void divideWhole(const Model& whole, const Weeks& weeks);
  bool anneal(const Assignment& start);
  void annealAgain();
  Prices climbSmoothly(Node& root);
  bool stageByLine(SmoothAscent& ascent, const Domains& domains);
  bool dividesDays() const;
  bool climbLines(Node& root);
  bool climbWhileRising(Node& root);
  void makeLineParts();
  bool kickUntilAny(const Weeks& weeks);
  bool diveLines(const std::vector<double>& prices, double temperature, double shareOfRound);
  bool improveLines();
  bool kickLines();
  bool climbQuickLines(Node& root);
  bool climbBelow(const Node& root, Node& below, Cost reach, int steps);
  void divesByLine(const Node& below, const Domains& domains);
  Node diveBelowByLine(Node& root, Cost& reach);
  Prices pricesOfDives(const Node& below);
  bool climbBySlot(Node& root);
  void useSlots(bool use, Node& root);
  void fitLines(const Domains& domains);
  void runParts(Node& root);
  bool closeSmoothly(Node& below);
  void runTrees(Node& root);
  int removeDear(Node& node);
  int removeDear(Node& node, Cost value);
  void grow(const Node& root, long long mostNodes);
  std::optional<Branch> chooseBranch(const Node& node, const Ascent& ascent);
  double sideGain(const Node& node, const Branch& branch, bool with, Cost value);
  std::unique_ptr<Node> split(Node& node);
  std::unique_ptr<Node> child(const Node& node, const Branch& branch, bool with) const;
  void raiseBound(Cost bound);
  bool finished() const;
  bool isFar() const;
  /// Only weeks that cost less are looked for.
  Cost ceiling() const;

  const Model& model_;
  std::uint64_t seed_;
  Cost unit_;
  Cost goodEnough_;
  Stop stop_;
  std::function<void(const Search&)> changed_;
  Dual dual_;
  std::unique_ptr<Lines> lines_;
  std::unique_ptr<LineDual> lineDual_;
  std::unique_ptr<Slots> slots_;
  std::unique_ptr<LineDual> slotDual_;  // lines and slots
  Prices otherPrices_;                  // of the root, for the one of both that is not in use
  bool slotsRaise_ = false;             // by a fair part of the gap
  Relaxation* relaxation_ = &dual_;     // what bounds come from
  Primal primal_;
  std::unique_ptr<PartSearch> parts_;     // without bounds by line
  std::unique_ptr<Lines> linesOfOther_;   // of the second thread
  std::unique_ptr<LineParts> lineParts_;  // with bounds by line
  std::unique_ptr<LineKicks> lineKicks_;  // where days are long
  bool isTight_ = false;                  // with long days by line: descents alone find no week
  Recess partRecess_{longestRecess};
  Recess kickRecess_{longestRecess};
  bool boundsByLine_ = true;
  std::unique_ptr<LineAnnealing> annealing_;
  int sweeps_ = firstSweeps;  // of annealing next time
  double warmest_ = 0;        // of annealing, in units of cost
  Prices rootPrices_;         // the best that were found for the root
  Weeks start_;
  Incumbent incumbent_;
  Cost aim_ = forbidden;  // what the tree looks below; a week found may lower the ceiling further
  std::vector<std::unique_ptr<Node>> open_;
  Cost bound_ = 0;  // no rule has a negative cost
  long long evaluations_ = 0;
  long long nodes_ = 0;
  bool carefully_ = true;  // the last tree looked ahead before it branched
};

}  // namespace tomatic::solver
