// With loads by line: who may take the cells of each slot, and the programs that fill them. Where
// the bound by line has them, a price for each who may take a cell makes lines and slots agree.
#pragma once

#include <memory>
#include <vector>

#include "solver/slot_program.hpp"

namespace tomatic::solver {

class Slots {
 public:
  /// Nothing if there are too many lines or items a day, or the graph of a slot would have more
  /// arcs. The lines must outlive it.
  static std::unique_ptr<Slots> make(const Model& model, Lines& lines,
                                     long long mostArcs = mostSlotArcs);

  static constexpr long long mostSlotArcs = 20'000;

  /// Makes smaller graphs for what the domains leave, and for smaller domains only.
  void fit(const Domains& domains);

  const std::vector<SlotProgram::Taker>& takers() const { return takers_; }
  std::size_t firstTaker(std::size_t line) const { return firstTaker_[line]; }
  /// Of a taker in a slot: behind the prices of Lines.
  std::size_t price(std::size_t taker, int slot) const {
    return firstPrice_ + taker * static_cast<std::size_t>(model_.slots()) +
           static_cast<std::size_t>(slot);
  }
  /// Of a member of a line.
  std::size_t price(int line, std::size_t member, int slot) const {
    return price(firstTaker_[static_cast<std::size_t>(line)] + member, slot);
  }
  std::size_t prices() const { return price(takers_.size(), 0); }

  /// Fills all slots with whom the domains allow, at the prices of the counters and the takers;
  /// `forbidden` if a slot cannot be filled. Who takes cells, and where they count, goes off the
  /// gaps, which hold what the lines choose: among equals that is chosen.
  Cost fill(const Prices& prices, const Domains& domains, std::vector<int>& gaps);
  /// Removes from the domains the patterns that only fillings have which are by more than `room`
  /// dearer than the cheapest. Returns how many; -1 if a slot cannot be filled.
  int reduce(const Prices& prices, Domains& domains, Cost room);

 private:
  Slots(const Model& model, Lines& lines);

  bool takePatterns();
  bool makeGraphs(const Domains& domains, long long mostArcs);
  void look(const Domains& domains);
  const LineMember& memberOf(std::size_t taker) const;
  int itemOf(std::size_t taker, int slot) const;
  template <typename Each>
  void forEachClosed(int slot, Each each) const;
  Cost cheapest(const Prices& prices, int slot);
  void likeChosen(int slot, const std::vector<int>& gaps);

  const Model& model_;
  Lines& lines_;
  std::vector<SlotProgram::Taker> takers_;
  std::vector<std::size_t> firstTaker_;  // by line
  std::size_t firstPrice_;
  std::vector<std::unique_ptr<SlotProgram>> programs_;  // by slot
  std::vector<std::vector<std::uint64_t>> itemsOf_;     // [table][pattern]: bits
  std::vector<std::vector<std::uint64_t>> may_;         // [person][day]: items
  std::vector<std::vector<std::uint64_t>> must_;        // likewise
  SlotProgram::ByChoice<Cost> price_;                   // of the slot at hand
  SlotProgram::ByChoice<char> liked_;
};

}  // namespace tomatic::solver
