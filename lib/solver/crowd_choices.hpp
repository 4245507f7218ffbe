// What the members of a crowd of few may choose on each day, and what that costs: at given prices,
// above what their cheapest weeks and the crowd's cheapest counts cost one by one. Without loads by
// line.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/relaxation.hpp"
#include "solver/week_program.hpp"

namespace tomatic::solver {

struct SmallCrowd {
  int counter = 0;           ///< its first
  std::vector<int> members;  ///< by index, ascending
};

/// Crowds of few, of which no two share anybody; the smallest first. None with loads by line.
std::vector<SmallCrowd> crowdsApart(const Model& model);

class CrowdChoices {
 public:
  using Load = std::uint64_t;    ///< a byte a member: how much of their load is used
  using Counts = std::uint64_t;  ///< four bits a turn: how many have it

  /// A pattern of a member's day.
  struct Option {
    std::uint16_t pattern = 0;
    Load load = 0;
    Counts counts = 0;
    Cost cost = 0;    ///< scaled
    Cost excess = 0;  ///< of the cheapest week with it, above the cheapest
    Cost above = 0;   ///< the day's cheapest, where each turn of the load has a price
  };
  struct Member {
    Cost cheapest = 0;  ///< week
    Cost unpriced = 0;  ///< of that: more than its days' cheapest, where the load has a price
    std::vector<std::vector<Option>> options;  ///< by day, the least excess first
    std::vector<std::vector<Cost>> onward;     ///< by day and state: the cheapest rest of the week
  };

  CrowdChoices(const Model& model, SmallCrowd crowd);

  const SmallCrowd& crowd() const { return crowd_; }

  /// The prices and the domains from now on, which leave everybody some week.
  void look(const Prices& prices, const Domains& domains);

  const std::vector<Member>& members() const { return members_; }
  /// What all members' weeks cost one by one, and are unpriced.
  Cost cheapest() const { return cheapest_; }
  Cost unpriced() const { return unpriced_; }
  /// What the members' cheapest rest of the week costs one by one; `forbidden` if there is none.
  Cost onward(int day, Load load) const;
  /// What so many in a slot cost above the cheapest number of them, at least, if up to `more` may
  /// still come; `forbidden` if they may not be.
  Cost dearer(int slot, int count, int more) const {
    const std::size_t sizes = members_.size() + 1;
    return dearer_[(slot * sizes + more) * sizes + count];
  }

  static int countOf(Counts counts, int turn) {
    return static_cast<int>(counts >> (bitsOfTurn * turn) & mostCount);
  }

 private:
  static constexpr int bitsOfTurn = 4;
  static constexpr Counts mostCount = 15;

  void lookAt(int member, const Prices& prices, const Domains& domains);
  void priceLoad(int member);
  void priceCounts(const Prices& prices);

  const Model& model_;
  SmallCrowd crowd_;
  WeekProgram program_;
  std::vector<Member> members_;
  std::vector<Cost> dearer_;  // [(slot × sizes + more) × sizes + count]
  Cost cheapest_ = 0;
  Cost unpriced_ = 0;
  std::vector<Cost> itemPrice_;
};

}  // namespace tomatic::solver
