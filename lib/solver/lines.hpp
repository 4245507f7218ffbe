// With loads by line: who shares each line, and the programs that divide it.
#pragma once

#include <memory>
#include <vector>

#include "solver/line_program.hpp"

namespace tomatic::solver {

class Lines {
 public:
  /// Nothing if the week is not by line, a cell may be shared, or the graphs of all lines would
  /// have more than `mostArcs` in all.
  static std::unique_ptr<Lines> make(const Model& model, long long mostArcs = mostLineArcs);

  static constexpr long long mostLineArcs = 400'000;

  std::vector<LineProgram>& programs() { return programs_; }
  /// Whether a person attends more than one line, or none: such a week is not made by one line.
  bool wholeOf(int person) const { return whole_[person] != 0; }
  bool anySplit() const { return anySplit_; }

 private:
  std::vector<LineProgram> programs_;
  std::vector<char> whole_;
  bool anySplit_ = false;
};

}  // namespace tomatic::solver
