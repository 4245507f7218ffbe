// The cheapest way to share a line: with loads by line a handful of persons divide its cells among
// them, and dynamic programming finds the cheapest division of the whole week exactly. How depends
// on the size of a day: `line_patterns` or `line_turns`.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "solver/relaxation.hpp"

namespace tomatic::solver {

/// One of those who share a line.
struct LineMember {
  int person = 0;
  int ownLine = 0;    ///< which of their lines it is
  bool whole = true;  ///< they attend no other line
};

/// Which turns of the line a pattern of the member attends.
std::uint32_t turnsOnLine(const Model& model, const LineMember& member, std::uint16_t pattern);

/// Costs of what is not allowed, whatever comes on top; less than `forbidden`.
inline constexpr Cost barred = Cost{1} << 54;

/// What a division is asked for. Prices come on top of `scale` × the patterns' and the week's own
/// costs, which only whole members bring: those of others are charged with their own week.
struct LineTask {
  std::vector<std::vector<Cost>> price;  ///< [member][slot]: of attending the line, or `barred`
  const Weeks* kept = nullptr;           ///< if set, who attends other lines too keeps to this week
  const Cost* loadPrice = nullptr;  ///< if set, [member]: good prices of the load to begin with
};

class LineProgram {
 public:
  /// Of a member's day.
  struct Part {
    std::uint32_t turns = 0;
    std::uint16_t pattern = 0;  // only of a whole member
  };

  LineProgram(const Model& model, int line, std::vector<LineMember> members);
  LineProgram(const LineProgram&) = delete;
  LineProgram& operator=(const LineProgram&) = delete;
  virtual ~LineProgram() = default;

  int line() const { return line_; }
  const std::vector<LineMember>& members() const { return members_; }
  /// What having used so many turns of their load on this line costs a member, scaled; `barred`:
  /// not allowed.
  const std::vector<Cost>& finalOf(std::size_t member) const { return finalOf_[member]; }

  /// Of the member's load on this line, in a state of the week or a step between two.
  int turnsUsed(int state, std::size_t member) const;

  /// Makes ready for these domains and smaller ones only.
  virtual void fit(const Domains&) {}

  /// The cheapest division among what the domains allow; part() then tells it. `barred` or more if
  /// there is none.
  virtual Cost cheapest(const LineTask& task, const Domains& domains) = 0;

  /// Whether the last call told the division it found; if not, what it returned is only a bound,
  /// and the division is one of an earlier call.
  virtual bool fresh() const { return true; }

  /// The turns of the line that the member attends that day.
  std::uint32_t turnsOf(int day, int member) const { return chosen_[day][member].turns; }
  /// The pattern that a whole member works that day.
  std::uint16_t patternOf(int day, int member) const { return chosen_[day][member].pattern; }

  /// Whether reduce() does anything.
  virtual bool reduces() const { return true; }
  /// After cheapest() with the same arguments: removes from the domains of the members patterns
  /// that only divisions dearer than `most` have. Returns how many.
  virtual int reduce(const LineTask& task, Domains& domains, Cost most) = 0;

 protected:
  /// Costs from here on are those of something barred.
  static constexpr Cost dearest = barred / 2;

  /// Whether the states of the week can be numbered at all.
  bool numbered() const { return numbered_; }
  bool isOpen(int slot) const {
    return model_.counters[model_.cellCounter(slot, line_)].cost[1] < forbidden;
  }
  int leastOnDay(int day) const;
  Cost finalCost(int state) const;

  const Model& model_;
  int line_;
  std::vector<LineMember> members_;
  std::vector<int> cap_;                    // by member: of their load on this line
  std::vector<int> stride_;                 // by member: state distance of one turn
  std::vector<std::vector<Cost>> finalOf_;  // [member][turns used in the week]
  std::vector<std::vector<Part>> chosen_;   // [day][member]

 private:
  bool makeStates();

  bool numbered_;
};

}  // namespace tomatic::solver
