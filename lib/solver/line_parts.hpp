// Better weeks, some lines at a time: they dive anew while all others stay, and then answer each
// other (as `part_search` does with persons). Two parts at once.
#pragma once

#include <array>
#include <memory>

#include "solver/line_dive.hpp"
#include "solver/line_search.hpp"
#include "solver/primal.hpp"

namespace tomatic::solver {

class LineParts {
 public:
  /// Each of two threads has lines of its own, made alike.
  LineParts(const Model& model, Lines& lines, Lines& linesOfOther, std::uint64_t seed);

  /// The prices from now on, in cost units: those of SmoothLines.
  void look(std::vector<double> prices, double temperature);

  /// From now on tries these patterns of each person and day only.
  void keepTo(const Domains& domains);

  /// The better of two weeks of everybody anew, at least this share of the lines that are left
  /// settling at once; limits may be broken. Nobody's if none was found.
  Weeks dive(double share, const Stop& stop);

  /// Divides the lines into parts at random, and tries each with the incumbent, which must exist.
  /// Returns whether it improved.
  bool improve(Incumbent& incumbent, const Stop& stop);

  long long evaluations() const;
  long long descents() const { return descents_; }

 private:
  /// What a thread works with.
  struct Side {
    Side(const Model& model, Lines& lines, std::uint64_t seed);

    Random random;
    SearchState state;
    LineDive dive;
    LineSearch answers;
  };
  /// Some lines, and what became of them: nobody's weeks if nothing did.
  struct Try {
    std::vector<int> lines;
    Weeks weeks;
    Cost broken = 0;
    Cost cost = forbidden;
  };

  std::vector<int> nextLines();
  void run(Side& side, Try& made, const Weeks& others, double temperature, double share,
           const Stop& stop) const;
  void runBothSides(std::array<Try, 2>& tries, const Weeks& others, double share, const Stop& stop);
  void tryLines(Incumbent& incumbent, const Stop& stop);
  void take(const Try& made, const Weeks& before, Incumbent& incumbent);

  Random random_;
  Domains domains_;
  Lines& linesOfOther_;
  Side own_;
  Side other_;
  std::vector<double> prices_;
  double temperature_ = 1;
  std::size_t size_;        // of a part
  std::vector<int> order_;  // parts, one after the other
  std::size_t next_;
  long long descents_ = 0;
};

}  // namespace tomatic::solver
