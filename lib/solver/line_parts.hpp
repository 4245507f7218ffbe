// Better weeks, some lines at a time: they dive anew while all others stay, and then answer each
// other (as `part_search` does with persons).
#pragma once

#include "solver/line_dive.hpp"
#include "solver/line_search.hpp"
#include "solver/primal.hpp"

namespace tomatic::solver {

class LineParts {
 public:
  LineParts(const Model& model, Lines& lines, std::uint64_t seed);

  /// The prices from now on, in cost units: those of SmoothLines.
  void look(std::vector<double> prices, double temperature);

  /// A week of everybody anew, at least this share of the lines that are left settling at once;
  /// nobody's if none was found.
  Weeks dive(double share, const Stop& stop);

  /// Divides the lines into parts at random, and tries each with the incumbent, which must exist.
  /// Returns whether it improved.
  bool improve(Incumbent& incumbent, const Stop& stop);

  long long evaluations() const { return dive_.evaluations(); }
  long long descents() const { return descents_; }

 private:
  std::vector<int> nextLines();
  void tryLines(std::vector<int> lines, Incumbent& incumbent, const Stop& stop);

  Random random_;
  SearchState state_;
  LineDive dive_;
  LineSearch answers_;
  Domains full_;
  std::vector<double> prices_;
  double temperature_ = 1;
  std::size_t size_;        // of a part
  std::vector<int> order_;  // parts, one after the other
  std::size_t next_;
  long long descents_ = 0;
};

}  // namespace tomatic::solver
