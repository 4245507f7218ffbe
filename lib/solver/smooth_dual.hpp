// The dual (see dual.hpp) with its minima made smooth: each minimum over a person's weeks by the
// forward-backward recursion over the days, and each over a counter's counts. Without loads by
// line.
#pragma once

#include <vector>

#include "solver/smooth_function.hpp"

namespace tomatic::solver {

class SmoothDual : public SmoothFunction {
 public:
  explicit SmoothDual(const Model& model);

  std::size_t prices() const override { return gradient_.size(); }
  void look(const Domains& domains) override;
  void evaluate(const std::vector<double>& prices, double temperature,
                QuasiNewton::Point& point) override;

  /// Of the last evaluation, how likely each person attends each slot: [person × slots + slot].
  const std::vector<float>& shares() const { return shares_; }

 private:
  struct Choice {
    double cost = 0;              // without prices
    std::uint32_t firstSlot = 0;  // into slots_
    std::uint16_t count = 0;      // of slots
    std::uint16_t usage = 0;
  };

  /// A usage of a day from one state to another, on a week that counts.
  struct Arc {
    std::uint32_t from = 0;   // [day × states + state]
    std::uint32_t to = 0;     // of the next day
    std::uint32_t usage = 0;  // [day × usages + usage]
    double weight = 0;        // relative to the cheapest way to where it ends
  };
  /// What counts cost, those that are allowed: around the cheapest if a limit lies between.
  struct Counts {
    std::uint32_t first = 0;  // into countCost_
    int low = 0;              // the first of them
    int size = 0;
    int cheapest = 0;  // of the last evaluation, from low on
  };

  void addCounts(const Counter& counter);
  bool settle(int index, const std::vector<std::vector<std::uint16_t>>& allowed);
  double person(int index, const std::vector<double>& prices);
  void priceDays(int index, const std::vector<double>& prices);
  double findWays(const WeekSpace& space, std::size_t usages);
  void findArcs(const WeekSpace& space, std::size_t usages, double cheapest);
  void weighChoices(int index, std::size_t usages, double cheapest);
  double weighWeeks(const WeekSpace& space);
  void addShares(int index, std::size_t usages);
  double counter(int index, double price);

  const Model& model_;
  double temperature_ = 1;
  std::vector<Counts> counts_;  // by counter
  std::vector<double> countCost_;
  std::vector<std::uint32_t> firstChoice_;  // [person × days + day], and the end
  std::vector<Choice> choices_;
  std::vector<std::uint16_t> slots_;
  // Who has one week only is counted once for all evaluations.
  std::vector<char> settled_;
  double settledCost_ = 0;
  std::vector<int> settledCounts_;  // by counter
  std::vector<double> gradient_;
  std::vector<double> curvature_;
  std::vector<float> shares_;
  // Of the person at hand.
  std::vector<double> slotPrice_;
  std::vector<double> slotShare_;
  std::vector<double> cost_;     // by choice of the week
  std::vector<double> weight_;   // by choice: relative to the best of its day and usage
  std::vector<double> best_;     // [day × usages + usage]
  std::vector<double> through_;  // [day × usages + usage]: cheapest week with it
  std::vector<double> sum_;      // [day × usages + usage]: of weights
  std::vector<double> usage_;    // [day × usages + usage]: likelihood by weight
  std::vector<double> value_;    // [day × states + state]: cheapest way there
  std::vector<double> rest_;     // [day × states + state]: cheapest way from there
  std::vector<Arc> arcs_;        // day by day
  std::vector<double> there_;    // [day × states + state]: weight of all ways there
  std::vector<double> onward_;   // [day × states + state]: weight of all ways from there
};

}  // namespace tomatic::solver
