#include "load/capacity.hpp"

#include <algorithm>

namespace tomatic {

int dayCapacity(TurnSet free, int turns, int dailyLimit, TurnSet brunchTurns) {
  const bool brunchCounts = dailyLimit <= 2 && !brunchTurns.empty();
  int best = 0;
  for (int begin = 0; begin < turns; ++begin) {
    TurnSet run;
    for (int turn = begin; turn < turns && free.has(Turn{turn}); ++turn) {
      run.add(Turn{turn});
      if (run.size() > dailyLimit || (brunchCounts && run.contains(brunchTurns))) {
        break;
      }
      best = std::max(best, run.size());
    }
  }
  return best;
}

}  // namespace tomatic
