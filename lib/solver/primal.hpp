// Complete weeks from any start: answers and exchanges in turn until neither finds anything,
// heavier limits where they stay broken. Keeps the best week found.
#pragma once

#include <memory>

#include "solver/exchange.hpp"
#include "solver/line_search.hpp"
#include "solver/local_search.hpp"
#include "solver/search_state.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

/// The best feasible weeks so far.
struct Incumbent {
  Cost cost = forbidden;  ///< `forbidden`: none yet
  Weeks weeks;

  bool exists() const { return cost < forbidden; }
};

class Primal {
 public:
  Primal(const Model& model, std::uint64_t seed);

  /// From now on whole lines answer before persons do.
  void useLines(Lines& lines);

  /// Descends from these weeks. Returns whether the incumbent improved.
  bool descend(const Weeks& start, const Domains& domains, Incumbent& incumbent, const Stop& stop);
  /// Descends from the incumbent, some of whose weeks are first moved to what is cheap at the
  /// prices.
  bool descendNear(const Prices& prices, const Domains& domains, Incumbent& incumbent,
                   const Stop& stop);

  long long descents() const { return descents_; }

 private:
  bool run(const Domains& domains, Incumbent& incumbent, const Stop& stop);
  bool take(Incumbent& incumbent) const;
  bool improve(const Domains& domains, const Stop& stop);

  const Model& model_;
  Random random_;
  SearchState state_;
  LocalSearch answers_;
  Exchange exchange_;
  std::unique_ptr<LineSearch> lineAnswers_;
  bool heavyLines_ = false;
  bool onlyLines_ = false;  // nobody attends two: then lines alone find what persons would
  int persons_;
  long long descents_ = 0;
};

}  // namespace tomatic::solver
