// With loads by line: who shares each line, and the programs that divide it.
#pragma once

#include <memory>
#include <vector>

#include "solver/line_program.hpp"

namespace tomatic::solver {

class Lines {
 public:
  /// Nothing if the week is not by line, a cell may be shared, or the graphs of all lines would
  /// have more than `mostArcs` in all. Days of up to `fewTurns` are gone through pattern by
  /// pattern.
  static std::unique_ptr<Lines> make(const Model& model, long long mostArcs = mostLineArcs,
                                     int fewTurns = usualFewTurns);
  /// For these domains and smaller ones only.
  static std::unique_ptr<Lines> make(const Model& model, const Domains& domains,
                                     long long mostArcs = mostLineArcs,
                                     int fewTurns = usualFewTurns);

  static constexpr long long mostLineArcs = 8'000'000;
  static constexpr int usualFewTurns = 6;

  /// Makes smaller programs for what the domains leave; those of before may be larger or smaller.
  void fit(const Domains& domains);

  const std::vector<std::unique_ptr<LineProgram>>& programs() { return programs_; }
  /// Of the graphs of all lines whose days are of few turns.
  long long arcs() const { return arcs_; }
  /// Whether a person attends more than one line, or none: such a week is not made by one line.
  bool wholeOf(int person) const { return whole_[person] != 0; }
  bool anySplit() const { return anySplit_; }
  /// The prices of a bound by line, in this order: of the model's counters; for each person of
  /// several lines, one an item, that they agree with those lines (-1: no such person); and for
  /// each line, one a member, on their load, which only some bounds have.
  int firstAgreement(int person) const { return firstAgreement_[person]; }
  std::size_t firstLoad(int line) const { return firstLoad_[line]; }
  std::size_t pricesWithoutLoads() const { return pricesWithoutLoads_; }
  std::size_t prices() const { return prices_; }
  /// Whether a division takes so long that two threads pay, and everything else goes first.
  bool heavy() const { return heavy_; }

 private:
  bool addAllByPattern(const Model& model, std::vector<std::vector<LineMember>> members,
                       const Domains& domains, long long mostArcs);
  bool addAllByTurn(const Model& model, std::vector<std::vector<LineMember>> members,
                    const Domains& domains);
  void numberPrices(const Model& model);

  std::vector<std::unique_ptr<LineProgram>> programs_;
  long long arcs_ = 0;
  std::vector<char> whole_;
  std::vector<int> firstAgreement_;     // by person
  std::vector<std::size_t> firstLoad_;  // by line
  std::size_t pricesWithoutLoads_ = 0;
  std::size_t prices_ = 0;
  bool anySplit_ = false;
  bool heavy_ = false;
};

}  // namespace tomatic::solver
