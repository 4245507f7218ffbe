// A person's cheapest week made smooth by a temperature: −t log Σ exp(−cost/t) over their weeks,
// and how likely each turn is, by the forward-backward recursion over the days. Which ways through
// the states of the week there are is found once for many evaluations. In floating point: good for
// finding prices, never a bound.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/model.hpp"

namespace tomatic::solver {

class SmoothWeek {
 private:
  /// The patterns of a day that are as many turns.
  struct Option {
    std::uint32_t firstChoice = 0;
    std::uint32_t firstItem = 0;  // into items_: of its choices one after the other
    std::uint16_t count = 0;      // of items of each choice
  };
  /// An option of a day from one node to another; a node is a day and a state that is on some week.
  struct Arc {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    std::uint16_t option = 0;
  };
  /// One on weeks that are not negligible.
  struct Near {
    Arc arc;
    double weight = 0;  // relative to the cheapest way to where it ends
  };
  struct End {
    std::uint16_t node = 0;
    double cost = 0;
  };

 public:
  /// Memory of an evaluation; one per thread.
  struct Scratch {
    std::vector<double> share;  ///< by item of the week: how likely it is theirs, the outcome
    std::vector<double> slotPrice;
    std::vector<double> itemPrice;   // with loads by line: of the slot and the cell
    std::vector<double> cost;        // by choice
    std::vector<double> weight;      // by choice: relative to the best of its option
    std::vector<double> best;        // by option: of its choices
    std::vector<double> through;     // by option: cheapest week with it
    std::vector<double> sum;         // by option: of weights
    std::vector<double> likelihood;  // by option
    std::vector<double> value;       // by node: cheapest way there
    std::vector<double> rest;        // by node: cheapest way from there
    std::vector<double> there;       // by node: weight of all ways there
    std::vector<double> onward;      // by node: weight of all ways from there
    std::vector<Near> near;
  };

  SmoothWeek(const Model& model, int person);

  /// Whether nobody's week has too many states or items.
  static bool fits(const Model& model);

  /// From now on looks at these patterns of each day only.
  void look(const std::vector<std::vector<std::uint16_t>>& allowed);

  /// The value in cost units at these prices of counters, in cost units as well; `nowhere` or more
  /// if there is no week.
  double evaluate(const std::vector<double>& prices, double temperature, Scratch& scratch) const;

  static constexpr double nowhere = 1e200;
  /// In temperatures above the best, what is no longer weighed: e^−25.
  static constexpr double negligible = 25;

 private:
  void addOptions(int day, const std::vector<std::uint16_t>& allowed);
  void addArcs();
  const double* priceItems(const std::vector<double>& prices, Scratch& scratch) const;
  void priceChoices(const std::vector<double>& prices, Scratch& scratch) const;
  double findWays(Scratch& scratch) const;
  void findNear(double most, double perCost, Scratch& scratch) const;
  void weighChoices(double most, double perCost, Scratch& scratch) const;
  double weighWeeks(double cheapest, double perCost, Scratch& scratch) const;
  void addShares(Scratch& scratch) const;

  const Model& model_;
  const Person& person_;
  std::vector<double> choiceCost_;  // without prices
  std::vector<std::uint16_t> items_;
  std::vector<Option> options_;             // day by day, and the end
  std::vector<std::uint16_t> usage_;        // by option
  std::vector<std::uint32_t> firstOption_;  // by day, and the end
  std::vector<Arc> arcs_;                   // day by day
  std::vector<End> ends_;
  std::size_t nodes_ = 0;
};

}  // namespace tomatic::solver
