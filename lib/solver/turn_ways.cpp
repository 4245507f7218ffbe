#include "solver/turn_ways.hpp"

namespace tomatic::solver {

TurnWays::TurnWays(const LineTurns::Graph& graph, int members)
    : graph_(graph), members_(members), next_(graph.from.size(), graph.nothing()) {
  for (int place = 0; place < nothing(); ++place) {
    for (int m = 0; m <= members; ++m) {
      const int before = from(place)[m];
      if (before < nothing()) {
        next_[at(before) + m] = place;
        mayBeEmpty_ = mayBeEmpty_ || m == members;
      }
    }
    unsigned some = 0;
    unsigned more = 0;
    for (int m = 0; m < members; ++m) {
      some |= static_cast<unsigned>(digit(place, m) > 0) << static_cast<unsigned>(m);
      more |= static_cast<unsigned>(digit(place, m) > 1) << static_cast<unsigned>(m);
    }
    some_.push_back(static_cast<std::uint8_t>(some));
    more_.push_back(static_cast<std::uint8_t>(more));
  }
}

}  // namespace tomatic::solver
