// Weeks where many share a line, by simulated annealing: everybody attends their lines exactly as
// often as they should from the start, and one turn at a time changes its slot, with whatever is in
// its way (`cell_chains`), as in timetables of schools (Thompson and Dowsland 1998). A turn goes
// mostly next to others of the same person. Limits that are broken cost.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/cell_chains.hpp"
#include "solver/model.hpp"
#include "solver/random.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

class LineAnnealing {
 public:
  explicit LineAnnealing(const Model& model);

  /// Whether the week is of a kind this can do: with loads by line that are to be used up, days of
  /// up to 14 turns, and patterns that cost the same on whichever lines.
  bool fits() const { return fits_; }

  /// From now on, takes over what the assignment has, as far as loads allow, and places the rest
  /// where it costs the least. False if somebody's turns find no cells.
  bool begin(const Assignment& start, std::uint64_t seed);

  /// Anneals between two temperatures, in cost units; in each sweep a turn of everybody's load is
  /// tried.
  void run(double first, double last, int sweeps, const Stop& stop);

  /// As it is now: limits may be broken.
  Assignment assignment() const;
  /// With what broken limits cost.
  Cost cost() const { return cost_; }

 private:
  struct Turn {
    int person = 0;
    int slot = 0;
  };

  bool addShape(const PatternTable& table);
  bool addPerson(const Person& person);
  bool addDay(const Person& person, int day);
  bool place(int person, int line);
  void put(int person, int slot, int line);
  void take(int person, int slot);
  void chargeMoved(bool back);
  void takeBack();
  void cover(int person, int slot, int change);
  void count(int counter, int change);
  Cost itemCost(int person, int slot, int line) const;
  int slotFor(const Turn& turn);
  Cost countCost(int counter, int change) const;
  Cost exchangeCost(const Turn& turn, int to, int line, int other) const;
  Cost turnCost(int person, int from, int to, int line) const;
  bool accept(Cost change, double temperature);
  void step(double temperature);
  void moveTurn(int person, int from, int to);

  const Model& model_;
  Random random_{0};
  bool fits_;
  Cost heavy_ = 0;                          // of what is not allowed
  std::vector<std::vector<Cost>> shape_;    // [table][turns of a day]
  std::vector<std::vector<Cost>> item_;     // [person][item of the week]
  std::vector<std::uint32_t> may_;          // [person × days + day]: turns
  std::vector<std::vector<int>> ownLine_;   // [person][line]
  std::vector<std::vector<Cost>> counter_;  // [counter][count]
  CellChains cells_;
  std::vector<int> counts_;              // by counter
  std::vector<std::uint32_t> attended_;  // [person × days + day]: turns
  std::vector<Turn> turns_;
  std::vector<int> turnAt_;  // [person × slots + slot]: which of the turns
  Cost costOfNothing_;       // where nobody attends anything
  Cost cost_ = 0;
};

}  // namespace tomatic::solver
