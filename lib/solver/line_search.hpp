// Answers by line: those who attend one line only divide it anew among them, exactly, while
// everybody else stays.
#pragma once

#include <vector>

#include "solver/lines.hpp"
#include "solver/random.hpp"
#include "solver/search_state.hpp"
#include "solver/stop.hpp"

namespace tomatic::solver {

class LineSearch {
 public:
  LineSearch(const Model& model, SearchState& state, Random& random, Lines& lines);

  /// Every line in random order answers the others once, within the domains; chance decides
  /// between equals. Returns whether the weighted cost fell.
  bool sweep(const Domains& domains, const Stop& stop);
  /// The same of these lines only, whose order changes.
  bool sweep(const Domains& domains, std::vector<int>& lines, const Stop& stop);
  /// The line answers all others, as if its turns cost up to `noise`, scaled, more by chance; at
  /// least so much that it decides between equals.
  void answer(int line, const Domains& domains, Cost noise);
  /// Divides some lines, chosen at random, as is cheap at the dual prices.
  void shake(const Domains& domains, const Prices& prices);

 private:
  void answer(int line, const Domains& domains, const Prices* prices, Cost noise);
  const std::vector<Cost>& noiseOf(int line, Cost most);
  void setTask(int line, const Prices* prices, Cost mostNoise);

  const Model& model_;
  SearchState& state_;
  Random& random_;
  Lines& lines_;
  std::vector<int> order_;
  std::vector<std::vector<Cost>> ties_;  // by line: noise that decides between equals
  std::vector<Cost> noise_;              // of the line at hand
  LineTask task_;
};

}  // namespace tomatic::solver
